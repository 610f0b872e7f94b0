// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_AFFINE_HPP
#define NERVELET_CORE_AFFINE_HPP

#include "block.hpp"

namespace nervelet {

/// z = b + sum_k x[k] W[k][:]. W is Rows x Columns, row after row; x is anything with x[k]; z and b have Columns
/// numbers. Every z is summed over k in ascending order, whatever the vector width; rows whose x[k] is zero are
/// skipped.
template <class T, std::size_t Rows, std::size_t Columns, class X>
struct Affine {
    const X& x;
    const T* weights;
    const T* bias;
    T* z;

    template <std::size_t... Index>
    constexpr void operator()(std::size_t first, std::index_sequence<Index...>) const {
        T sum[] = {bias[first + Index]...};
        const T* row = weights + first;
        for (std::size_t k = 0; k < Rows; ++k) {
            const T value = x[k];
            if (value != T(0)) {
                const T unrolled[] = {(sum[Index] += value * row[k * Columns + Index])...};
                static_cast<void>(unrolled);
            }
        }
        const T unrolled[] = {(z[first + Index] = sum[Index])...};
        static_cast<void>(unrolled);
    }
};

template <std::size_t Rows, std::size_t Columns, class T, class X>
constexpr void affine(const X& x, const T* weights, const T* bias, T* z) {
    Blocks<Columns>::for_each(Affine<T, Rows, Columns, X>{x, weights, bias, z});
}

} // namespace nervelet

#endif
