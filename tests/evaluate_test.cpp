// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

namespace {

// An identity matrix in front of the activation: the logits are the input.
template <class Activation>
Network<double, Input<2>, Dense<2, Activation>> plain() {
    Network<double, Input<2>, Dense<2, Activation>> net;
    net.template weights<0>()(0, 0) = 1;
    net.template weights<0>()(1, 1) = 1;
    return net;
}

} // namespace

TEST_CASE("the loss of one example, by each loss") {
    CHECK(evaluate<SquaredError>(plain<Identity>(), {{3, 5}}, {{1, 4}}) == doctest::Approx(2.5));
    CHECK(evaluate<MeanSquaredError>(plain<Identity>(), {{3, 5}}, {{1, 4}}) == doctest::Approx(2.5));
    CHECK(evaluate<MeanAbsoluteError>(plain<Identity>(), {{3, 5}}, {{1, 4}}) == doctest::Approx(1.5));
    CHECK(evaluate<Huber>(plain<Identity>(), {{3, 5}}, {{1, 4}}) == doctest::Approx(1.0));
    CHECK(evaluate<CrossEntropy>(plain<Softmax>(), {{0, 0}}, Label{1}) == doctest::Approx(0.6931471805599453));
    CHECK(evaluate<BinaryCrossEntropy>(plain<Sigmoid>(), {{0, 0}}, {{1, 0}}) == doctest::Approx(0.6931471805599453));
}

TEST_CASE("a label that names no output has no loss") {
    CHECK(math::is_nan(evaluate<CrossEntropy>(plain<Softmax>(), {{0, 0}}, Label{2})));
}

TEST_CASE("a perfect and a hopeless prediction have a finite loss") {
    CHECK(evaluate<CrossEntropy>(plain<Softmax>(), {{1e4, -1e4}}, Label{0}) == 0.0);
    CHECK(evaluate<CrossEntropy>(plain<Softmax>(), {{1e4, -1e4}}, Label{1}) == doctest::Approx(2e4));
    CHECK(evaluate<BinaryCrossEntropy>(plain<Sigmoid>(), {{1e4, -1e4}}, {{1, 0}}) == 0.0);
    CHECK(evaluate<BinaryCrossEntropy>(plain<Sigmoid>(), {{1e4, -1e4}}, {{0, 1}}) == doctest::Approx(1e4));
    CHECK(evaluate<BinaryCrossEntropy>(plain<Hardsigmoid>(), {{9, -9}}, {{0, 1}}) == doctest::Approx(100));
}
