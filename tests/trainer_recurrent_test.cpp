// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

#include "oracle/net_gru_every.hpp"
#include "oracle/net_gru_last.hpp"
#include "oracle/net_gru_two.hpp"
#include "oracle/net_lstm_every.hpp"
#include "oracle/net_lstm_last.hpp"
#include "support/gates.hpp"
#include "support/lesson.hpp"

using namespace nervelet;

namespace {

constexpr std::size_t batch = 4;

/// The largest error of ten losses, each before a step of SGD with rate 0.1, and of the parameters after the last.
template <class Loss, class Lesson, class Expected>
double course_error(const Lesson& lesson, const double (&losses)[10], const Expected& expected) {
    auto net = lesson.network;
    using Net = decltype(net);
    using T = typename Net::Scalar;
    Trainer<Net, Loss, SGD, batch> trainer{net, {T(1) / T(10)}};
    double worst = 0.0;
    for (const double loss : losses) {
        worst = reference::larger(worst, reference::error(trainer.step(lesson.x, lesson.target), loss));
    }
    return reference::larger(worst, reference::parameter_error(net, expected));
}

/// Puts the Dense at the top behind the recurrent layers' parameters.
template <class Net, std::size_t Weights, std::size_t Outputs>
Net finish(Net& net, double* next, const double (&weights)[Weights], const double (&bias)[Outputs]) {
    next = reference::load(next, weights, bias);
    const std::size_t count = Net::parameter_count;
    REQUIRE(next == net.parameters().data() + count);
    return net;
}

template <class T>
using GRULast = Network<T, Input<7, 3>, GRU<5>, Dense<3, Softmax>>;

template <class T>
using GRUEvery = Network<T, Input<12, 1>, GRU<8, EveryStep>, TimeDistributed<Dense<1>>>;

template <class T>
using GRUTwo = Network<T, Input<6, 2>, GRU<4, EveryStep>, GRU<4>, Dense<3, Softmax>>;

template <class T>
using LSTMLast = Network<T, Input<7, 3>, LSTM<5>, Dense<3, Softmax>>;

template <class T>
using LSTMEvery = Network<T, Input<9, 2>, LSTM<6, EveryStep>, TimeDistributed<Dense<2>>>;

template <class Net, std::size_t I, std::size_t S, std::size_t C, std::size_t W, std::size_t O>
Net gru(const double (&ih)[I], const double (&hh)[S], const double (&bias_ih)[C], const double (&bias_hh)[C],
        const double (&fc)[W], const double (&fc_bias)[O]) {
    Net net{};
    return finish(net, reference::load_gru(net.parameters().data(), ih, hh, bias_ih, bias_hh), fc, fc_bias);
}

template <class Net, std::size_t I, std::size_t S, std::size_t C, std::size_t W, std::size_t O>
Net lstm(const double (&ih)[I], const double (&hh)[S], const double (&bias_ih)[C], const double (&bias_hh)[C],
         const double (&fc)[W], const double (&fc_bias)[O]) {
    Net net{};
    return finish(net, reference::load_lstm(net.parameters().data(), ih, hh, bias_ih, bias_hh), fc, fc_bias);
}

template <class T>
void gru_last(double tolerance) {
    namespace o = oracle::net_gru_last;
    const auto network = gru<GRULast<double>, 45, 75, 15, 15, 3>;
    const auto lesson = reference::lesson<GRULast<T>, CrossEntropy, batch>(
        network(o::weight_ih_l0, o::weight_hh_l0, o::bias_ih_l0, o::bias_hh_l0, o::fc_weight, o::fc_bias), o::x,
        o::label);
    CHECK(lesson.logit_error(o::output) < tolerance);
    CHECK(lesson.loss_error(o::loss0) < tolerance);
    CHECK(lesson.gradient_error(network(o::dweight_ih_l0, o::dweight_hh_l0, o::dbias_ih_l0, o::dbias_hh_l0,
                                        o::dfc_weight, o::dfc_bias)) < tolerance);
    CHECK(course_error<CrossEntropy>(lesson, o::loss,
                                     network(o::weight_ih_l0_s10, o::weight_hh_l0_s10, o::bias_ih_l0_s10,
                                             o::bias_hh_l0_s10, o::fc_weight_s10, o::fc_bias_s10)) < tolerance);
}

template <class T>
void gru_every(double tolerance) {
    namespace o = oracle::net_gru_every;
    const auto network = gru<GRUEvery<double>, 24, 192, 24, 8, 1>;
    const auto lesson = reference::lesson<GRUEvery<T>, MeanSquaredError, batch>(
        network(o::weight_ih_l0, o::weight_hh_l0, o::bias_ih_l0, o::bias_hh_l0, o::fc_weight, o::fc_bias), o::x,
        o::target);
    CHECK(lesson.output_error(o::output) < tolerance);
    CHECK(lesson.loss_error(o::loss0) < tolerance);
    CHECK(lesson.gradient_error(network(o::dweight_ih_l0, o::dweight_hh_l0, o::dbias_ih_l0, o::dbias_hh_l0,
                                        o::dfc_weight, o::dfc_bias)) < tolerance);
    CHECK(course_error<MeanSquaredError>(lesson, o::loss,
                                         network(o::weight_ih_l0_s10, o::weight_hh_l0_s10, o::bias_ih_l0_s10,
                                                 o::bias_hh_l0_s10, o::fc_weight_s10, o::fc_bias_s10)) < tolerance);
}

/// Two layers: the first hands its states up at every step.
template <std::size_t I, std::size_t S, std::size_t W, std::size_t C, std::size_t O>
GRUTwo<double> two(const double (&ih0)[I], const double (&hh0)[S], const double (&bias_ih0)[C],
                   const double (&bias_hh0)[C], const double (&ih1)[S], const double (&hh1)[S],
                   const double (&bias_ih1)[C], const double (&bias_hh1)[C], const double (&fc)[W],
                   const double (&fc_bias)[O]) {
    GRUTwo<double> net{};
    double* const second = reference::load_gru(net.parameters().data(), ih0, hh0, bias_ih0, bias_hh0);
    return finish(net, reference::load_gru(second, ih1, hh1, bias_ih1, bias_hh1), fc, fc_bias);
}

template <class T>
void gru_two(double tolerance) {
    namespace o = oracle::net_gru_two;
    const auto lesson = reference::lesson<GRUTwo<T>, CrossEntropy, batch>(
        two(o::weight_ih_l0, o::weight_hh_l0, o::bias_ih_l0, o::bias_hh_l0, o::weight_ih_l1, o::weight_hh_l1,
            o::bias_ih_l1, o::bias_hh_l1, o::fc_weight, o::fc_bias),
        o::x, o::label);
    CHECK(lesson.logit_error(o::output) < tolerance);
    CHECK(lesson.loss_error(o::loss0) < tolerance);
    CHECK(lesson.gradient_error(two(o::dweight_ih_l0, o::dweight_hh_l0, o::dbias_ih_l0, o::dbias_hh_l0,
                                    o::dweight_ih_l1, o::dweight_hh_l1, o::dbias_ih_l1, o::dbias_hh_l1, o::dfc_weight,
                                    o::dfc_bias)) < tolerance);
    CHECK(course_error<CrossEntropy>(lesson, o::loss,
                                     two(o::weight_ih_l0_s10, o::weight_hh_l0_s10, o::bias_ih_l0_s10, o::bias_hh_l0_s10,
                                         o::weight_ih_l1_s10, o::weight_hh_l1_s10, o::bias_ih_l1_s10, o::bias_hh_l1_s10,
                                         o::fc_weight_s10, o::fc_bias_s10)) < tolerance);
}

template <class T>
void lstm_last(double tolerance) {
    namespace o = oracle::net_lstm_last;
    const auto network = lstm<LSTMLast<double>, 60, 100, 20, 15, 3>;
    const auto lesson = reference::lesson<LSTMLast<T>, CrossEntropy, batch>(
        network(o::weight_ih_l0, o::weight_hh_l0, o::bias_ih_l0, o::bias_hh_l0, o::fc_weight, o::fc_bias), o::x,
        o::label);
    CHECK(lesson.logit_error(o::output) < tolerance);
    CHECK(lesson.loss_error(o::loss0) < tolerance);
    CHECK(lesson.gradient_error(network(o::dweight_ih_l0, o::dweight_hh_l0, o::dbias_ih_l0, o::dbias_hh_l0,
                                        o::dfc_weight, o::dfc_bias)) < tolerance);
    CHECK(course_error<CrossEntropy>(lesson, o::loss,
                                     network(o::weight_ih_l0_s10, o::weight_hh_l0_s10, o::bias_ih_l0_s10,
                                             o::bias_hh_l0_s10, o::fc_weight_s10, o::fc_bias_s10)) < tolerance);
}

template <class T>
void lstm_every(double tolerance) {
    namespace o = oracle::net_lstm_every;
    const auto network = lstm<LSTMEvery<double>, 48, 144, 24, 12, 2>;
    const auto lesson = reference::lesson<LSTMEvery<T>, MeanSquaredError, batch>(
        network(o::weight_ih_l0, o::weight_hh_l0, o::bias_ih_l0, o::bias_hh_l0, o::fc_weight, o::fc_bias), o::x,
        o::target);
    CHECK(lesson.output_error(o::output) < tolerance);
    CHECK(lesson.loss_error(o::loss0) < tolerance);
    CHECK(lesson.gradient_error(network(o::dweight_ih_l0, o::dweight_hh_l0, o::dbias_ih_l0, o::dbias_hh_l0,
                                        o::dfc_weight, o::dfc_bias)) < tolerance);
    CHECK(course_error<MeanSquaredError>(lesson, o::loss,
                                         network(o::weight_ih_l0_s10, o::weight_hh_l0_s10, o::bias_ih_l0_s10,
                                                 o::bias_hh_l0_s10, o::fc_weight_s10, o::fc_bias_s10)) < tolerance);
}

} // namespace

TEST_CASE("a GRU whose last state goes up: outputs, gradients and ten steps") {
    gru_last<double>(1e-12);
    gru_last<float>(1e-6);
}

TEST_CASE("a GRU with a Dense at every step: outputs, gradients and ten steps") {
    gru_every<double>(1e-12);
    gru_every<float>(1e-6);
}

TEST_CASE("a GRU on a GRU: outputs, gradients and ten steps") {
    gru_two<double>(1e-12);
    gru_two<float>(1e-6);
}

TEST_CASE("an LSTM whose last state goes up: outputs, gradients and ten steps") {
    lstm_last<double>(1e-12);
    lstm_last<float>(1e-6);
}

TEST_CASE("an LSTM with a Dense at every step: outputs, gradients and ten steps") {
    lstm_every<double>(1e-12);
    lstm_every<float>(1e-6);
}
