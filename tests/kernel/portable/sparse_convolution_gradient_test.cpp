// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cstddef>

#include <nervelet/kernel/kernels.hpp>

#include "support/convolution_gradient.hpp"

using namespace support;

namespace {

/// Hands over the deltas that are not zero, or all, as a pool does.
template <class Windows, std::size_t Filters, class Count>
struct SparseBatch {
    const GradientExample<Windows, Filters>& example;
    Count examples;

    constexpr Count count() const { return examples; }
    constexpr const float* x(std::size_t n) const { return &example.x[n][0]; }

    template <class Function>
    constexpr void for_each_delta(std::size_t n, std::size_t column, const Function& function) const {
        for_each<true>(n, column, function);
    }

    template <class Function>
    constexpr void for_each_window(std::size_t n, std::size_t column, const Function& function) const {
        for_each<false>(n, column, function);
    }

    template <bool SkipsZeros, class Function>
    constexpr void for_each(std::size_t n, std::size_t column, const Function& function) const {
        constexpr std::size_t columns = Windows::Columns::positions;
        for (std::size_t p = 0; p < Windows::positions; ++p) {
            const float delta = example.delta[n][p * Filters + column];
            if (!SkipsZeros || !(delta <= 0.0f && delta >= 0.0f)) {
                function(p / columns, p % columns, delta);
            }
        }
    }
};

template <class Windows, std::size_t Filters, class Count, class... Tag>
constexpr bool is_right(const GradientExample<Windows, Filters>& example, Count count, Tag... tag) {
    Collect<std::tuple_size<typename GradientExample<Windows, Filters>::Parameters>::value> collect{};
    nervelet::kernel::sparse_convolution_gradient<float, Windows, Filters>(
        SparseBatch<Windows, Filters, Count>{example, count}, first, collect, tag...);
    return example.is_right(collect);
}

template <class Windows, std::size_t Filters>
bool is_right() {
    static const GradientExample<Windows, Filters> batch{examples, true};
    static const GradientExample<Windows, Filters> one{1, true};
    return is_right(batch, examples) && is_right(one, nervelet::kernel::OneExample{}) &&
           is_right(batch, examples, nervelet::kernel::Portable{});
}

/// Runs of 1, 3, 20, 21, 44 and 63 weights, of which targets sum different numbers at a time.
template <std::size_t Channels, std::size_t Taps>
using RunOf =
    nervelet::kernel::Windows<nervelet::kernel::Axis<1, 1, 1>, nervelet::kernel::Axis<Taps + 19, Taps, 20>, Channels>;

} // namespace

#if __cplusplus >= 201703L
static_assert(is_right(GradientExample<DilatedWindows, 2>{examples, true}, examples), "the compiler computes the same");
#endif

TEST_CASE("sparse convolution gradient: the numbers of its definition, each visited once") {
    CHECK(is_right<PlainWindows, 3>());
    CHECK(is_right<PaddedWindows, 2>());
    CHECK(is_right<DilatedWindows, 2>());
    CHECK(is_right<SparseWindows, 2>());
}

TEST_CASE("sparse convolution gradient: runs of any length, over more windows than are listed at once") {
    CHECK(is_right<RunOf<1, 1>, 1>());
    CHECK(is_right<RunOf<3, 1>, 1>());
    CHECK(is_right<RunOf<4, 5>, 2>());
    CHECK(is_right<RunOf<7, 3>, 1>());
    CHECK(is_right<RunOf<11, 4>, 1>());
    CHECK(is_right<RunOf<9, 7>, 1>());
}
