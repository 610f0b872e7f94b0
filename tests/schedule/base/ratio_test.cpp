// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/schedule/base/ratio.hpp>

#include <doctest/doctest.h>

using nervelet::detail::ratio;

namespace {

template <class T>
constexpr bool divides() {
    return ratio<T>(0, 3) == T(0) && ratio<T>(3, 3) == T(1) && ratio<T>(1, 3) == T(1) / T(3);
}

template <class T>
constexpr bool divides_large_counts() {
    return ratio<T>(0x7FFFFFFFu, 0x7FFFFFFFu) == T(1) && ratio<T>(0x40000000u, 0x80000000u) == T(0.5) &&
           ratio<T>(0xC0000000u, 0xFFFFFFFFu) > T(0.7499) && ratio<T>(0xC0000000u, 0xFFFFFFFFu) < T(0.7501) &&
           ratio<T>(0xFFFFFFFFu, 0xFFFFFFFFu) == T(1) && ratio<T>(0, 0xFFFFFFFFu) == T(0);
}

static_assert(divides<float>() && divides<double>(), "constant in C++14 too");
static_assert(divides_large_counts<float>() && divides_large_counts<double>(), "of all counts");

} // namespace

TEST_CASE("the ratio of two counts, also of those that are no signed numbers") {
    CHECK(divides<float>());
    CHECK(divides<double>());
    CHECK(divides_large_counts<float>());
    CHECK(divides_large_counts<double>());
}
