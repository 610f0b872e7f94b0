// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_GRU_CELL_HPP
#define NERVELET_LAYER_BASE_GRU_CELL_HPP

#include <cstddef>

#include "../../activation/sigmoid.hpp"
#include "../../activation/tanh.hpp"
#include "../../kernel/kernels.hpp"
#include "gate_weights.hpp"
#include "gates.hpp"

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
        kernel::for_each_part<Units, T>(Deltas{row, before, after, gradient});
    }

private:
    static constexpr void step(T* row, const T* sums, const T* before, T* after, kernel::Portable) {
        kernel::for_each_part<2 * Units, T>(Gates<T>{row + Units, sums});
        kernel::for_each_part<Units, T>(NextState{row, sums, before, after});
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

    /// n and h_t.
    struct NextState {
        const T* row;
        const T* sums;
        const T* before;
        T* after;

        template <class Part>
        [[gnu::always_inline]] constexpr void operator()(Part, std::size_t u) const {
            using Number = typename Part::Type;
            const Number r = Part::load(row + Units + u);
            const Number z = Part::load(row + 2 * Units + u);
            const Number n = Tanh::value(Number(Part::load(sums + 2 * Units + u) + r * Part::load(row + u)));
            Part::store(after + u, n + z * (Part::load(before + u) - n));
        }
    };

    struct Deltas {
        T* row;
        const T* before;
        const T* after;
        T* gradient;

        template <class Part>
        [[gnu::always_inline]] constexpr void operator()(Part, std::size_t u) const {
            using Number = typename Part::Type;
            const Number zero = Part::constant(T(0));
            const Number one = Part::constant(T(1));
            const Number q = Part::load(row + u);
            const Number r = Part::load(row + Units + u);
            const Number z = Part::load(row + 2 * Units + u);
            const Number sum = Part::load(gradient + u) + Part::load(row + 3 * Units + u);
            const Number passed = sum * z;
            const Number rest = one - z;
            const Number state = Part::load(before + u);
            const Number next_state = Part::load(after + u);
            const Number new_part = next_state - z * state;
            const Number delta = sum * (rest - new_part) * ((rest + new_part) / (rest > zero ? rest : one));
            const Number delta_q = delta * r;
            Part::store(row + u, delta_q);
            Part::store(row + Units + u, delta_q * q * (one - r));
            Part::store(row + 2 * Units + u, passed * (state - next_state));
            Part::store(row + 3 * Units + u, delta);
            Part::store(gradient + u, passed);
        }
    };
};

} // namespace detail

} // namespace nervelet

#endif
