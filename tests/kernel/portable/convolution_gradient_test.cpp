// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <cstddef>

#include <nervelet/kernel/kernels.hpp>

#include "support/batches.hpp"
#include "support/convolution_gradient.hpp"

using namespace support;

namespace {

template <class Windows, std::size_t Filters, class Count, class... Tag>
constexpr bool is_right(const GradientExample<Windows, Filters>& example, Count count, Tag... tag) {
    using Plain = typename GradientExample<Windows, Filters>::Plain;
    Collect<std::tuple_size<typename Plain::Parameters>::value> collect{};
    nervelet::kernel::convolution_gradient<float, Windows, Filters>(
        support::gradient(Of<typename Plain::X>{example.x}, Of<typename Plain::Z>{example.delta}, count), first,
        collect, tag...);
    return example.is_right(collect);
}

template <class Windows, std::size_t Filters>
bool is_right() {
    static const GradientExample<Windows, Filters> batch{examples};
    static const GradientExample<Windows, Filters> one{1};
    return is_right(batch, examples) && is_right(one, nervelet::kernel::OneExample{}) &&
           is_right(batch, examples, nervelet::kernel::Portable{});
}

} // namespace

#if __cplusplus >= 201703L
static_assert(is_right(GradientExample<DilatedWindows, 2>{examples}, examples), "the compiler computes the same");
#endif

TEST_CASE("convolution gradient: the numbers of its definition, each visited once, for one filter, eight and more") {
    CHECK(is_right<PlainWindows, 1>());
    CHECK(is_right<PlainWindows, 8>());
    CHECK(is_right<PaddedWindows, 11>());
    CHECK(is_right<DilatedWindows, 3>());
    CHECK(is_right<SparseWindows, 5>());
}
