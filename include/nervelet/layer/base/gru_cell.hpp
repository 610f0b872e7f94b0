// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_GRU_CELL_HPP
#define NERVELET_LAYER_BASE_GRU_CELL_HPP

#include <cstddef>

#include "../../activation/sigmoid.hpp"
#include "../../activation/tanh.hpp"
#include "../../kernel/kernels.hpp"
#include "gate_weights.hpp"

namespace nervelet {

namespace detail {

/// One step of a GRU. A row keeps of a step, Units numbers each,
///     q = h_t-1 U_n + c_n, the gates r and z, and n, which a step need not write; then in their place
///     dJ/dq = r (.) dn, dr, dz and dn,
/// where dr, dz, dn are dJ/d of what the gates are functions of. So the columns q, r, z, which belong to the product of
/// the states, lie beside each other, and so do r, z, n, of the product of the inputs: each is one row for a kernel. On
/// the way back what comes from above of dJ/dh_t is in the place of n, which the states say as well: (1 - z) (.) n =
/// h_t - z (.) h_t-1, and (1 - z) (.) (h_t-1 - n) = h_t-1 - h_t.
template <class T, std::size_t Units>
struct GRUCell {
    static constexpr std::size_t gates = 3;
    static constexpr std::size_t row_size = 4 * Units;
    static constexpr std::size_t input_columns = Units;       ///< where r, z, n begin
    static constexpr std::size_t state_columns = 0;           ///< where q, r, z begin
    static constexpr std::size_t gradient_column = 3 * Units; ///< where what comes from above begins
    using InputBiases = ZeroBiases;

    /// What goes from step to step beside h.
    struct Memory {};

    /// From h_t-1 U + c in the row and sums = x_t W + b to the gates in the row, and h_t = n + z (.) (h_t-1 - n).
    /// before: h_t-1; after: where h_t goes, which may be the same place.
    static constexpr void step(T* row, const T* sums, const T* before, T* after, Memory&) {
        step(row, sums, before, after, kernel::Best<T>{});
    }

    /// From dJ/dh_t, which is gradient and what has come from above, to the deltas in the row, and to the part of
    /// dJ/dh_t-1 that does not come through the gates, in gradient. before: h_t-1; after: h_t. Where 1 - z rounds to 0,
    /// any other divisor will do.
    static constexpr void deltas(T* row, const T* before, const T* after, T* gradient, Memory&) {
        deltas(row, before, after, gradient, kernel::Best<T>{});
    }

private:
    static constexpr void step(T* row, const T* sums, const T* before, T* after, kernel::Portable) {
        for (std::size_t u = 0; u < 2 * Units; ++u) {
            gate<kernel::OneNumber<T>>(row + Units + u, sums + u);
        }
        for (std::size_t u = 0; u < Units; ++u) {
            next_state<kernel::OneNumber<T>>(row + u, sums + u, before + u, after + u);
        }
    }

    /// Array by array, where many activations at once take less.
    static constexpr void step(T* row, const T* sums, const T* before, T* after, kernel::Soft) {
        using Number = kernel::NumberOf<T>;
        T* const r = row + Units;
        T* const z = row + 2 * Units;
        T* const n = row + 3 * Units;
        for (std::size_t u = 0; u < 2 * Units; ++u) {
            r[u] += sums[u];
        }
        Sigmoid::apply<2 * Units>(r);
        for (std::size_t u = 0; u < Units; ++u) {
            n[u] = T(sums[2 * Units + u] + Number(r[u]) * row[u]);
        }
        Tanh::apply<Units>(n);
        for (std::size_t u = 0; u < Units; ++u) {
            after[u] = T(n[u] + Number(z[u]) * (before[u] - n[u]));
        }
    }

    static constexpr void deltas(T* row, const T* before, const T* after, T* gradient, kernel::Portable) {
        for (std::size_t u = 0; u < Units; ++u) {
            deltas<kernel::OneNumber<T>>(row + u, before + u, after + u, gradient + u);
        }
    }

#if defined(NERVELET_HAS_SIMD)
    static constexpr void step(T* row, const T* sums, const T* before, T* after, kernel::Vectors) {
        if (math::constant_evaluated()) {
            step(row, sums, before, after, kernel::Portable{});
        } else {
            step_in_lanes(row, sums, before, after);
        }
    }

    static void step_in_lanes(T* row, const T* sums, const T* before, T* after) {
        kernel::simd::for_each_part<2 * Units, T>(
            [=](auto part, std::size_t u) { gate<decltype(part)>(row + Units + u, sums + u); });
        kernel::simd::for_each_part<Units, T>(
            [=](auto part, std::size_t u) { next_state<decltype(part)>(row + u, sums + u, before + u, after + u); });
    }

    static constexpr void deltas(T* row, const T* before, const T* after, T* gradient, kernel::Vectors) {
        if (math::constant_evaluated()) {
            deltas(row, before, after, gradient, kernel::Portable{});
        } else {
            deltas_in_lanes(row, before, after, gradient);
        }
    }

    static void deltas_in_lanes(T* row, const T* before, const T* after, T* gradient) {
        kernel::simd::for_each_part<Units, T>(
            [=](auto part, std::size_t u) { deltas<decltype(part)>(row + u, before + u, after + u, gradient + u); });
    }
#endif

    /// r or z: from its part of h_t-1 U + c in the row, to which it goes, and of x_t W + b.
    template <class Part>
    static constexpr void gate(T* in_row, const T* sum) {
        using Number = typename Part::Type;
        Part::store(in_row, Sigmoid::value(Number(Part::load(in_row) + Part::load(sum))));
    }

    /// n and h_t.
    template <class Part>
    static constexpr void next_state(const T* row, const T* sums, const T* before, T* after) {
        using Number = typename Part::Type;
        const Number r = Part::load(row + Units);
        const Number z = Part::load(row + 2 * Units);
        const Number n = Tanh::value(Number(Part::load(sums + 2 * Units) + r * Part::load(row)));
        Part::store(after, n + z * (Part::load(before) - n));
    }

    template <class Part>
    static constexpr void deltas(T* row, const T* before, const T* after, T* gradient) {
        using Number = typename Part::Type;
        const Number zero = Part::constant(T(0));
        const Number one = Part::constant(T(1));
        const Number q = Part::load(row);
        const Number r = Part::load(row + Units);
        const Number z = Part::load(row + 2 * Units);
        const Number sum = Part::load(gradient) + Part::load(row + 3 * Units);
        const Number passed = sum * z;
        const Number rest = one - z;
        const Number state = Part::load(before);
        const Number next_state = Part::load(after);
        const Number new_part = next_state - z * state;
        const Number delta = sum * (rest - new_part) * ((rest + new_part) / (rest > zero ? rest : one));
        const Number delta_q = delta * r;
        Part::store(row, delta_q);
        Part::store(row + Units, delta_q * q * (one - r));
        Part::store(row + 2 * Units, passed * (state - next_state));
        Part::store(row + 3 * Units, delta);
        Part::store(gradient, passed);
    }
};

} // namespace detail

} // namespace nervelet

#endif
