// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_LSTM_CELL_HPP
#define NERVELET_LAYER_BASE_LSTM_CELL_HPP

#include <array>
#include <cstddef>
#include <type_traits>

#include "../../activation/sigmoid.hpp"
#include "../../activation/tanh.hpp"
#include "../../kernel/kernels.hpp"
#include "gate_weights.hpp"

namespace nervelet {

namespace detail {

/// The biases of the forget gates are one at first.
template <std::size_t Units>
struct ForgetBiases {
    static constexpr bool is_one(std::size_t column) { return column / Units == 1; }
};

/// One step of an LSTM. A row keeps of a step, Units numbers each, the gates i, f, g, o, then in their place dJ/d of
/// what they are functions of, c_t-1, and tanh(c_t); on the way back in its place what comes from above of dJ/dh_t:
/// h_t = o (.) tanh(c_t) says the same. Both products have the columns i, f, g, o.
template <class T, std::size_t Units>
struct LSTMCell {
    static constexpr std::size_t gates = 4;
    static constexpr std::size_t row_size = 6 * Units;
    static constexpr std::size_t input_columns = 0;
    static constexpr std::size_t state_columns = 0;
    static constexpr std::size_t gradient_column = 5 * Units; ///< where what comes from above begins
    using InputBiases = ForgetBiases<Units>;

    /// What goes from step to step beside h: c, and on the way back dJ/dc.
    struct Memory {
        std::array<T, Units> c;

        template <class Self, class Archive>
        static constexpr void fields(Self& self, Archive& archive) {
            archive(self.c);
        }

        template <class Archive>
        static constexpr bool allows(const Memory& self, Archive& archive) {
            archive(self.c);
            return true;
        }
    };

    /// From h_t-1 U + b' in the row and sums = x_t W + b to the gates in the row, c_t = f (.) c_t-1 + i (.) g and
    /// h_t = o (.) tanh(c_t), which goes to after.
    static constexpr void step(T* row, const T* sums, const T*, T* after, Memory& memory) {
        step(row, sums, after, &memory.c[0], std::integral_constant<bool, kernel::transforms_at_once<T>()>{});
    }

    /// From dJ/dh_t, which is gradient and what has come from above, and dJ/dc_t, as far as it comes from later steps,
    /// to the deltas in the row, and to dJ/dc_t-1. All of dJ/dh_t-1 comes through the gates. after: h_t. Where o rounds
    /// to 0, any other divisor will do.
    static constexpr void deltas(T* row, const T*, const T* after, T* gradient, Memory& memory) {
        T* const dc = &memory.c[0];
        using Number = kernel::NumberOf<T>;
        for (std::size_t u = 0; u < Units; ++u) {
            const Number i = row[u];
            const Number f = row[Units + u];
            const Number g = row[2 * Units + u];
            const Number o = row[3 * Units + u];
            const Number c_before = row[4 * Units + u];
            const Number sum = gradient[u] + row[5 * Units + u];
            const Number h = after[u];
            const Number delta = dc[u] + sum * (o - h) * ((o + h) / (o > T(0) ? o : T(1)));
            row[u] = T(delta * g * (i * (T(1) - i)));
            row[Units + u] = T(delta * c_before * (f * (T(1) - f)));
            row[2 * Units + u] = T(delta * i * (T(1) - g * g));
            row[3 * Units + u] = T(sum * h * (T(1) - o));
            dc[u] = T(delta * f);
            gradient[u] = T(0);
        }
    }

private:
    /// Array by array, where many activations are computed at once.
    static constexpr void step(T* row, const T* sums, T* after, T* c, std::true_type) {
        using Number = kernel::NumberOf<T>;
        T* const c_before = row + 4 * Units;
        T* const tanh_c = row + 5 * Units;
        for (std::size_t u = 0; u < 4 * Units; ++u) {
            row[u] += sums[u];
        }
        Sigmoid::apply<2 * Units>(row);
        Tanh::apply<Units>(row + 2 * Units);
        Sigmoid::apply<Units>(row + 3 * Units);
        for (std::size_t u = 0; u < Units; ++u) {
            c_before[u] = c[u];
            c[u] = T(Number(row[Units + u]) * c[u] + Number(row[u]) * row[2 * Units + u]);
            tanh_c[u] = c[u];
        }
        Tanh::apply<Units>(tanh_c);
        for (std::size_t u = 0; u < Units; ++u) {
            after[u] = T(Number(row[3 * Units + u]) * tanh_c[u]);
        }
    }

    /// Number by number, so that each is loaded once.
    static constexpr void step(T* row, const T* sums, T* after, T* c, std::false_type) {
        for (std::size_t u = 0; u < 2 * Units; ++u) {
            row[u] = Sigmoid::value(row[u] + sums[u]);
        }
        for (std::size_t u = 0; u < Units; ++u) {
            const T g = Tanh::value(row[2 * Units + u] + sums[2 * Units + u]);
            const T o = Sigmoid::value(row[3 * Units + u] + sums[3 * Units + u]);
            row[2 * Units + u] = g;
            row[3 * Units + u] = o;
            row[4 * Units + u] = c[u];
            c[u] = row[Units + u] * c[u] + row[u] * g;
            after[u] = o * Tanh::value(c[u]);
        }
    }
};

} // namespace detail

} // namespace nervelet

#endif
