// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <nervelet/kernel/kernels.hpp>
#include <nervelet/layer/base/gradient_below.hpp>

#include "support/convolution.hpp"
#include "support/same_bits.hpp"

using namespace support;
using nervelet::kernel::convolution_backward;

namespace {

/// The numbers dJ/dz of each window.
template <std::size_t Filters>
struct DeltaOf {
    const float* delta;
    constexpr const float* operator()(std::size_t position) const { return delta + position * Filters; }
};

template <class Windows, std::size_t Filters>
struct Example {
    using Plain = PlainConvolution<float, Windows, Filters>;
    typename Plain::Parameters parameters{};
    typename Plain::Z delta{};
    typename Plain::X below{}; ///< f', or what others added

    constexpr Example() {
        fill_uneven(parameters, 5);
        fill_uneven(delta, 23);
        fill_uneven(below, 11, true);
    }
};

/// Whether multiplying into f' and adding to a sum give the bits of the definition, in the portable form and in the
/// target's.
template <class Windows, std::size_t Filters>
bool is_right() {
    static Example<Windows, Filters> example;
    const auto sums = PlainConvolution<float, Windows, Filters>::gradient_below(example.parameters, example.delta);
    const float* weights = example.parameters.data();
    const DeltaOf<Filters> delta{example.delta.data()};
    auto factors = example.below;
    auto added = example.below;
    auto portable = example.below;
    convolution_backward<Windows, Filters>(weights, delta, nervelet::MultiplyInto<float>{factors.data()});
    convolution_backward<Windows, Filters>(weights, delta, nervelet::AddInto<float>{added.data()});
    convolution_backward<Windows, Filters>(weights, delta, nervelet::MultiplyInto<float>{portable.data()},
                                           nervelet::kernel::Portable{});
    bool right = true;
    for (std::size_t k = 0; k < sums.size(); ++k) {
        const float before = example.below[k];
        const float expected = before == 0.0f ? before : before * sums[k];
        right = right && same_bits(factors[k], expected) && same_bits(portable[k], expected) &&
                same_bits(added[k], before + sums[k]);
    }
    return right;
}

#if __cplusplus >= 201703L
constexpr bool is_right_in_constant_expression() {
    const Example<PaddedWindows, 2> example;
    auto factors = example.below;
    convolution_backward<PaddedWindows, 2>(&example.parameters[0], DeltaOf<2>{&example.delta[0]},
                                           nervelet::MultiplyInto<float>{&factors[0]});
    const auto sums = PlainConvolution<float, PaddedWindows, 2>::gradient_below(example.parameters, example.delta);
    for (std::size_t k = 0; k < sums.size(); ++k) {
        if (factors[k] != example.below[k] * sums[k]) {
            return false;
        }
    }
    return true;
}
#endif

} // namespace

#if __cplusplus >= 201703L
static_assert(is_right_in_constant_expression(), "the compiler computes the same");
#endif

TEST_CASE("convolution backward: the bits of its definition, for one filter, eight and more") {
    CHECK(is_right<PlainWindows, 1>());
    CHECK(is_right<PlainWindows, 8>());
    CHECK(is_right<PaddedWindows, 11>());
    CHECK(is_right<DilatedWindows, 3>());
    CHECK(is_right<SparseWindows, 5>());
}

TEST_CASE("convolution backward: what no window sees has the gradient 0") {
    const Example<SparseWindows, 2> example;
    std::array<float, SparseWindows::inputs> sums{};
    convolution_backward<SparseWindows, 2>(example.parameters.data(), DeltaOf<2>{example.delta.data()},
                                           nervelet::AddInto<float>{sums.data()});
    for (std::size_t k = 0; k < 6; ++k) {
        CHECK(same_bits(sums[6 + k], 0.0f));  // row 1
        CHECK(same_bits(sums[12 + k], 0.0f)); // row 2
    }
    CHECK(sums[24] != 0.0f);
}
