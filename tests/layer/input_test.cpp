// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/layer/dense.hpp>
#include <nervelet/layer/input.hpp>
#include <nervelet/network.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <type_traits>

namespace {

template <std::size_t... Dimensions>
using Net = nervelet::Network<float, nervelet::Input<Dimensions...>, nervelet::Dense<3>>;

static_assert(std::is_empty<nervelet::Input<64>>::value, "a description");
static_assert(std::is_same<nervelet::Input<64>::shape, nervelet::Shape<64>>::value, "its width is a shape");
static_assert(nervelet::Input<8, 8>::shape::size == 64, "dimensions multiply");
static_assert(std::is_same<Net<8, 8>::Input, std::array<float, 64>>::value, "flat for the caller");
static_assert(Net<8, 8>::parameter_count == 64 * 3 + 3 && Net<64>::parameter_count == 64 * 3 + 3, "read as a row");

} // namespace

TEST_CASE("Input: the width of what goes in; more dimensions are read as one row") {
    Net<2, 2> square{};
    Net<4> row{};
    for (std::size_t i = 0; i < row.parameters().size(); ++i) {
        row.parameters()[i] = square.parameters()[i] = static_cast<float>(static_cast<int>(i)) - 5.0f;
    }
    const std::array<float, 4> x{{1.0f, -2.0f, 0.5f, 3.0f}};
    CHECK(square(x) == row(x));
    CHECK(row(x)[0] == 1.0f * -5.0f + -2.0f * -2.0f + 0.5f * 1.0f + 3.0f * 4.0f + 7.0f);
}
