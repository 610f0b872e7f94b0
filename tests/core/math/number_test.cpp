// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <nervelet/core/math/number.hpp>
#include <nervelet/core/math/polynomial.hpp>

#include <cstddef>
#include <type_traits>

namespace {

namespace math = nervelet::math;

typedef float FourFloats __attribute__((vector_size(16)));
typedef double TwoDoubles __attribute__((vector_size(16)));
#if defined(__AVX512F__)
typedef float WideFloats __attribute__((vector_size(64)));
#elif defined(__AVX__)
typedef float WideFloats __attribute__((vector_size(32)));
#else
typedef FourFloats WideFloats;
#endif
struct Fixed {
    float operator[](int) const;
};

static_assert(!math::IsVector<float>::value && !math::IsVector<float*>::value && !math::IsVector<float[4]>::value &&
                  !math::IsVector<Fixed>::value,
              "no vectors");
static_assert(math::IsVector<FourFloats>::value && math::IsVector<TwoDoubles>::value, "vectors");
static_assert(std::is_same<math::ScalarOf<float>, float>::value &&
                  std::is_same<math::ScalarOf<FourFloats>, float>::value &&
                  std::is_same<math::ScalarOf<TwoDoubles>, double>::value,
              "what they consist of");

constexpr double coefficients[] = {1, -2, 3};
static_assert(math::broadcast<float>(2) == 2 && math::all(true) && !math::all(false), "a scalar");
static_assert(math::polynomial(coefficients, 2.0) == 9, "1 - 2 x + 3 x^2");

} // namespace

TEST_CASE_TEMPLATE("a comparison of vectors holds where it holds in every lane", Vector, FourFloats, WideFloats) {
    const Vector numbers = {1, 2, 3, 4};
    CHECK(math::all(numbers > -0.5f));
    for (std::size_t lane = 0; lane < sizeof(Vector) / sizeof(float); ++lane) {
        Vector one_is_different = numbers;
        one_is_different[lane] = -1;
        CHECK_FALSE(math::all(one_is_different > -0.5f));
    }
}

TEST_CASE("every lane of a broadcast number is the number") {
    const TwoDoubles twos = math::broadcast<TwoDoubles>(2);
    CHECK((twos[0] == 2 && twos[1] == 2));
}

TEST_CASE("a function of each lane by itself") {
    const FourFloats halves = math::lane_by_lane(FourFloats{2, 4, 6, 8}, [](float x) { return x / 2; });
    for (int lane = 0; lane < 4; ++lane) {
        CHECK(halves[lane] == static_cast<float>(lane + 1));
    }
}

TEST_CASE("a polynomial of each lane") {
    const TwoDoubles values = math::polynomial(coefficients, TwoDoubles{2, -1});
    CHECK((values[0] == 9 && values[1] == 6));
}
