// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/initializer/constant.hpp>

#include <doctest/doctest.h>

#include <cstdint>

using namespace nervelet;

namespace {

template <class T>
constexpr bool fractions() {
    Random random{4};
    const std::uint64_t before = random.state();
    return Constant<1>::draw<T>(random, 3, 2) == T(1) && Constant<-3, 4>::draw<T>(random, 3, 2) == T(-0.75) &&
           Constant<1, 100>::draw<T>(random, 3, 2) == T(0.01) && random.state() == before;
}

} // namespace

#if __cplusplus >= 201703L
static_assert(fractions<float>() && fractions<double>(), "Numerator / Denominator");
#endif

TEST_CASE("constant: weight = Numerator / Denominator, takes no random number") {
    CHECK(fractions<float>());
    CHECK(fractions<double>());
}
