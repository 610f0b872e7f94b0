// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/schedule/constant_schedule.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <type_traits>

using namespace nervelet;

namespace {

template <class T>
constexpr bool never_changes() {
    constexpr ConstantSchedule<T> rate{T(0.1)};
    return rate(0) == T(0.1) && rate(1) == T(0.1) && rate(0xFFFFFFFFu) == T(0.1);
}

static_assert(sizeof(ConstantSchedule<float>) == 4, "one number");
static_assert(std::is_trivial<ConstantSchedule<float>>::value, "an aggregate that can lie in flash");
static_assert(never_changes<float>() && never_changes<double>(), "constant in C++14 too");

} // namespace

TEST_CASE("constant schedule: rate(t) = rate") {
    CHECK(never_changes<float>());
    CHECK(never_changes<double>());
}
