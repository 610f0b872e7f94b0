// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_AFFINE_HPP
#define NERVELET_KERNEL_PORTABLE_AFFINE_HPP

#include "../../core/math/classify.hpp"
#include "../helium/affine.hpp"
#include "../simd/affine.hpp"
#include "../soft/add_product.hpp"
#include "../vfp/affine.hpp"
#include "add_product.hpp"
#include "block.hpp"

namespace nervelet {
namespace kernel {

/// z = b + sum_k x[k] W[k][:]. W is Rows x Columns, row after row, and b lies behind it; x is anything with x[k]; z has
/// Columns numbers. Every z is summed over k in ascending order, whatever the vector width; rows whose x[k] is zero are
/// skipped.
template <class T, std::size_t Rows, std::size_t Columns, class X>
struct Affine {
    const X& x;
    const T* weights;
    T* z;

    template <std::size_t... Index>
    constexpr void operator()(std::size_t first, std::index_sequence<Index...>) const {
        const T* row = weights + first;
        T sum[] = {row[Rows * Columns + Index]...};
        for (std::size_t k = 0; k < Rows; ++k) {
            const T value = x[k];
            if (!math::is_zero(value)) {
                const T unrolled[] = {(sum[Index] += value * row[k * Columns + Index])...};
                static_cast<void>(unrolled);
            }
        }
        const T unrolled[] = {(z[first + Index] = sum[Index])...};
        static_cast<void>(unrolled);
    }
};

template <std::size_t Rows, std::size_t Columns, class T, class X>
constexpr void affine(const X& x, const T* weights, T* z) {
    Blocks<Columns>::for_each(Affine<T, Rows, Columns, X>{x, weights, z});
}

#if defined(NERVELET_HAS_HELIUM)
template <std::size_t Rows, std::size_t Columns>
struct AffineOnHelium {
    const float* x;
    const float* weights;
    float* z;

    template <std::size_t... Index>
    void operator()(std::size_t first, std::index_sequence<Index...> width) const {
        block(first, width, std::integral_constant<bool, (sizeof...(Index) >= helium::fewest_columns)>{});
    }

private:
    template <std::size_t... Index>
    void block(std::size_t first, std::index_sequence<Index...>, std::true_type) const {
        helium::affine<sizeof...(Index), Columns * sizeof(float)>(x, weights + first, Rows, z + first);
    }

    template <std::size_t... Index>
    void block(std::size_t first, std::index_sequence<Index...> width, std::false_type) const {
        Affine<float, Rows, Columns, const float*>{x, weights, z}(first, width);
    }
};

template <std::size_t Rows, std::size_t Columns>
constexpr void affine(const float* const& x, const float* weights, float* z) {
    if (math::constant_evaluated()) {
        affine<Rows, Columns, float, const float*>(x, weights, z);
    } else {
        Blocks<Columns>::for_each(AffineOnHelium<Rows, Columns>{x, weights, z});
    }
}
#elif defined(NERVELET_HAS_VFP)
/// The last Width columns, which do not fill a block.
template <std::size_t Rows, std::size_t Columns, std::size_t Width>
void affine_of_rest(const float* x, const float* weights, float* z, std::integral_constant<std::size_t, Width>) {
    vfp::affine<Width>(x, weights + Columns - Width, Columns * sizeof(float), Rows, z + Columns - Width, 1);
}

template <std::size_t Rows, std::size_t Columns>
void affine_of_rest(const float* x, const float* weights, float* z, std::integral_constant<std::size_t, 1>) {
    Affine<float, Rows, Columns, const float*>{x, weights, z}(Columns - 1, std::index_sequence<0>{});
}

template <std::size_t Rows, std::size_t Columns>
void affine_of_rest(const float*, const float*, float*, std::integral_constant<std::size_t, 0>) {}

template <std::size_t Rows, std::size_t Columns>
constexpr void affine(const float* const& x, const float* weights, float* z) {
    constexpr std::size_t blocks = Columns / block_width;
    if (math::constant_evaluated()) {
        affine<Rows, Columns, float, const float*>(x, weights, z);
        return;
    }
    if (blocks > 0) {
        vfp::affine<block_width>(x, weights, Columns * sizeof(float), Rows, z, blocks);
    }
    affine_of_rest<Rows, Columns>(x, weights, z, std::integral_constant<std::size_t, Columns % block_width>{});
}
#elif defined(NERVELET_HAS_SIMD)
template <std::size_t Rows, std::size_t Columns, class T>
constexpr void affine(const T* const& x, const T* weights, T* z) {
    if (math::constant_evaluated()) {
        affine<Rows, Columns, T, const T*>(x, weights, z);
    } else {
        simd::affine<Rows, Columns>(x, weights, z);
    }
}
#elif defined(NERVELET_HAS_SOFT)
template <std::size_t Rows, std::size_t Columns, class X>
constexpr void affine(const X& x, const float* weights, float* z) {
    if (math::constant_evaluated()) {
        affine<Rows, Columns, float, X>(x, weights, z);
    } else {
        for (std::size_t j = 0; j < Columns; ++j) {
            z[j] = weights[Rows * Columns + j];
        }
        add_product<Rows, Columns>(x, weights, z);
    }
}
#endif

} // namespace kernel
} // namespace nervelet

#endif
