// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_LSTM_CELL_HPP
#define NERVELET_LAYER_BASE_LSTM_CELL_HPP

#include <array>
#include <cstddef>

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
        if (math::constant_evaluated()) {
            step(row, sums, after, &memory.c[0], kernel::Portable{});
        } else {
            step(row, sums, after, &memory.c[0], kernel::Best<T>{});
        }
    }

    /// From dJ/dh_t, which is gradient and what has come from above, and dJ/dc_t, as far as it comes from later steps,
    /// to the deltas in the row, and to dJ/dc_t-1. All of dJ/dh_t-1 comes through the gates. after: h_t. Where o rounds
    /// to 0, any other divisor will do.
    static constexpr void deltas(T* row, const T*, const T* after, T* gradient, Memory& memory) {
        if (math::constant_evaluated()) {
            deltas(row, after, gradient, &memory.c[0], kernel::Portable{});
        } else {
            deltas(row, after, gradient, &memory.c[0], kernel::Best<T>{});
        }
    }

private:
    static constexpr void step(T* row, const T* sums, T* after, T* c, kernel::Portable) {
        for (std::size_t u = 0; u < 2 * Units; ++u) {
            gate<kernel::OneNumber<T, T>>(row + u, sums + u);
        }
        for (std::size_t u = 0; u < Units; ++u) {
            next_state<kernel::OneNumber<T, T>>(row + u, sums + u, after + u, c + u);
        }
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

    static constexpr void deltas(T* row, const T* after, T* gradient, T* dc, kernel::Portable) {
        for (std::size_t u = 0; u < Units; ++u) {
            deltas<kernel::OneNumber<T>>(row + u, after + u, gradient + u, dc + u);
        }
    }

#if defined(NERVELET_HAS_SIMD)
    static void step(T* row, const T* sums, T* after, T* c, kernel::Vectors) {
        kernel::simd::for_each_part<2 * Units, T>(
            [=](auto part, std::size_t u) { gate<decltype(part)>(row + u, sums + u); });
        kernel::simd::for_each_part<Units, T>(
            [=](auto part, std::size_t u) { next_state<decltype(part)>(row + u, sums + u, after + u, c + u); });
    }

    static void deltas(T* row, const T* after, T* gradient, T* dc, kernel::Vectors) {
        kernel::simd::for_each_part<Units, T>(
            [=](auto part, std::size_t u) { deltas<decltype(part)>(row + u, after + u, gradient + u, dc + u); });
    }
#endif

    /// i or f: from its part of h_t-1 U + b' in the row, to which it goes, and of x_t W + b.
    template <class Part>
    static constexpr void gate(T* in_row, const T* sum) {
        using Number = typename Part::Type;
        Part::store(in_row, Sigmoid::value(Number(Part::load(in_row) + Part::load(sum))));
    }

    /// g, o, c_t and h_t.
    template <class Part>
    static constexpr void next_state(T* row, const T* sums, T* after, T* c) {
        using Number = typename Part::Type;
        const Number i = Part::load(row);
        const Number f = Part::load(row + Units);
        const Number g = Tanh::value(Number(Part::load(row + 2 * Units) + Part::load(sums + 2 * Units)));
        const Number o = Sigmoid::value(Number(Part::load(row + 3 * Units) + Part::load(sums + 3 * Units)));
        const Number c_before = Part::load(c);
        const Number c_after = f * c_before + i * g;
        Part::store(row + 2 * Units, g);
        Part::store(row + 3 * Units, o);
        Part::store(row + 4 * Units, c_before);
        Part::store(c, c_after);
        Part::store(after, o * Tanh::value(c_after));
    }

    template <class Part>
    static constexpr void deltas(T* row, const T* after, T* gradient, T* dc) {
        using Number = typename Part::Type;
        const Number zero = Part::constant(T(0));
        const Number one = Part::constant(T(1));
        const Number i = Part::load(row);
        const Number f = Part::load(row + Units);
        const Number g = Part::load(row + 2 * Units);
        const Number o = Part::load(row + 3 * Units);
        const Number c_before = Part::load(row + 4 * Units);
        const Number sum = Part::load(gradient) + Part::load(row + 5 * Units);
        const Number h = Part::load(after);
        const Number delta = Part::load(dc) + sum * (o - h) * ((o + h) / (o > zero ? o : one));
        Part::store(row, delta * g * (i * (one - i)));
        Part::store(row + Units, delta * c_before * (f * (one - f)));
        Part::store(row + 2 * Units, delta * i * (one - g * g));
        Part::store(row + 3 * Units, sum * h * (one - o));
        Part::store(dc, delta * f);
        Part::store(gradient, zero);
    }
};

} // namespace detail

} // namespace nervelet

#endif
