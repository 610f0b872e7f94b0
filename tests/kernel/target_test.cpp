// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <type_traits>

#include <nervelet/kernel/kernels.hpp>

#include "support/batches.hpp"

// A target and a scalar of their own: what it takes to add one, and a proof that every kernel reaches its form for the
// target whichever pointer or array comes. The scalar is a float that says who worked on it.
namespace {

struct Spied {
    float value;
    constexpr Spied(float number = 0.0f) : value(number) {}
    friend constexpr Spied operator*(Spied a, Spied b) { return a.value * b.value; }
    friend constexpr Spied operator+(Spied a, Spied b) { return a.value + b.value; }
    friend constexpr Spied& operator+=(Spied& a, Spied b) { return a = a + b; }
    friend constexpr Spied& operator-=(Spied& a, Spied b) { return a = a.value - b.value; }
    friend constexpr Spied& operator*=(Spied& a, Spied b) { return a = a * b; }
};

int calls = 0;

/// It has a form of its own of each kernel that reads numbers from memory; of the others it takes the portable one.
struct Spy : nervelet::kernel::Portable {};

template <std::size_t Size>
Spied dot(const Spied*, const Spied*, Spy) {
    ++calls;
    return Spied();
}

template <std::size_t Rows, std::size_t Columns>
void affine(const Spied*, const Spied*, Spied*, Spy) {
    ++calls;
}

template <std::size_t Rows, std::size_t Columns>
void add_product(const Spied*, const Spied*, Spied*, Spy) {
    ++calls;
}

template <std::size_t Rows, std::size_t Columns>
void multiply_by_dots(const Spied*, const Spied*, Spied*, Spy) {
    ++calls;
}

template <std::size_t Rows, std::size_t Columns>
void subtract_outer_product(const Spied*, Spied, const Spied*, Spied*, Spy) {
    ++calls;
}

template <std::size_t Columns, class Batch, class Visitor, class Lanes>
void form_row(const nervelet::kernel::OuterProductRow<Spied, Columns, Batch, Visitor>&, Lanes, Spy) {
    ++calls;
}

} // namespace

namespace nervelet {

template <>
struct ScalarTraits<Spied> : detail::FloatingPointTraits<Spied> {
    static constexpr bool is_zero(Spied number) { return math::is_zero(number.value); }
};

namespace kernel {

template <>
struct BestTarget<Spied> {
    using type = Spy;
};

} // namespace kernel
} // namespace nervelet

namespace {

struct Visitor {
    static constexpr bool skips_zero_gradient = false;
    static constexpr bool subtracts = false;
    static constexpr bool takes_lanes = false;
    static constexpr Spied scale() { return Spied(1.0f); }
    void operator()(std::size_t, Spied) {}
};

constexpr std::size_t rows = 3;
constexpr std::size_t columns = 2;

/// How many of the kernels for one example came to the target's form, where x is of type X.
template <class X>
int kernels_reached(X& x) {
    std::array<Spied, (rows + 1) * columns> weights{};
    std::array<Spied, rows> factors{};
    std::array<Spied, columns> z{};
    calls = 0;
    nervelet::kernel::dot<rows>(x, x);
    nervelet::kernel::squared_norm<rows>(x);
    nervelet::kernel::affine<rows, columns>(x, weights.data(), z.data());
    nervelet::kernel::add_product<rows, columns>(x, weights.data(), z.data());
    nervelet::kernel::subtract_outer_product<rows, columns>(x, Spied(1.0f), z.data(), weights.data());
    nervelet::kernel::multiply_by_dots<rows, columns>(weights.data(), z.data(), factors.data()); // constant or not
    return calls;
}

} // namespace

TEST_CASE("a pointer, a pointer to constants, and arrays reach the same form of every kernel") {
    std::array<Spied, rows> array{};
    const std::array<Spied, rows> constant_array{};
    Spied numbers[rows] = {};
    const Spied constants[rows] = {};
    Spied* pointer = numbers;
    const Spied* pointer_to_constants = numbers;
    CHECK(kernels_reached(array) == 6);
    CHECK(kernels_reached(constant_array) == 6);
    CHECK(kernels_reached(numbers) == 6);
    CHECK(kernels_reached(constants) == 6);
    CHECK(kernels_reached(pointer) == 6);
    CHECK(kernels_reached(pointer_to_constants) == 6);
}

TEST_CASE("and so do batches, example by example and row by row") {
    std::array<Spied, rows> x{};
    std::array<Spied, columns> z{};
    std::array<Spied, (rows + 1) * columns> weights{};
    const auto inputs = [&](std::size_t) {
        return x.data();
    }; // not pointers to constants
    const auto results = [&](std::size_t) {
        return z.data();
    };
    calls = 0;
    nervelet::kernel::affine_batch<rows, columns>(support::forward(inputs, results, std::size_t(2)), weights.data());
    CHECK(calls == 2);
    nervelet::kernel::multiply_by_dots_batch<rows, columns>(weights.data(),
                                                            support::backward(results, inputs, std::size_t(2)));
    CHECK(calls == 4);
    Visitor visitor;
    nervelet::kernel::outer_product<Spied, rows, columns>(support::gradient(inputs, results, std::size_t(2)), 0,
                                                          visitor);
    CHECK(calls == 4 + rows + 1);
    nervelet::kernel::outer_product_row<Spied, columns>(support::gradient(inputs, results, std::size_t(2)), 0, 0,
                                                        visitor);
    CHECK(calls == 4 + rows + 2);
}

TEST_CASE("what does not lie in memory takes the portable form") {
    struct Ones {
        constexpr Spied operator[](std::size_t) const { return Spied(1.0f); }
    };
    calls = 0;
    CHECK(nervelet::kernel::dot<rows>(Ones{}, Ones{}).value == 3.0f);
    CHECK(calls == 0);
}

using nervelet::kernel::reader;
static_assert(std::is_same<decltype(reader(std::declval<float*&>())), const float*>::value, "");
static_assert(std::is_same<decltype(reader(std::declval<const float* const&>())), const float*>::value, "");
static_assert(std::is_same<decltype(reader(std::declval<float (&)[3]>())), const float*>::value, "");
static_assert(std::is_same<decltype(reader(std::declval<std::array<float, 3>&>())), const float*>::value, "");
static_assert(std::is_same<decltype(reader(std::declval<const std::array<float, 3>&>())), const float*>::value, "");
