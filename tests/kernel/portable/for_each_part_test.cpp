// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <nervelet/kernel/portable/for_each_part.hpp>

namespace {

/// (x + 1) x of 3, stored in place of it.
template <class T>
constexpr T formula() {
    using Part = nervelet::kernel::OneNumber<T>;
    T number = T(3);
    const typename Part::Type x = Part::load(&number);
    Part::store(&number, (x + Part::constant(T(1))) * x);
    return number;
}

#if __cplusplus >= 201703L
static_assert(formula<float>() == 12.0f && formula<double>() == 12.0, "in a constant expression");
#endif

} // namespace

TEST_CASE_TEMPLATE("a part of one number: loaded, computed with, and stored", T, float, double) {
    CHECK(formula<T>() == T(12));
}
