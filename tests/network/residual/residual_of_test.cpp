// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <limits>

#include <nervelet/nervelet.hpp>

#include "support/norms.hpp"
#include "support/same_bits.hpp"

using namespace nervelet;

namespace {

template <class T>
using Clipped = ClipByNorm<SGD<T>>;

using Small = Network<float, Input<3>, Dense<4, Tanh>, Residual<Dropout<20>, Dense<3, ReLU>, Dense<4>, ReLU>,
                      Residual<Dense<2, Sigmoid>>, Dense<2, Softmax>>;

/// Two steps with batches, dropout and Adam.
constexpr Small::Parameters taught() {
    Small net{};
    initialize(net, 5);
    Trainer<Small, CrossEntropy, Adam, 2> trainer{net, {0.01f}};
    for (int i = 0; i < 2; ++i) {
        trainer.step({{{{0.5f, -1.0f, 0.25f}}, {{-0.5f, 2.0f, 1.0f}}}}, std::array<Label, 2>{{Label{0}, Label{1}}});
    }
    return net.parameters();
}

#if __cplusplus >= 201703L
constexpr Small::Parameters taught_by_the_compiler = taught();
#endif

template <class T>
using Sequence =
    Network<T, Input<6, 2>, Conv1D<2, 1, Tanh>, Residual<Conv1D<3, 3, Tanh, Same>, ReLU>,
            Residual<Conv1D<3, 3, ReLU, Stride<2>, Same>, Conv1D<3, 3, Identity, Same>, ReLU>, Dense<3, Softmax>>;

template <class Net>
std::array<typename Net::Input, 3> inputs() {
    std::array<typename Net::Input, 3> xs{};
    Random random(3);
    for (auto& x : xs) {
        for (auto& number : x) {
            number = random.uniform<typename Net::Scalar>() - typename Net::Scalar(0.5);
        }
    }
    return xs;
}

const std::array<Label, 3> labels{{Label{0}, Label{2}, Label{1}}};

/// What an optimizer is told is the norm of the visited gradient, and the bound is none below it.
template <class Net, std::size_t Count>
void check_norms(bool bound_is_norm) {
    Net net;
    initialize(net, 5);
    const support::Norms norms = support::norms<Count>(net, inputs<Net>(), labels);
    CHECK(norms.told == doctest::Approx(math::sqrt(norms.squared_visited)).epsilon(1e-12));
    CHECK(norms.squared_bound >= norms.squared_visited * (1 - 1e-12));
    CHECK((norms.squared_bound <= norms.squared_visited * (1 + 1e-12)) == bound_is_norm);
    CHECK(bool(detail::Backpropagation<Net, CrossEntropy, 3>::bound_is_norm) == (bound_is_norm || Count > 1));
}

} // namespace

TEST_CASE("residual: trained by the compiler and at run time, the same bits") {
    const Small::Parameters now = taught();
#if __cplusplus >= 201703L
    for (std::size_t i = 0; i < now.size(); ++i) {
        CHECK(support::same_bits(now[i], taught_by_the_compiler[i]));
    }
#endif
    CHECK(math::is_finite(now[0]));
}

TEST_CASE("residual: a batch is its examples") {
    using Net = Sequence<double>;
    Net batched;
    initialize(batched, 5);
    Net added = batched;
    Trainer<Net, CrossEntropy, SGD, 3> trainer{batched, {0.5}};
    Accumulator<Net, CrossEntropy, SGD> accumulator{added, {0.5}};
    for (int i = 0; i < 3; ++i) {
        trainer.step(inputs<Net>(), labels);
        for (std::size_t n = 0; n < 3; ++n) {
            accumulator.add(inputs<Net>()[n], labels[n]);
        }
        accumulator.step();
    }
    for (std::size_t i = 0; i < Net::parameter_count; ++i) {
        CHECK(batched.parameters()[i] == doctest::Approx(added.parameters()[i]).epsilon(1e-12));
    }
}

TEST_CASE("residual: the norm that an optimizer is told is the norm, of one example and of several") {
    using Net = Network<double, Input<4>, Dense<4, Tanh>, Residual<Dense<3, Tanh>, Dense<4>>, Residual<Dense<5>>,
                        Dense<3, Softmax>>;
    check_norms<Net, 1>(true);
    check_norms<Net, 3>(false);
    check_norms<Sequence<double>, 1>(false);
}

TEST_CASE("residual: a refused step changes nothing") {
    using Net = Sequence<float>;
    const float nan = std::numeric_limits<float>::quiet_NaN();
    for (const float bad : {nan, std::numeric_limits<float>::infinity(), 1e38f}) {
        Net net;
        initialize(net, 5);
        for (const std::size_t place : {std::size_t(0), Net::parameter_count / 2, Net::parameter_count - 12}) {
            Net spoiled = net;
            spoiled.parameters()[place] = bad;
            const Net before = spoiled;
            Trainer<Net, CrossEntropy, Clipped> trainer{spoiled, {{0.5f}, 1.0f}};
            const float loss = trainer.step(inputs<Net>()[0], labels[0]);
            bool is_same = true;
            for (std::size_t i = 0; i < Net::parameter_count; ++i) {
                is_same = is_same && support::same_bits(spoiled.parameters()[i], before.parameters()[i]);
            }
            CHECK((is_same || !math::is_nan(loss)));
            CHECK((math::is_nan(loss) || !math::is_nan(bad)));
        }
        Trainer<Net, CrossEntropy, SGD> trainer{net, {0.5f}};
        Net::Input x = inputs<Net>()[0];
        x[3] = nan;
        CHECK(math::is_nan(trainer.step(x, labels[0])));
        CHECK(math::is_nan(net(x)[0]));
        CHECK(math::is_finite(trainer.step(inputs<Net>()[0], labels[0])));
    }
}

TEST_CASE("residual: learns") {
    static Sequence<float> net;
    static Trainer<Sequence<float>, CrossEntropy, Adam, 3> trainer;
    initialize(net, 5);
    trainer.reset(net, {0.01f});
    const float first = trainer.step(inputs<Sequence<float>>(), labels);
    float last = first;
    for (int i = 0; i < 150; ++i) {
        last = trainer.step(inputs<Sequence<float>>(), labels);
    }
    CHECK(last < 0.1f * first);
}
