// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_WINDOW_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_WINDOW_HPP

#include "tflite_operator.hpp"

namespace weights {
namespace tflite {

/// Where the windows of a convolution or a pool lie along rows, or along columns.
struct Positions {
    std::size_t count;  ///< of windows; 0 if none fits
    std::size_t before; ///< how far the first one reaches beyond the start
};

/// Along n inputs, with a window that reaches over r = (size - 1) dilation + 1 of them. VALID: 1 + (n - r) / stride
/// windows, all inside. SAME: n / stride, rounded up, which reach (count - 1) stride + r - n beyond the ends, if that
/// is more than 0, the smaller half of it before the start.
inline Positions positions_of(const Steps& steps, std::size_t inputs, bool is_same) {
    const std::size_t reach = (steps.size - 1) * steps.dilation + 1;
    if (!is_same) {
        return {reach > inputs ? 0 : 1 + (inputs - reach) / steps.stride, 0};
    }
    const std::size_t count = (inputs + steps.stride - 1) / steps.stride;
    const std::size_t end = (count - 1) * steps.stride + reach;
    return {count, end > inputs ? (end - inputs) / 2 : 0};
}

} // namespace tflite
} // namespace weights

#endif
