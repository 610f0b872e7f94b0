// Part of nervelet. MIT licence, the nervelet authors.
#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

namespace {

enum Named { two = 2 };

static_assert(detail::IsWholeNumber<std::size_t>::value && detail::IsWholeNumber<int>::value, "");
static_assert(detail::IsWholeNumber<std::uint8_t>::value && detail::IsWholeNumber<char>::value, "");
static_assert(detail::IsWholeNumber<Named>::value && detail::IsWholeNumber<std::integral_constant<int, 2>>::value, "");
static_assert(!detail::IsWholeNumber<float>::value && !detail::IsWholeNumber<double>::value, "");
static_assert(!detail::IsWholeNumber<bool>::value && !detail::IsWholeNumber<const char*>::value, "");

using Net = Network<float, Input<1>, Dense<2, Softmax>>;

/// The loss of a first step on that many examples.
template <class Count>
float loss_of(Count count) {
    Net net;
    Trainer<Net, CrossEntropy, SGD, 2> trainer{net, {0.1f}};
    net.parameters() = {{1, 2, 3, 4}};
    const std::array<Net::Input, 2> xs{{{{1}}, {{2}}}};
    const std::array<Label, 2> labels{{Label{0}, Label{0}}};
    return trainer.step(xs, labels, count);
}

const Net::Input inputs[2] = {};
const Label labels[2] = {};

} // namespace

TEST_CASE("whole number: a count can be any integer, for a batch and for examples") {
    CHECK(loss_of(1u) < loss_of(2u));
    CHECK(loss_of(2u) == loss_of(std::size_t(2)));
    CHECK(loss_of(2u) == loss_of(std::uint8_t(2)));
    CHECK(loss_of(2u) == loss_of(two));
    CHECK(loss_of(2u) == loss_of(std::integral_constant<int, 2>{})); // an int, without Clang's -Wsign-conversion
    constexpr Examples<Net::Input, Label, 2> one{inputs, labels, 1};
    static_assert(one.size() == 1, "");
    CHECK(Examples<Net::Input, Label, 2>(inputs, labels, two).size() == 2);
    CHECK(Examples<Net::Input, Label, 2>(inputs, labels, std::uint8_t(1)).size() == 1);
}
