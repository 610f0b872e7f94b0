// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_CONVOLUTION_ADAPTER_HPP
#define NERVELET_LAYER_BASE_CONVOLUTION_ADAPTER_HPP

#include <cstddef>

#include "../../kernel/kernels.hpp"
#include "adapter.hpp"
#include "numbers_from.hpp"

namespace nervelet {

namespace detail {

/// What every layer shares that learns something in addition to the constants of a frozen convolution. Its windows are
/// patches x_p of weight_rows numbers, of which those that a pad stands for take no part.
template <class Layer, class T, class Frozen>
struct ConvolutionAdapter : Adapter<Layer, T, Frozen> {
    using Inner = typename Frozen::Inner;
    using Windows = typename Inner::Windows;
    static constexpr std::size_t patch_size = Inner::weight_rows;
    static constexpr std::size_t filters = Inner::filters;
    static constexpr std::size_t positions = Inner::positions;
    static constexpr bool bound_is_norm = false; // a sum over positions

    /// to += x_p M, where M is patch_size x Columns: taps in ascending order.
    template <std::size_t Columns, class X>
    static constexpr void add_patch_product(const X& x, std::size_t position, const T* matrix, T* to) {
        Windows::for_each_tap(position, AddTap<Columns, X>{x, matrix, to});
    }

private:
    template <std::size_t Columns, class X>
    struct AddTap {
        const X& x;
        const T* matrix;
        T* to;
        constexpr void operator()(std::size_t tap, std::size_t number) const {
            kernel::add_product<Windows::channels, Columns>(numbers_from(x, number),
                                                            matrix + tap * Windows::channels * Columns, to);
        }
    };
};

} // namespace detail

} // namespace nervelet

#endif
