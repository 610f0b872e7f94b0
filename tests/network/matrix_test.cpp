// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>

#include <nervelet/core/shape.hpp>
#include <nervelet/network/matrix.hpp>

using namespace nervelet;

static_assert(Shape<>::size == 1 && Shape<7>::size == 7 && Shape<2, 3, 4>::size == 24, "a shape's size is its product");

TEST_CASE("a matrix view reads and writes row after row") {
    std::array<float, 6> numbers{{0, 1, 2, 3, 4, 5}};
    const MatrixView<float, 2, 3> view(numbers.data());
    CHECK(view(0, 2) == 2.0f);
    CHECK(view(1, 0) == 3.0f);
    view(1, 2) = 50.0f;
    CHECK(numbers[5] == 50.0f);
    CHECK(view.size() == 6);
    CHECK(view.end() - view.begin() == 6);
}

TEST_CASE("a view of constants reads") {
    const std::array<float, 3> numbers{{7, 8, 9}};
    const VectorView<const float, 3> view(numbers.data());
    float sum = 0;
    for (const float value : view) {
        sum += value;
    }
    CHECK(sum == 24.0f);
    CHECK(view[1] == 8.0f);
}

namespace {

struct Numbers {
    float from[6] = {0, 1, 2, 3, 4, 5};
    float to[6] = {};

    constexpr bool matrix_is_copied() {
        const MatrixView<float, 2, 3> left(to);
        left = MatrixView<float, 2, 3>(from);
        from[5] = 7; // a copy, so this comes too late
        return to[0] == 0 && to[4] == 4 && to[5] == 5 && left.data() == to;
    }

    constexpr bool constants_are_copied() {
        VectorView<float, 6> left(to);
        left = VectorView<const float, 6>(from);
        left[0] = 9;
        return to[0] == 9 && to[3] == 3 && from[0] == 0;
    }
};

#if __cplusplus >= 201703L
static_assert(Numbers().matrix_is_copied() && Numbers().constants_are_copied(), "in a constant expression");
#endif

} // namespace

TEST_CASE("an assignment copies the numbers; the view stays where it is") {
    CHECK(Numbers().matrix_is_copied());
    CHECK(Numbers().constants_are_copied());
}
