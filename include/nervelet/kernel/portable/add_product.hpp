// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_ADD_PRODUCT_HPP
#define NERVELET_KERNEL_PORTABLE_ADD_PRODUCT_HPP

#include "../../scalar/traits.hpp"
#include "../target.hpp"
#include "block.hpp"

namespace nervelet {
namespace kernel {

/// One block of add_product().
template <class T, std::size_t Rows, std::size_t Columns, class X>
struct AddProduct {
    using Traits = ScalarTraits<T>;
    using Sum = typename Traits::Sum;

    const X& x;
    const T* weights;
    T* z;

    template <std::size_t... Index>
    constexpr void operator()(std::size_t first, std::index_sequence<Index...>) const {
        Sum sum[] = {Traits::to_sum(z[first + Index])...};
        for (std::size_t k = 0; k < Rows; ++k) {
            const T value = x[k];
            if (!Traits::is_zero(value)) {
                const T* row = weights + k * Columns + first;
                const Sum unrolled[] = {(sum[Index] += Sum(value) * Sum(row[Index]))...};
                static_cast<void>(unrolled);
            }
        }
        const T unrolled[] = {(z[first + Index] = Traits::from_sum(sum[Index]))...};
        static_cast<void>(unrolled);
    }
};

template <std::size_t Rows, std::size_t Columns, class T, class X>
constexpr void add_product(const X& x, const T* weights, T* z, Portable) {
    Blocks<Columns>::for_each(AddProduct<T, Rows, Columns, X>{x, weights, z});
}

} // namespace kernel
} // namespace nervelet

#endif
