// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <cstddef>

#include <nervelet/kernel/kernels.hpp>

#include "support/same_bits.hpp"
#include "support/widths.hpp"

namespace {

namespace kernel = nervelet::kernel;

/// x^2 + 1, with the slope 2 x.
template <bool TakesLanes>
struct Parabola {
    static constexpr bool takes_lanes = TakesLanes;

    template <class Number>
    constexpr Number operator()(Number x) const {
        return x * x + nervelet::math::ScalarOf<Number>(1);
    }

    template <class Number>
    constexpr Number operator()(Number x, Number& slope) const {
        slope = x + x;
        return (*this)(x);
    }
};

/// Each of Size numbers once, and none behind them.
template <std::size_t Size, class T, class Function>
constexpr bool transforms(const Function& function) {
    T plain[Size + 1] = {};
    T values[Size + 1] = {};
    T slopes[Size + 1] = {};
    for (std::size_t j = 0; j <= Size; ++j) {
        plain[j] = values[j] = slopes[j] = T(static_cast<int>(j)) - T(3);
    }
    kernel::transform<Size>(function, plain);
    kernel::transform<Size>(function, values, slopes);
    bool right = true;
    for (std::size_t j = 0; j < Size; ++j) {
        const T x = T(static_cast<int>(j)) - T(3);
        right = right && plain[j] == x * x + T(1) && values[j] == plain[j] && slopes[j] == x + x;
    }
    const T behind = T(static_cast<int>(Size)) - T(3);
    return right && plain[Size] == behind && values[Size] == behind && slopes[Size] == behind;
}

template <std::size_t Size>
struct EachWay {
    static constexpr bool is_right() {
        return transforms<Size, float>(Parabola<true>{}) && transforms<Size, float>(Parabola<false>{}) &&
               transforms<Size, double>(Parabola<true>{}) && transforms<Size, double>(Parabola<false>{});
    }
};

#if __cplusplus >= 201703L
static_assert(EachWay<7>::is_right(), "in a constant expression");
#endif

} // namespace

TEST_CASE("each number is replaced once, of any count") {
    CHECK(support::widths_are_right<EachWay>(std::make_index_sequence<40>{}));
}
