// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_OUTER_PRODUCT_HPP
#define NERVELET_CORE_OUTER_PRODUCT_HPP

#include "block.hpp"

namespace nervelet {

/// One row of a gradient, g[j] = scale sum_n x_n delta_n[j] over the examples n in ascending order, formed block by
/// block in registers and handed over as visit(index + j, g[j]); it is never stored. value(n) is scale * x_n, deltas(n)
/// points to the Columns deltas of example n; Visitor says with skips_zero_gradient whether a row of zeros may be left
/// out.
template <class T, std::size_t Columns, class Value, class Deltas, class Count, class Visitor>
struct OuterProductRow {
    const Value& value;
    const Deltas& deltas;
    Count count;
    Visitor& visit;
    std::size_t index;

    constexpr void run() const {
        if (!Visitor::skips_zero_gradient || !is_zero()) {
            Blocks<Columns>::for_each(*this);
        }
    }

    template <std::size_t... Index>
    constexpr void operator()(std::size_t first, std::index_sequence<Index...>) const {
        const T head = value(0);
        const T* head_delta = deltas(0) + first;
        T gradient[] = {(head * head_delta[Index])...};
        for (std::size_t n = 1; n < count; ++n) {
            const T factor = value(n);
            if (factor != T(0)) {
                const T* delta = deltas(n) + first;
                const T unrolled[] = {(gradient[Index] += factor * delta[Index])...};
                static_cast<void>(unrolled);
            }
        }
        const int unrolled[] = {(visit(index + first + Index, gradient[Index]), 0)...};
        static_cast<void>(unrolled);
    }

private:
    constexpr bool is_zero() const {
        for (std::size_t n = 0; n < count; ++n) {
            if (value(n) != T(0)) {
                return false;
            }
        }
        return true;
    }
};

} // namespace nervelet

#endif
