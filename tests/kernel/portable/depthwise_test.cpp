// Part of nervelet. MIT licence, the nervelet authors.
#include <array>
#include <cstddef>
#include <cstdint>

#include <doctest/doctest.h>

#include "support/batches.hpp"
#include "support/pool.hpp"

using namespace nervelet;

namespace {

/// A depthwise convolution by definition: plain loops, in the order of summation that kernel/kernels.hpp gives.
template <class T, class Windows, std::size_t M>
struct Plain {
    static constexpr std::size_t filters = Windows::channels * M;
    std::array<T, Windows::inputs> x;
    std::array<T, (Windows::taps + 1) * filters> weights;
    std::array<T, Windows::positions * filters> delta;

    Plain(std::uint32_t seed) : x(), weights(), delta() {
        support::fill(x, seed);
        support::fill(weights, seed + 1);
        support::fill(delta, seed + 2);
        for (std::size_t k = 0; k < x.size(); k += 3) {
            x[k] = k % 2 == 0 ? T(0) : -T(0);
        }
    }

    /// Calls function(position, channel, tap, number).
    template <class Function>
    static void for_each(const Function& function) {
        for (std::size_t p = 0; p < Windows::positions; ++p) {
            for (std::size_t tap = 0; tap < Windows::taps; ++tap) {
                const int first = support::number_seen<Windows>(p, tap);
                for (std::size_t c = 0; first >= 0 && c < Windows::channels; ++c) {
                    function(p, c, tap, static_cast<std::size_t>(first) + c);
                }
            }
        }
    }

    std::array<T, Windows::positions * filters> outputs() const {
        std::array<T, Windows::positions * filters> z{};
        for (std::size_t i = 0; i < z.size(); ++i) {
            z[i] = weights[Windows::taps * filters + i % filters] + T(0);
        }
        for_each([&](std::size_t p, std::size_t c, std::size_t tap, std::size_t number) {
            for (std::size_t j = c * M; j < (c + 1) * M; ++j) {
                z[p * filters + j] += x[number] * weights[tap * filters + j];
            }
        });
        return z;
    }

    std::array<T, Windows::inputs> gradient_below() const {
        std::array<T, Windows::inputs> sums{};
        for_each([&](std::size_t p, std::size_t c, std::size_t tap, std::size_t number) {
            sums[number] += kernel::dot<M>(&weights[tap * filters + c * M], &delta[p * filters + c * M]);
        });
        return sums;
    }

    /// Added to that of another example.
    void add_gradient(std::array<T, (Windows::taps + 1) * filters>& sums) const {
        for_each([&](std::size_t p, std::size_t c, std::size_t tap, std::size_t number) {
            for (std::size_t j = c * M; j < (c + 1) * M; ++j) {
                sums[tap * filters + j] += x[number] * delta[p * filters + j];
            }
        });
        for (std::size_t i = 0; i < delta.size(); ++i) {
            sums[Windows::taps * filters + i % filters] += delta[i];
        }
    }
};

/// Keeps what it gets.
template <class T>
struct Kept {
    T* gradients;
    std::size_t first;
    T scale() const { return T(0.5); }
    void operator()(std::size_t index, T gradient) { gradients[index - first] = gradient; }
};

template <class T, class Windows, std::size_t M>
void check_bits() {
    const Plain<T, Windows, M> one(1);
    const Plain<T, Windows, M> other(7);
    auto z = one.delta;
    kernel::depthwise<Windows, M>(one.x, one.weights.data(), z.data());
    CHECK(support::same_numbers(z, one.outputs()));

    std::array<T, Windows::inputs> sums{};
    kernel::depthwise_backward<Windows, M>(one.weights.data(), one.delta.data(), AddInto<T>{sums.data()});
    CHECK(support::same_numbers(sums, one.gradient_below()));

    auto expected = one.weights;
    expected.fill(T(0));
    one.add_gradient(expected);
    other.add_gradient(expected);
    for (T& gradient : expected) {
        gradient *= T(0.5);
    }
    auto gradients = one.weights;
    Kept<T> kept{gradients.data(), 11};
    const auto batch = support::gradient([&](std::size_t n) { return n == 0 ? one.x.data() : other.x.data(); },
                                         [&](std::size_t n) { return n == 0 ? one.delta.data() : other.delta.data(); },
                                         std::size_t(2));
    kernel::depthwise_gradient<T, Windows, M>(batch, 11, kept);
    CHECK(support::same_numbers(gradients, expected));
}

template <std::size_t... Numbers>
using Axis = kernel::Axis<Numbers...>;

} // namespace

TEST_CASE_TEMPLATE("depthwise: the bits of its definition", T, float, double) {
    check_bits<T, kernel::Windows<Axis<1, 1, 1>, Axis<6, 3, 4>, 2>, 1>();
    check_bits<T, kernel::Windows<Axis<1, 1, 1>, Axis<7, 3, 4, 2, 2, 3>, 1>, 3>(); // dilation, and pads on both sides
    check_bits<T, kernel::Windows<Axis<4, 3, 3, 2, 1, 2>, Axis<5, 2, 4, 1, 1, 1>, 19>, 1>();
    check_bits<T, kernel::Windows<Axis<4, 3, 3, 2, 1, 2>, Axis<5, 2, 4, 1, 1, 1>, 3>, 2>();
    check_bits<T, kernel::Windows<Axis<5, 1, 2, 4>, Axis<3, 2, 4, 3, 1, 4>, 2>, 9>(); // windows of pads alone
}
