// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_SUBTRACT_OUTER_PRODUCT_HPP
#define NERVELET_KERNEL_PORTABLE_SUBTRACT_OUTER_PRODUCT_HPP

#include "../../scalar/traits.hpp"
#include "../target.hpp"
#include "block.hpp"

namespace nervelet {
namespace kernel {

/// One block of subtract_outer_product().
template <class T, std::size_t Rows, std::size_t Columns, class X>
struct SubtractOuterProduct {
    const X& x;
    T scale;
    const T* delta;
    T* weights;

    template <std::size_t... Index>
    constexpr void operator()(std::size_t first, std::index_sequence<Index...>) const {
        const T held[] = {delta[first + Index]...};
        T* row = weights + first;
        for (std::size_t k = 0; k < Rows; ++k) {
            const T value = x[k];
            if (!ScalarTraits<T>::is_zero(value)) {
                const T factor = value * scale;
                const T unrolled[] = {(row[k * Columns + Index] -= factor * held[Index])...};
                static_cast<void>(unrolled);
            }
        }
        const T unrolled[] = {(row[Rows * Columns + Index] -= scale * held[Index])...};
        static_cast<void>(unrolled);
    }
};

template <std::size_t Rows, std::size_t Columns, class T, class X>
constexpr void subtract_outer_product(const X& x, T scale, const T* delta, T* weights, Portable) {
    Blocks<Columns>::for_each(SubtractOuterProduct<T, Rows, Columns, X>{x, scale, delta, weights});
}

} // namespace kernel
} // namespace nervelet

#endif
