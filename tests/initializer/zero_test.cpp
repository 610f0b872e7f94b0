// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/initializer/zero.hpp>

#include <doctest/doctest.h>

#include <cstdint>

using namespace nervelet;

namespace {

template <class T>
constexpr bool is_zero() {
    Random random{4};
    const std::uint64_t before = random.state();
    return Zero::draw<T>(random, 3, 2) == T(0) && random.state() == before;
}

} // namespace

#if __cplusplus >= 201703L
static_assert(is_zero<float>() && is_zero<double>(), "0");
#endif

TEST_CASE("zero: weight = 0, takes no random number") {
    CHECK(is_zero<float>());
    CHECK(is_zero<double>());
}
