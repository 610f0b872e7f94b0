// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_SUBTRACT_OUTER_PRODUCT_HPP
#define NERVELET_KERNEL_PORTABLE_SUBTRACT_OUTER_PRODUCT_HPP

#include "../../core/math/classify.hpp"
#include "../helium/subtract_outer_product.hpp"
#include "../simd/subtract_outer_product.hpp"
#include "../soft/add_product.hpp"
#include "../vfp/subtract_outer_product.hpp"
#include "block.hpp"

namespace nervelet {
namespace kernel {

/// W[k][:] -= (x[k] scale) delta, b -= scale delta: the whole update of gradient descent on one example. W is Rows x
/// Columns, row after row, and b lies behind it; x is anything with x[k]; delta has Columns numbers; rows whose x[k] is
/// zero stay as they are.
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
            if (!math::is_zero(value)) {
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
constexpr void subtract_outer_product(const X& x, T scale, const T* delta, T* weights) {
    Blocks<Columns>::for_each(SubtractOuterProduct<T, Rows, Columns, X>{x, scale, delta, weights});
}

#if defined(NERVELET_HAS_HELIUM)
template <std::size_t Rows, std::size_t Columns>
struct SubtractOuterProductOnHelium {
    const float* x;
    float scale;
    const float* delta;
    float* weights;

    template <std::size_t... Index>
    void operator()(std::size_t first, std::index_sequence<Index...> width) const {
        block(first, width, std::integral_constant<bool, (sizeof...(Index) >= helium::fewest_columns)>{});
    }

private:
    template <std::size_t... Index>
    void block(std::size_t first, std::index_sequence<Index...>, std::true_type) const {
        helium::subtract_outer_product<sizeof...(Index), Columns * sizeof(float)>(x, scale, delta + first,
                                                                                  weights + first, Rows);
    }

    template <std::size_t... Index>
    void block(std::size_t first, std::index_sequence<Index...> width, std::false_type) const {
        SubtractOuterProduct<float, Rows, Columns, const float*>{x, scale, delta, weights}(first, width);
    }
};

template <std::size_t Rows, std::size_t Columns>
constexpr void subtract_outer_product(const float* const& x, float scale, const float* delta, float* weights) {
    if (math::constant_evaluated()) {
        subtract_outer_product<Rows, Columns, float, const float*>(x, scale, delta, weights);
    } else {
        Blocks<Columns>::for_each(SubtractOuterProductOnHelium<Rows, Columns>{x, scale, delta, weights});
    }
}
#elif defined(NERVELET_HAS_VFP)
/// The last Width columns, which do not fill a block.
template <std::size_t Rows, std::size_t Columns, std::size_t Width>
void subtract_rest(const float* x, float scale, const float* delta, float* weights,
                   std::integral_constant<std::size_t, Width>) {
    constexpr std::size_t first = Columns - Width;
    vfp::subtract_outer_product<Width>(x, scale, delta + first, weights + first, Columns * sizeof(float), Rows, 1);
}

template <std::size_t Rows, std::size_t Columns>
void subtract_rest(const float* x, float scale, const float* delta, float* weights,
                   std::integral_constant<std::size_t, 1>) {
    SubtractOuterProduct<float, Rows, Columns, const float*>{x, scale, delta, weights}(Columns - 1,
                                                                                       std::index_sequence<0>{});
}

template <std::size_t Rows, std::size_t Columns>
void subtract_rest(const float*, float, const float*, float*, std::integral_constant<std::size_t, 0>) {}

template <std::size_t Rows, std::size_t Columns>
constexpr void subtract_outer_product(const float* const& x, float scale, const float* delta, float* weights) {
    constexpr std::size_t blocks = Columns / block_width;
    if (math::constant_evaluated()) {
        subtract_outer_product<Rows, Columns, float, const float*>(x, scale, delta, weights);
        return;
    }
    if (blocks > 0) {
        vfp::subtract_outer_product<block_width>(x, scale, delta, weights, Columns * sizeof(float), Rows, blocks);
    }
    subtract_rest<Rows, Columns>(x, scale, delta, weights,
                                 std::integral_constant<std::size_t, Columns % block_width>{});
}
#elif defined(NERVELET_HAS_SIMD)
template <std::size_t Rows, std::size_t Columns, class T>
constexpr void subtract_outer_product(const T* const& x, T scale, const T* delta, T* weights) {
    if (math::constant_evaluated()) {
        subtract_outer_product<Rows, Columns, T, const T*>(x, scale, delta, weights);
    } else {
        simd::subtract_outer_product<Rows, Columns>(x, scale, delta, weights);
    }
}
#elif defined(NERVELET_HAS_SOFT)
template <std::size_t Rows, std::size_t Columns, class X>
constexpr void subtract_outer_product(const X& x, float scale, const float* delta, float* weights) {
    if (math::constant_evaluated()) {
        subtract_outer_product<Rows, Columns, float, X>(x, scale, delta, weights);
        return;
    }
    for (std::size_t k = 0; k <= Rows; ++k) {
        const float value = k < Rows ? static_cast<float>(x[k]) : 1.0f;
        if (!math::is_zero(value)) {
            soft::add_product(weights + k * Columns, -(value * scale), delta, Columns);
        }
    }
}
#endif

} // namespace kernel
} // namespace nervelet

#endif
