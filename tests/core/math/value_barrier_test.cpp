// Part of nervelet. MIT licence, the nervelet authors.
#include "pins.hpp"

#include <nervelet/core/math/classify.hpp>
#include <nervelet/core/math/value_barrier.hpp>

namespace {

namespace math = nervelet::math;

template <class T>
constexpr bool keeps(T x) {
    return math::to_bits(math::value_barrier(x)) == math::to_bits(x);
}

template <class T>
constexpr bool keeps_each(T one) {
    using Limits = std::numeric_limits<T>;
    return keeps(one) && keeps(-one) && keeps(T(0) * one) && keeps(-(T(0) * one)) && keeps(Limits::infinity() * one) &&
           keeps(Limits::denorm_min() * one) && keeps((Limits::max)() * one);
}

} // namespace

#if __cplusplus >= 201703L
static_assert(keeps_each(1.0f) && keeps_each(1.0), "the same number");
#endif

TEST_CASE("a number behind the barrier is the same number") {
    CHECK(keeps_each(at_run_time(1.0f)));
    CHECK(keeps_each(at_run_time(1.0)));
    CHECK(math::is_nan(math::value_barrier(at_run_time(std::numeric_limits<float>::quiet_NaN()))));
}
