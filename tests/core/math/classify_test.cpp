// Part of nervelet. MIT licence, the nervelet authors.
#include "pins.hpp"

#include <nervelet/core/math/classify.hpp>

namespace {

namespace math = nervelet::math;

template <class T>
constexpr bool finite_and_nan(T zero, T infinity, T nan) {
    using Limits = std::numeric_limits<T>;
    return math::is_finite(zero) && math::is_finite(-zero) && math::is_finite((Limits::max)()) &&
           math::is_finite(Limits::denorm_min()) && !math::is_finite(infinity) && !math::is_finite(-infinity) &&
           !math::is_finite(nan) && !math::is_finite(-nan) && math::is_nan(nan) && math::is_nan(-nan) &&
           !math::is_nan(infinity) && !math::is_nan(-infinity) && !math::is_nan(zero) && !math::is_nan((Limits::max)());
}

template <class T>
constexpr bool magnitude_and_sign(T zero, T infinity, T nan) {
    return math::absolute(T(-3)) == T(3) && math::absolute(T(3)) == T(3) && math::absolute(-infinity) == infinity &&
           math::to_bits(math::absolute(-zero)) == math::to_bits(T(0)) && math::is_nan(math::absolute(nan)) &&
           math::copysign(T(3), -zero) == T(-3) && math::copysign(T(-3), zero) == T(3) &&
           math::copysign(infinity, T(-1)) == -infinity;
}

template <class T>
constexpr bool classified() {
    using Limits = std::numeric_limits<T>;
    return finite_and_nan(T(0), Limits::infinity(), Limits::quiet_NaN()) &&
           magnitude_and_sign(T(0), Limits::infinity(), Limits::quiet_NaN());
}

template <class T>
inline void check_at_run_time() {
    const T zero = at_run_time(T(0));
    const T infinity = at_run_time(std::numeric_limits<T>::infinity());
    const T nan = at_run_time(std::numeric_limits<T>::quiet_NaN());
    CHECK(finite_and_nan(zero, infinity, nan));
    CHECK(magnitude_and_sign(zero, infinity, nan));
}

} // namespace

#if __cplusplus >= 201703L
static_assert(classified<float>() && classified<double>(), "is_finite, is_nan, absolute, copysign");
#endif

TEST_CASE("infinity and NaN are not finite, only NaN is NaN; |x| and copysign know -0") {
    check_at_run_time<float>();
    check_at_run_time<double>();
}
