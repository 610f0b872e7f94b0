// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cstddef>

#include <nervelet/kernel/kernels.hpp>

#include "support/batches.hpp"
#include "support/convolution.hpp"
#include "support/same_bits.hpp"

using namespace support;

namespace {

constexpr std::size_t examples = 3;
constexpr std::size_t first = 2;

template <class Numbers>
struct Of {
    const Numbers* numbers;
    constexpr const float* operator()(std::size_t n) const { return &numbers[n][0]; }
};

template <std::size_t Size>
struct Collect {
    std::array<float, Size + first> gradient{};
    std::array<int, Size + first> visits{};
    static constexpr bool skips_zero_gradient = false;
    static constexpr bool subtracts = false;
    static constexpr bool takes_lanes = false;

    static constexpr float scale() { return 0.75f; }
    constexpr void operator()(std::size_t index, float value) {
        (&gradient[0])[index] = value;
        ++(&visits[0])[index];
    }
};

template <class Windows, std::size_t Filters>
struct Example {
    using Plain = PlainConvolution<float, Windows, Filters>;
    using Parameters = typename Plain::Parameters;
    typename Plain::X x[examples]{};
    typename Plain::Z delta[examples]{};
    Parameters expected{};

    constexpr explicit Example(std::size_t count) {
        for (std::size_t n = 0; n < examples; ++n) {
            fill_uneven(x[n], 7 + static_cast<int>(n), true);
            fill_uneven(delta[n], 29 + static_cast<int>(n));
        }
        for (std::size_t n = 0; n < count; ++n) {
            Plain::add_gradient(x[n], delta[n], expected);
        }
    }

    /// Whether each number is visited once and is scale times the definition's sum.
    template <class Count, class... Tag>
    constexpr bool is_right(Count count, Tag... tag) const {
        Collect<std::tuple_size<Parameters>::value> collect{};
        nervelet::kernel::convolution_gradient<float, Windows, Filters, Filters, Filters>(
            support::gradient(Of<typename Plain::X>{x}, Of<typename Plain::Z>{delta}, count), first, collect, tag...);
        bool right = collect.visits[0] == 0 && collect.visits[1] == 0;
        for (std::size_t i = 0; i < expected.size(); ++i) {
            right = right && collect.visits[first + i] == 1 && collect.gradient[first + i] == 0.75f * expected[i];
        }
        return right;
    }
};

template <class Windows, std::size_t Filters>
bool is_right() {
    static const Example<Windows, Filters> batch{examples};
    static const Example<Windows, Filters> one{1};
    return batch.is_right(examples) && one.is_right(nervelet::kernel::OneExample{}) &&
           batch.is_right(examples, nervelet::kernel::Portable{});
}

} // namespace

#if __cplusplus >= 201703L
static_assert(Example<DilatedWindows, 2>{examples}.is_right(examples), "the compiler computes the same");
#endif

TEST_CASE("convolution gradient: some of the columns, whose deltas lie in rows of their own") {
    using Wide = Example<PlainWindows, 5>;
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
