// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_LSTM_CELL_HPP
#define NERVELET_LAYER_BASE_LSTM_CELL_HPP

#include <array>
#include <cstddef>

#include "../../activation/sigmoid.hpp"
#include "../../activation/tanh.hpp"
#include "../../kernel/kernels.hpp"
#include "gate_weights.hpp"
#include "gates.hpp"

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
        step(row, sums, after, &memory.c[0], kernel::Best<T>{});
    }

    /// From dJ/dh_t, which is gradient and what has come from above, and dJ/dc_t, as far as it comes from later steps,
    /// to the deltas in the row, and to dJ/dc_t-1. All of dJ/dh_t-1 comes through the gates. after: h_t. Where o rounds
    /// to 0, any other divisor will do.
    static constexpr void deltas(T* row, const T*, const T* after, T* gradient, Memory& memory) {
        kernel::for_each_part<Units, T>(Deltas{row, after, gradient, &memory.c[0]});
    }

private:
    static constexpr void step(T* row, const T* sums, T* after, T* c, kernel::Portable) {
        kernel::for_each_part<2 * Units, T>(Gates<T>{row, sums});
        kernel::for_each_part<Units, T>(NextState{row, sums, after, c});
    }

    /// Array by array, where many activations at once take less.
    static constexpr void step(T* row, const T* sums, T* after, T* c, kernel::Soft) {
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

    /// g, o, c_t and h_t.
    struct NextState {
        T* row;
        const T* sums;
        T* after;
        T* c;

        template <class Part>
        [[gnu::always_inline]] constexpr void operator()(Part, std::size_t u) const {
            using Number = typename Part::Type;
            const Number i = Part::load(row + u);
            const Number f = Part::load(row + Units + u);
            const Number g = Tanh::value(Number(Part::load(row + 2 * Units + u) + Part::load(sums + 2 * Units + u)));
            const Number o = Sigmoid::value(Number(Part::load(row + 3 * Units + u) + Part::load(sums + 3 * Units + u)));
            const Number c_before = Part::load(c + u);
            const Number c_after = f * c_before + i * g;
            Part::store(row + 2 * Units + u, g);
            Part::store(row + 3 * Units + u, o);
            Part::store(row + 4 * Units + u, c_before);
            Part::store(c + u, c_after);
            Part::store(after + u, o * Tanh::value(c_after));
        }
    };

    struct Deltas {
        T* row;
        const T* after;
        T* gradient;
        T* dc;

        template <class Part>
        [[gnu::always_inline]] constexpr void operator()(Part, std::size_t u) const {
            using Number = typename Part::Type;
            const Number zero = Part::constant(T(0));
            const Number one = Part::constant(T(1));
            const Number i = Part::load(row + u);
            const Number f = Part::load(row + Units + u);
            const Number g = Part::load(row + 2 * Units + u);
            const Number o = Part::load(row + 3 * Units + u);
            const Number c_before = Part::load(row + 4 * Units + u);
            const Number sum = Part::load(gradient + u) + Part::load(row + 5 * Units + u);
            const Number h = Part::load(after + u);
            const Number delta = Part::load(dc + u) + sum * (o - h) * ((o + h) / (o > zero ? o : one));
            Part::store(row + u, delta * g * (i * (one - i)));
            Part::store(row + Units + u, delta * c_before * (f * (one - f)));
            Part::store(row + 2 * Units + u, delta * i * (one - g * g));
            Part::store(row + 3 * Units + u, sum * h * (one - o));
            Part::store(dc + u, delta * f);
            Part::store(gradient + u, zero);
        }
    };
};

} // namespace detail

} // namespace nervelet

#endif
