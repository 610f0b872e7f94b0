// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/optimizer/clip_by_value.hpp>
#include <nervelet/optimizer/momentum.hpp>
#include <nervelet/optimizer/sgd.hpp>

#include <doctest/doctest.h>

#include <array>
#include <limits>

#include "support/course.hpp"

#include <nervelet/loss/squared_error.hpp>

using namespace nervelet;
using namespace reference;

namespace {

template <class T>
using Clipped = ClipByValue<SGD<T>>;
template <class T>
using ClippedMomentum = ClipByValue<Momentum<T>>;

/// The parameter 1 after one step with learning rate 1/2 and maximum 1/4.
template <class T>
constexpr T after(T gradient) {
    return path<1, T, Clipped>(Clipped<T>({T(0.5)}, T(0.25)), T(1), gradient)[0];
}

template <class T>
constexpr bool follows_the_formula() {
    return after(T(0.125)) == T(0.9375) && after(T(-0.125)) == T(1.0625) && after(T(0.25)) == T(0.875) &&
           after(T(7)) == T(0.875) && after(T(-7)) == T(1.125) && after(T(0)) == T(1) && after(T(1e30)) == T(0.875);
}

/// The cut gradient, not the whole one, enters the optimizer's state.
template <class T>
constexpr bool reaches_the_state() {
    return agree(path<2, T, ClippedMomentum>(ClippedMomentum<T>({T(0.5), T(0.5)}, T(0.25)), T(1), T(100)),
                 {{T(0.875), T(0.6875)}});
}

template <class T>
constexpr bool knows_its_limits() {
    return Clipped<T>({T(1)}, T(2)).is_valid() && !Clipped<T>({T(1)}, T(0)).is_valid() &&
           !Clipped<T>({T(1)}, T(-1)).is_valid() && !Clipped<T>({T(-1)}, T(2)).is_valid() &&
           !Clipped<T>({T(1)}, std::numeric_limits<T>::quiet_NaN()).is_valid();
}

/// y = w x + b from w = b = 0: dJ/dw = -2 t, dJ/db = -t for x = 2, one example or the mean of two equal ones.
template <class T>
constexpr bool clips_a_network(std::size_t count) {
    Network<T, Input<1>, Dense<1>> net{};
    Trainer<Network<T, Input<1>, Dense<1>>, SquaredError, Clipped, 2> trainer{net, {{T(0.5)}, T(1)}};
    const std::array<std::array<T, 1>, 2> x{{{{T(2)}}, {{T(2)}}}};
    const std::array<std::array<T, 1>, 2> target{{{{T(0.75)}}, {{T(0.75)}}}};
    const T loss = trainer.step(x, target, count);
    return loss == T(0.28125) && net.parameters()[0] == T(0.5) && net.parameters()[1] == T(0.375);
}

} // namespace

#if __cplusplus >= 201703L
static_assert(follows_the_formula<float>() && follows_the_formula<double>(), "g cut to [-maximum, maximum]");
static_assert(reaches_the_state<float>() && reaches_the_state<double>(), "cut before the momentum");
static_assert(clips_a_network<float>(1) && clips_a_network<double>(2), "in a trainer");
static_assert(knows_its_limits<float>() && knows_its_limits<double>(), "limits");
#endif

TEST_CASE("ClipByValue: g cut to [-maximum, maximum]") {
    CHECK(follows_the_formula<float>());
    CHECK(follows_the_formula<double>());
}

TEST_CASE("ClipByValue: the cut gradient enters the optimizer's state") {
    CHECK(reaches_the_state<float>());
    CHECK(reaches_the_state<double>());
}

TEST_CASE("ClipByValue: cuts weights and biases one by one, of one example and of a batch's mean") {
    CHECK(clips_a_network<float>(1));
    CHECK(clips_a_network<float>(2));
    CHECK(clips_a_network<double>(1));
    CHECK(clips_a_network<double>(2));
}

TEST_CASE("ClipByValue: a maximum that is not positive is refused") {
    CHECK(knows_its_limits<float>());
    CHECK(knows_its_limits<double>());
}
