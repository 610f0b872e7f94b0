// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/activation/elu.hpp>
#include <nervelet/activation/gelu.hpp>
#include <nervelet/activation/hardsigmoid.hpp>
#include <nervelet/activation/hardswish.hpp>
#include <nervelet/activation/identity.hpp>
#include <nervelet/activation/leaky_relu.hpp>
#include <nervelet/activation/relu.hpp>
#include <nervelet/activation/sigmoid.hpp>
#include <nervelet/activation/silu.hpp>
#include <nervelet/activation/softmax.hpp>
#include <nervelet/activation/softplus.hpp>
#include <nervelet/activation/tanh.hpp>
#include <nervelet/loss/cross_entropy.hpp>

#include <doctest/doctest.h>

#include "oracle/net_act_elu.hpp"
#include "oracle/net_act_elu_a07.hpp"
#include "oracle/net_act_gelu_erf.hpp"
#include "oracle/net_act_gelu_tanh.hpp"
#include "oracle/net_act_hard_sigmoid.hpp"
#include "oracle/net_act_hard_swish.hpp"
#include "oracle/net_act_identity.hpp"
#include "oracle/net_act_leaky_relu.hpp"
#include "oracle/net_act_relu.hpp"
#include "oracle/net_act_sigmoid.hpp"
#include "oracle/net_act_silu.hpp"
#include "oracle/net_act_softplus.hpp"
#include "oracle/net_act_tanh.hpp"
#include "support/lesson.hpp"

using namespace nervelet;
using reference::network;

namespace {

/// Every activation below itself and below Softmax.
template <class T, class Activation>
using Net = Network<T, Input<6>, Dense<7, Activation>, Dense<5, Activation>, Dense<3, Softmax>>;

template <class Activation>
using Start = Net<double, Activation>;

template <class T, class Activation>
void agrees(const Start<Activation>& start, const double (&x)[24], const int (&label)[4], const double (&y)[12],
            double loss, const Start<Activation>& gradient, const double (&dx)[24], double tolerance) {
    const auto lesson = reference::lesson<Net<T, Activation>, CrossEntropy, 4>(start, x, label);
    CHECK(lesson.output_error(y) < tolerance);
    CHECK(lesson.loss_error(loss) < tolerance);
    CHECK(lesson.batch_gradient_error(gradient) < tolerance);
    CHECK(lesson.input_gradient_error(dx) < tolerance);
}

/// In double and in float.
template <class Activation>
void agrees(const Start<Activation>& start, const double (&x)[24], const int (&label)[4], const double (&y)[12],
            double loss, const Start<Activation>& gradient, const double (&dx)[24]) {
    agrees<double, Activation>(start, x, label, y, loss, gradient, dx, 1e-12);
    agrees<float, Activation>(start, x, label, y, loss, gradient, dx, 1e-6);
}

} // namespace

TEST_CASE("general feedforward networks, 4.1 and 4.2: two hidden layers of ReLU, as the reference") {
    namespace o = oracle::net_act_relu;
    agrees<ReLU>(network<Start<ReLU>>(o::W1, o::b1, o::W2, o::b2, o::W3, o::b3), o::x, o::label, o::y, o::loss,
                 network<Start<ReLU>>(o::dW1, o::db1, o::dW2, o::db2, o::dW3, o::db3), o::dx);
}

TEST_CASE("general feedforward networks, 4.1 and 4.2: two hidden layers of LeakyReLU, as the reference") {
    namespace o = oracle::net_act_leaky_relu;
    agrees<LeakyReLU>(network<Start<LeakyReLU>>(o::W1, o::b1, o::W2, o::b2, o::W3, o::b3), o::x, o::label, o::y,
                      o::loss, network<Start<LeakyReLU>>(o::dW1, o::db1, o::dW2, o::db2, o::dW3, o::db3), o::dx);
}

TEST_CASE("general feedforward networks, 4.1 and 4.2: two hidden layers of ELU, as the reference") {
    namespace o = oracle::net_act_elu;
    agrees<ELU>(network<Start<ELU>>(o::W1, o::b1, o::W2, o::b2, o::W3, o::b3), o::x, o::label, o::y, o::loss,
                network<Start<ELU>>(o::dW1, o::db1, o::dW2, o::db2, o::dW3, o::db3), o::dx);
}

TEST_CASE("general feedforward networks, 4.1 and 4.2: two hidden layers of ELUWith<70>, as the reference") {
    namespace o = oracle::net_act_elu_a07;
    agrees<ELUWith<70>>(network<Start<ELUWith<70>>>(o::W1, o::b1, o::W2, o::b2, o::W3, o::b3), o::x, o::label, o::y,
                        o::loss, network<Start<ELUWith<70>>>(o::dW1, o::db1, o::dW2, o::db2, o::dW3, o::db3), o::dx);
}

TEST_CASE("general feedforward networks, 4.1 and 4.2: two hidden layers of GELU, as the reference") {
    namespace o = oracle::net_act_gelu_erf;
    agrees<GELU>(network<Start<GELU>>(o::W1, o::b1, o::W2, o::b2, o::W3, o::b3), o::x, o::label, o::y, o::loss,
                 network<Start<GELU>>(o::dW1, o::db1, o::dW2, o::db2, o::dW3, o::db3), o::dx);
}

TEST_CASE("general feedforward networks, 4.1 and 4.2: two hidden layers of GELUTanh, as the reference") {
    namespace o = oracle::net_act_gelu_tanh;
    agrees<GELUTanh>(network<Start<GELUTanh>>(o::W1, o::b1, o::W2, o::b2, o::W3, o::b3), o::x, o::label, o::y, o::loss,
                     network<Start<GELUTanh>>(o::dW1, o::db1, o::dW2, o::db2, o::dW3, o::db3), o::dx);
}

TEST_CASE("general feedforward networks, 4.1 and 4.2: two hidden layers of SiLU, as the reference") {
    namespace o = oracle::net_act_silu;
    agrees<SiLU>(network<Start<SiLU>>(o::W1, o::b1, o::W2, o::b2, o::W3, o::b3), o::x, o::label, o::y, o::loss,
                 network<Start<SiLU>>(o::dW1, o::db1, o::dW2, o::db2, o::dW3, o::db3), o::dx);
}

TEST_CASE("general feedforward networks, 4.1 and 4.2: two hidden layers of Softplus, as the reference") {
    namespace o = oracle::net_act_softplus;
    agrees<Softplus>(network<Start<Softplus>>(o::W1, o::b1, o::W2, o::b2, o::W3, o::b3), o::x, o::label, o::y, o::loss,
                     network<Start<Softplus>>(o::dW1, o::db1, o::dW2, o::db2, o::dW3, o::db3), o::dx);
}

TEST_CASE("general feedforward networks, 4.1 and 4.2: two hidden layers of Sigmoid, as the reference") {
    namespace o = oracle::net_act_sigmoid;
    agrees<Sigmoid>(network<Start<Sigmoid>>(o::W1, o::b1, o::W2, o::b2, o::W3, o::b3), o::x, o::label, o::y, o::loss,
                    network<Start<Sigmoid>>(o::dW1, o::db1, o::dW2, o::db2, o::dW3, o::db3), o::dx);
}

TEST_CASE("general feedforward networks, 4.1 and 4.2: two hidden layers of Tanh, as the reference") {
    namespace o = oracle::net_act_tanh;
    agrees<Tanh>(network<Start<Tanh>>(o::W1, o::b1, o::W2, o::b2, o::W3, o::b3), o::x, o::label, o::y, o::loss,
                 network<Start<Tanh>>(o::dW1, o::db1, o::dW2, o::db2, o::dW3, o::db3), o::dx);
}

TEST_CASE("general feedforward networks, 4.1 and 4.2: two hidden layers of Hardsigmoid, as the reference") {
    namespace o = oracle::net_act_hard_sigmoid;
    agrees<Hardsigmoid>(network<Start<Hardsigmoid>>(o::W1, o::b1, o::W2, o::b2, o::W3, o::b3), o::x, o::label, o::y,
                        o::loss, network<Start<Hardsigmoid>>(o::dW1, o::db1, o::dW2, o::db2, o::dW3, o::db3), o::dx);
}

TEST_CASE("general feedforward networks, 4.1 and 4.2: two hidden layers of Hardswish, as the reference") {
    namespace o = oracle::net_act_hard_swish;
    agrees<Hardswish>(network<Start<Hardswish>>(o::W1, o::b1, o::W2, o::b2, o::W3, o::b3), o::x, o::label, o::y,
                      o::loss, network<Start<Hardswish>>(o::dW1, o::db1, o::dW2, o::db2, o::dW3, o::db3), o::dx);
}

TEST_CASE("general feedforward networks, 4.1 and 4.2: two hidden layers of Identity, as the reference") {
    namespace o = oracle::net_act_identity;
    agrees<Identity>(network<Start<Identity>>(o::W1, o::b1, o::W2, o::b2, o::W3, o::b3), o::x, o::label, o::y, o::loss,
                     network<Start<Identity>>(o::dW1, o::db1, o::dW2, o::db2, o::dW3, o::db3), o::dx);
}
