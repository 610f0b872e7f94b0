// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/activation/sigmoid.hpp>
#include <nervelet/activation/tanh.hpp>
#include <nervelet/core/shape.hpp>
#include <nervelet/layer/dense.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <type_traits>

#include "support/reference.hpp"

using namespace nervelet;

namespace {

template <class T>
using Linear = Dense<2>::Layer<T, Shape<3>>;

/// W = (1 2; 3 4; 5 6), [in][out], and b = (10, 20).
template <class T>
constexpr std::array<T, 8> parameters() {
    return {{T(1), T(2), T(3), T(4), T(5), T(6), T(10), T(20)}};
}

template <class T>
constexpr bool forwards() {
    const std::array<T, 8> values = parameters<T>();
    const std::array<T, 3> x{{T(1), T(0), T(-2)}};
    typename Linear<T>::Tape tape{};
    detail::NoRandom random{};
    const T* a = Linear<T>::forward(values.data(), x, tape, random);
    std::array<T, 2> scratch{};
    const T* answer = Linear<T>::infer(values.data(), x, scratch);
    return a[0] == T(1 - 10 + 10) && a[1] == T(2 - 12 + 20) && answer[0] == a[0] && answer[1] == a[1] &&
           tape.gradient[0] == T(1) && tape.gradient[1] == T(1);
}

/// dJ/dx = W dJ/dz, multiplied into what the layer below keeps, or added to a sum.
template <class T>
constexpr bool backwards() {
    const std::array<T, 8> values = parameters<T>();
    typename Linear<T>::Tape tape{};
    tape.gradient[0] = T(2);
    tape.gradient[1] = T(-1);
    std::array<T, 3> below{{T(1), T(10), T(100)}};
    std::array<T, 3> sum = below;
    Linear<T>::backward(values.data(), tape, MultiplyInto<T>{below.data()});
    Linear<T>::backward(values.data(), tape, AddInto<T>{sum.data()});
    return below[0] == T(2 - 2) && below[1] == T(10 * (6 - 4)) && below[2] == T(100 * (10 - 6)) &&
           sum[0] == T(1 + 2 - 2) && sum[1] == T(10 + 6 - 4) && sum[2] == T(100 + 10 - 6);
}

/// Two examples, for the gradient.
template <class T>
struct Examples {
    std::array<T, 6> inputs;
    std::array<typename Linear<T>::Tape, 2> tapes;
    std::size_t examples;
    constexpr std::size_t count() const { return examples; }
    constexpr const T* x(std::size_t n) const { return inputs.data() + 3 * n; }
    constexpr const T* delta(std::size_t n) const { return tapes[n].gradient.data(); }
};

template <class T, bool Skips>
struct Collect {
    std::array<T, 10> seen{};
    std::size_t visits = 0;
    static constexpr bool skips_zero_gradient = Skips;
    static constexpr bool subtracts = false;
    static constexpr bool takes_lanes = false;
    constexpr T scale() const { return T(2); }
    constexpr void operator()(std::size_t index, T gradient) {
        seen[index] = gradient;
        ++visits;
    }
};

/// dJ/dW = sum_n x_n^T dJ/dz_n and dJ/db = sum_n dJ/dz_n, times the visitor's scale, counted from index 2.
template <class T, bool Skips>
constexpr bool has_the_gradient(std::size_t visits) {
    Examples<T> batch{{{T(1), T(0), T(-2), T(3), T(0), T(1)}}, {}, 2};
    batch.tapes[0].gradient = {{T(1), T(-1)}};
    batch.tapes[1].gradient = {{T(0.5), T(4)}};
    Collect<T, Skips> collect{};
    Linear<T>::gradient(batch, 2, collect);
    const std::array<T, 10> expected{
        {T(0), T(0), T(5), T(22), T(0), T(0), T(-3), T(12), T(3), T(6)}}; // row 1 sees x = 0 only
    for (std::size_t i = 0; i < 10; ++i) {
        if (!(collect.seen[i] == expected[i])) {
            return false;
        }
    }
    return collect.visits == visits;
}

/// (||x||^2 + 1) ||dJ/dz||^2, exact for one example.
template <class T>
constexpr bool knows_the_norm() {
    Examples<T> batch{{{T(1), T(0), T(-2), T(0), T(0), T(0)}}, {}, 1};
    batch.tapes[0].gradient = {{T(3), T(-1)}};
    return Linear<T>::squared_norm_bound(batch) == T(6 * 10);
}

/// f'(z) waits on the tape for dJ/da.
template <class T>
bool keeps_the_slope() {
    using Layer = typename Dense<2, Tanh>::template Layer<T, Shape<3>>;
    const std::array<T, 8> values{{T(0.5), T(-1), T(0.25), T(0), T(1), T(0.5), T(0.125), T(-0.25)}};
    const std::array<T, 3> x{{T(1), T(-2), T(0.5)}};
    typename Layer::Tape tape{};
    detail::NoRandom random{};
    Layer::forward(values.data(), x, tape, random);
    const T a = math::tanh(T(0.625));
    return tape.output[0] == a && tape.gradient[0] == (T(1) - a) * (T(1) + a);
}

static_assert(std::is_empty<Dense<32, Sigmoid>>::value, "a description");
static_assert(Linear<float>::parameter_count == 8, "inputs * outputs + outputs");
static_assert(sizeof(Linear<float>::Tape) == 4 * sizeof(float), "an output and a gradient for each unit, no z");
static_assert(std::is_same<Linear<float>::output_shape, Shape<2>>::value, "hands up its units");
static_assert(std::is_same<Dense<3>::Layer<float, Shape<1>>::Activation, Identity>::value, "linear by default");

} // namespace

#if __cplusplus >= 201703L
static_assert(forwards<float>() && forwards<double>(), "z = x W + b");
static_assert(backwards<float>() && backwards<double>(), "dJ/dx = W dJ/dz");
static_assert(has_the_gradient<float, false>(8) && has_the_gradient<double, true>(6), "dJ/dW = x^T dJ/dz");
static_assert(knows_the_norm<float>() && knows_the_norm<double>(), "rank one");
#endif

TEST_CASE("Dense: z = x W + b with W [in][out], by forward() and infer()") {
    CHECK(forwards<float>());
    CHECK(forwards<double>());
}

TEST_CASE("Dense: the tape holds a and f'(z)") {
    CHECK(keeps_the_slope<float>());
    CHECK(keeps_the_slope<double>());
}

TEST_CASE("Dense: dJ/dx = W dJ/dz is multiplied into what lies below") {
    CHECK(backwards<float>());
    CHECK(backwards<double>());
}

TEST_CASE("Dense: dJ/dW = sum x^T dJ/dz, dJ/db = sum dJ/dz; a row of zeros is left out where the visitor allows it") {
    CHECK(has_the_gradient<float, false>(8));
    CHECK(has_the_gradient<float, true>(6));
    CHECK(has_the_gradient<double, false>(8));
    CHECK(has_the_gradient<double, true>(6));
}

TEST_CASE("Dense: the squared norm of one example's gradient is (||x||^2 + 1) ||dJ/dz||^2") {
    CHECK(knows_the_norm<float>());
    CHECK(knows_the_norm<double>());
}
