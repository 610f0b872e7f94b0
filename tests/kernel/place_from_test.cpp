// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <cstddef>

#include <nervelet/kernel/place_from.hpp>
#include <nervelet/layer/base/gradient_below.hpp>

namespace {

/// Wants every second number, and does not say where its numbers lie.
struct EverySecond {
    float* numbers;
    bool wants(std::size_t k) const { return k % 2 == 0; }
    void take(std::size_t k, float gradient) const { numbers[k] = gradient; }
};

} // namespace

TEST_CASE("dJ/dx from a number on goes where counting from the first would lead, and is wanted as there") {
    float numbers[] = {1.0f, 2.0f, 0.0f, 4.0f};
    const auto factors = nervelet::kernel::place_from(nervelet::MultiplyInto<float>{numbers}, 2);
    CHECK_FALSE(factors.wants(0));
    CHECK(factors.wants(1));
    factors.take(1, 3.0f);
    CHECK(numbers[3] == 12.0f);
    nervelet::kernel::place_from(nervelet::AddInto<float>{numbers}, 1).take(0, 5.0f);
    CHECK(numbers[1] == 7.0f);
    const auto second = nervelet::kernel::place_from(EverySecond{numbers}, 1);
    CHECK_FALSE(second.wants(0));
    CHECK(second.wants(1));
    second.take(1, 9.0f);
    CHECK(numbers[2] == 9.0f);
}
