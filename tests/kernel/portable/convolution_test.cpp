// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <limits>

#include <nervelet/kernel/kernels.hpp>

#include "support/convolution.hpp"
#include "support/same_bits.hpp"

using namespace support;

namespace {

template <class Windows, std::size_t Filters>
struct Example {
    using Plain = PlainConvolution<float, Windows, Filters>;
    typename Plain::X x{};
    typename Plain::Parameters parameters{};

    constexpr Example() {
        fill_uneven(x, 3, true);
        fill_uneven(parameters, 19);
    }
};

/// Whether the portable form and, half after half, that of the target give the bits of the definition.
template <class Windows, std::size_t Filters>
bool is_right() {
    static Example<Windows, Filters> example;
    static typename PlainConvolution<float, Windows, Filters>::Z portable;
    static typename PlainConvolution<float, Windows, Filters>::Z best;
    const auto expected = PlainConvolution<float, Windows, Filters>::outputs_of(example.x, example.parameters);
    constexpr std::size_t half = Windows::positions / 2;
    const float* weights = example.parameters.data();
    nervelet::kernel::convolution<Windows, Filters>(example.x, weights, 0, Windows::positions, portable.data(),
                                                    nervelet::kernel::Portable{});
    nervelet::kernel::convolution<Windows, Filters>(example.x, weights, 0, half, best.data());
    nervelet::kernel::convolution<Windows, Filters>(example.x, weights, half, Windows::positions - half,
                                                    best.data() + half * Filters);
    bool right = true;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        right = right && same_bits(portable[i], expected[i]) && same_bits(best[i], expected[i]);
    }
    return right;
}

#if __cplusplus >= 201703L
constexpr bool is_right_in_constant_expression() {
    const Example<DilatedWindows, 3> example;
    std::array<float, 12> z{};
    nervelet::kernel::convolution<DilatedWindows, 3>(example.x, &example.parameters[0], 0, 4, &z[0]);
    const auto expected = PlainConvolution<float, DilatedWindows, 3>::outputs_of(example.x, example.parameters);
    for (std::size_t i = 0; i < 12; ++i) {
        if (z[i] != expected[i]) {
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

TEST_CASE("convolution: the bits of its definition, for one filter, whole blocks and more") {
    CHECK(is_right<PlainWindows, 1>());
    CHECK(is_right<PlainWindows, 8>());
    CHECK(is_right<PaddedWindows, 4>());
    CHECK(is_right<PaddedWindows, 11>());
    CHECK(is_right<DilatedWindows, 3>());
    CHECK(is_right<SparseWindows, 5>());
}

TEST_CASE("convolution: a window of pads gives the bias, and never -0") {
    std::array<float, 10> parameters{};
    parameters[8] = -0.0f;
    parameters[9] = -2.5f;
    std::array<float, 16> z{};
    nervelet::kernel::convolution<SparseWindows, 2>(std::array<float, 30>{}, parameters.data(), 0, 8, z.data());
    for (std::size_t i = 0; i < 16; i += 2) {
        CHECK(same_bits(z[i], 0.0f));
        CHECK(z[i + 1] == -2.5f);
    }
}

TEST_CASE("convolution: NaN comes through wherever a window sees it, and nowhere else") {
    std::array<float, 12> x{};
    x[4] = std::numeric_limits<float>::quiet_NaN(); // time 2, channel 0
    std::array<float, 7> parameters{};
    std::array<float, 4> z{};
    nervelet::kernel::convolution<PlainWindows, 1>(x, parameters.data(), 0, 4, z.data());
    CHECK(z[0] != z[0]);
    CHECK(z[1] != z[1]);
    CHECK(z[2] != z[2]);
    CHECK(z[3] == 0.0f);
}
