// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cstddef>

#include <nervelet/kernel/kernels.hpp>

#include "support/batches.hpp"
#include "support/convolution_gradient.hpp"
#include "support/same_bits.hpp"

using namespace support;

namespace {

template <class Windows, std::size_t Filters, class Count, class... Tag>
constexpr bool is_right(const GradientExample<Windows, Filters>& example, Count count, Tag... tag) {
    using Plain = typename GradientExample<Windows, Filters>::Plain;
    Collect<std::tuple_size<typename Plain::Parameters>::value> collect{};
    nervelet::kernel::convolution_gradient<float, Windows, Filters, Filters, Filters>(
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

TEST_CASE("convolution gradient: some of the columns, whose deltas lie in rows of their own") {
    using Wide = GradientExample<PlainWindows, 5>;
    const Wide all{examples};
    std::array<float, 8> delta[examples]{}; // columns 1 and 2 of each of the four windows
    for (std::size_t n = 0; n < examples; ++n) {
        for (std::size_t p = 0; p < 4; ++p) {
            delta[n][2 * p] = all.delta[n][5 * p + 1];
            delta[n][2 * p + 1] = all.delta[n][5 * p + 2];
        }
    }
    Collect<35> collect{};
    nervelet::kernel::convolution_gradient<float, PlainWindows, 2, 5, 2>(
        support::gradient(Of<typename Wide::Plain::X>{all.x}, Of<std::array<float, 8>>{delta}, examples), first + 1,
        collect);
    for (std::size_t i = 0; i < 35; ++i) {
        const bool is_column = i % 5 == 1 || i % 5 == 2;
        CHECK(collect.visits[first + i] == (is_column ? 1 : 0));
        CHECK(collect.gradient[first + i] == (is_column ? 0.75f * all.expected[i] : 0.0f));
    }
}

TEST_CASE("convolution gradient: the numbers of its definition, each visited once, for one filter, eight and more") {
    CHECK(is_right<PlainWindows, 1>());
    CHECK(is_right<PlainWindows, 8>());
    CHECK(is_right<PaddedWindows, 11>());
    CHECK(is_right<DilatedWindows, 3>());
    CHECK(is_right<SparseWindows, 5>());
}
