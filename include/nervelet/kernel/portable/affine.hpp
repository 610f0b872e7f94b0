// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_AFFINE_HPP
#define NERVELET_KERNEL_PORTABLE_AFFINE_HPP

#include "../../scalar/traits.hpp"
#include "../target.hpp"
#include "block.hpp"

namespace nervelet {
namespace kernel {

/// One block of affine().
template <class T, std::size_t Rows, std::size_t Columns, class X>
struct Affine {
    using Traits = ScalarTraits<T>;
    using Sum = typename Traits::Sum;

    const X& x;
    const T* weights;
    T* z;

    template <std::size_t... Index>
    constexpr void operator()(std::size_t first, std::index_sequence<Index...>) const {
        const T* row = weights + first;
        Sum sum[] = {Traits::to_sum(row[Rows * Columns + Index])...};
        for (std::size_t k = 0; k < Rows; ++k) {
            const T value = x[k];
            if (!Traits::is_zero(value)) {
                const Sum unrolled[] = {(sum[Index] += Sum(value) * Sum(row[k * Columns + Index]))...};
                static_cast<void>(unrolled);
            }
        }
        const T unrolled[] = {(z[first + Index] = Traits::from_sum(sum[Index]))...};
        static_cast<void>(unrolled);
    }
};

template <std::size_t Rows, std::size_t Columns, class T, class X>
constexpr void affine(const X& x, const T* weights, T* z, Portable) {
    Blocks<Columns>::for_each(Affine<T, Rows, Columns, X>{x, weights, z});
}

/// Example by example, where the target has no form for several at once.
template <std::size_t Rows, std::size_t Columns, class T, class Batch, class Target>
constexpr void affine_batch(const Batch& batch, const T* weights, Target target) {
    for (std::size_t n = 0; n < batch.count(); ++n) {
        affine<Rows, Columns>(reader(batch.x(n)), weights, batch.z(n), target);
    }
}

} // namespace kernel
} // namespace nervelet

#endif
