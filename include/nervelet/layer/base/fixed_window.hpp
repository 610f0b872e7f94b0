// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_FIXED_WINDOW_HPP
#define NERVELET_LAYER_BASE_FIXED_WINDOW_HPP

#include <array>
#include <cstddef>

#include "../../kernel/kernels.hpp"

namespace nervelet {
namespace detail {

/// The numbers of a window in the order of its weights, [tap][channel]: where they lie if they lie one after the other,
/// as over time without pads, else a copy of them, with zeros for pads.
template <class Windows>
struct FixedWindow {
    using Rows = typename Windows::Rows;
    using Columns = typename Windows::Columns;
    static constexpr bool is_contiguous =
        !Rows::has_pads && !Columns::has_pads && (Columns::taps == 1 || Columns::dilation == 1) &&
        (Rows::taps == 1 || (Rows::dilation == 1 && Columns::taps == Columns::size));
    static constexpr std::size_t size = Windows::taps * Windows::channels;

    /// What a copy needs.
    template <class T>
    using Copy = std::array<T, is_contiguous ? 1 : size>;

    /// The window at [row][column].
    template <class T>
    static constexpr const T* at(const T* x, std::size_t row, std::size_t column, Copy<T>& copy) {
        if (is_contiguous) {
            return x + (Rows::index(row, 0) * Columns::size + Columns::index(column, 0)) * Windows::channels;
        }
        T* const to = copy.data();
        for (std::size_t k = 0; (Rows::has_pads || Columns::has_pads) && k < copy.size(); ++k) {
            to[k] = T{};
        }
        Windows::for_each_tap(row, column, CopyTap<T>{x, to});
        return to;
    }

private:
    template <class T>
    struct CopyTap {
        const T* x;
        T* to;

        constexpr void operator()(std::size_t tap, std::size_t number) const {
            for (std::size_t c = 0; c < Windows::channels; ++c) {
                to[tap * Windows::channels + c] = x[number + c];
            }
        }
    };
};

} // namespace detail
} // namespace nervelet

#endif
