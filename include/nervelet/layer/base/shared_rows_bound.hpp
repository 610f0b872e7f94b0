// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_SHARED_ROWS_BOUND_HPP
#define NERVELET_LAYER_BASE_SHARED_ROWS_BOUND_HPP

#include <cstddef>
#include <cstdint>

#include "../../kernel/kernels.hpp"

namespace nervelet {

namespace detail {

/// At least the squared norm of the gradient of weights that all windows share, by Cauchy and Schwarz:
/// (taps sum_n ||x_n||^2 + N positions) sum_n ||dJ/dz_n||^2, because no number is seen by more windows than a window
/// has taps.
template <class T, class Windows, std::size_t Outputs, class Batch>
constexpr T shared_rows_bound(const Batch& batch) {
    T input_norm = T(0);
    T delta_norm = T(0);
    for (std::size_t n = 0; n < batch.count(); ++n) {
        input_norm += T(static_cast<std::int32_t>(Windows::taps)) * kernel::squared_norm<Windows::inputs>(batch.x(n)) +
                      T(static_cast<std::int32_t>(Windows::positions));
        delta_norm += kernel::squared_norm<Outputs>(batch.delta(n));
    }
    return input_norm * delta_norm;
}

} // namespace detail

} // namespace nervelet

#endif
