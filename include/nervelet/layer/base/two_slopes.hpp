// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_TWO_SLOPES_HPP
#define NERVELET_LAYER_BASE_TWO_SLOPES_HPP

namespace nervelet {

namespace detail {

/// An activation of numbers T, as kernels take one that has_two_slopes.
template <class Activation, class T>
struct TwoSlopes {
    /// Whether f(z) = 0 for z <= 0.
    static constexpr bool is_rectified =
        Activation::has_two_slopes && Activation::slope(T(-1), Activation::value(T(-1))) == T(0);

    /// f'(z) for z <= 0.
    static constexpr T lower_slope() { return Activation::slope(T(-1), Activation::value(T(-1))); }
    static constexpr T value(T z) { return Activation::value(z); }
    static constexpr T slope(T z, T a) { return Activation::slope(z, a); }
};

} // namespace detail

} // namespace nervelet

#endif
