// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>

#include <nervelet/core/random.hpp>
#include <nervelet/kernel/kernels.hpp>

#include "support/widths.hpp"

namespace {

template <std::size_t Size>
bool size_is_right() {
    nervelet::Random random(Size);
    std::array<float, Size + 1> x{};
    for (float& value : x) {
        value = random.uniform<float>() - 0.5f;
    }
    const float* input = x.data();
    return nervelet::kernel::squared_norm<Size>(input) == nervelet::kernel::dot<Size>(x, x);
}

template <std::size_t Size>
struct Width {
    static bool is_right() { return size_is_right<Size>(); }
};

} // namespace

TEST_CASE("||x||^2, to the bit as Dot, for every size") {
    CHECK(support::widths_are_right<Width>(std::make_index_sequence<35>{}));
    CHECK(size_is_right<64>());
}

TEST_CASE("||x||^2 of doubles") {
    const std::array<double, 3> x{{1.0, 2.0, -4.0}};
    CHECK(nervelet::kernel::squared_norm<3>(x) == 21.0);
}

#if __cplusplus >= 201703L
namespace {
constexpr float in_the_compiler() {
    const float x[] = {1.0f, 2.0f, 3.0f, 4.0f, 5.0f, 6.0f, 7.0f, 8.0f, 9.0f};
    const float* input = x;
    return nervelet::kernel::squared_norm<9>(input);
}
static_assert(in_the_compiler() == 285.0f, "the first nine squares");
} // namespace
#endif
