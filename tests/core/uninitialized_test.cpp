// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>

#include <nervelet/core/uninitialized.hpp>

namespace {

template <std::size_t Size>
constexpr float sum_of_what_was_written() {
    auto values = nervelet::detail::uninitialized<std::array<float, Size>>();
    float sum = 0.0f;
    for (std::size_t i = 0; i < Size; ++i) {
        values[i] = static_cast<float>(i);
    }
    for (std::size_t i = 0; i < Size; ++i) {
        sum += values[i];
    }
    return sum;
}

} // namespace

TEST_CASE("what is written into an uninitialized part can be read") {
    CHECK(sum_of_what_was_written<3>() == 3.0f);
    CHECK(sum_of_what_was_written<100>() == 4950.0f);
}

#if __cplusplus >= 201703L
static_assert(sum_of_what_was_written<100>() == 4950.0f, "also in a constant expression");
static_assert(nervelet::detail::uninitialized<std::array<float, 100>>()[99] == 0.0f, "where it is zero");
#endif
