// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_GRADIENT_CHECKED_HPP
#define NERVELET_TRAINING_GRADIENT_CHECKED_HPP

#include <cstddef>

namespace nervelet {

/// The result of gradient_check.
template <class T>
struct GradientCheck {
    T largest_error;   ///< the largest |analytic - numeric| / max(1, |analytic| + |numeric|) of all parameters
    std::size_t index; ///< the parameter that has it
    T analytic;        ///< its gradient by back-propagation
    T numeric;         ///< its gradient by differences
};

namespace detail {

/// Takes the gradients of one parameter into a result.
template <class T>
constexpr void keep_largest_error(GradientCheck<T>& result, std::size_t index, T analytic, T numeric) {
    const T difference = analytic < numeric ? numeric - analytic : analytic - numeric;
    const T size = (analytic < T(0) ? -analytic : analytic) + (numeric < T(0) ? -numeric : numeric);
    const T error = difference / (size > T(1) ? size : T(1));
    if (!(error <= result.largest_error)) { // also if error is NaN
        result = GradientCheck<T>{error, index, analytic, numeric};
    }
}

} // namespace detail
} // namespace nervelet

#endif
