// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <limits>

#include "support/factory.hpp"
#include "support/same_bits.hpp"

// What recurrent layers take part in, whichever cell they have.

using namespace support;

namespace {

using Factory5 = Network<float, Input<5, 2>, GRU<3, EveryStep>, LSTM<4>, Dense<3, Softmax>>;
constexpr Factory5 factory = network_of_numbers<Factory5>(1);

// A GRU and an LSTM count as two layers each: the weights of their inputs and of their states.
static_assert(Factory5::Layers::parameter_layer_count == 5, "and the Dense");
using HeadOnly = Network<float, Input<5, 2>, Pretrained<Factory5, factory, 4>, Dense<3, Softmax>>;
using UpperLearns = Network<float, Input<5, 2>, Pretrained<Factory5, factory, 2>, LSTM<4>, Dense<3, Softmax>>;
using LowerLearns = Network<float, Input<5, 2>, GRU<3, EveryStep>, Frozen<LSTM<4>, Stored<Factory5, factory, 2>>,
                            Frozen<Dense<3, Softmax>, Stored<Factory5, factory, 4>>>;
static_assert(HeadOnly::parameter_count == 5 * 3, "what learns");
static_assert(UpperLearns::parameter_count == 4 * 4 * (3 + 4 + 2) + 5 * 3, "what learns");
static_assert(LowerLearns::parameter_count == 3 * 3 * (2 + 3 + 2), "what learns");

constexpr std::array<float, LowerLearns::parameter_count> of_the_gru = {};
using OfArray = Network<float, Input<5, 2>, Frozen<GRU<3>, Stored<decltype(of_the_gru), of_the_gru>>, Dense<2>>;
static_assert(OfArray::parameter_count == 8, "an array of all its parameters will do");

template <class Net>
typename Net::Input uneven() {
    typename Net::Input x{};
    for (std::size_t i = 0; i < x.size(); ++i) {
        x[i] = static_cast<float>(i * 37 % 101) / 50.0f - 1.0f;
    }
    return x;
}

template <class Net>
void check_same_answers(const Net& net) {
    const auto x = uneven<Net>();
    const auto y = net(x);
    const auto expected = factory(x);
    for (std::size_t j = 0; j < y.size(); ++j) {
        CHECK(same_bits(y[j], expected[j]));
    }
}

/// One step of the network whose frozen layers are constant moves what learns as a step of the factory moves it.
template <class Net>
void check_same_step(std::size_t first) {
    static Net net;
    take_over(net, factory);
    check_same_answers(net);
    static Factory5 all = factory;
    all = factory;
    Trainer<Net, CrossEntropy, SGD> trainer{net, {0.1f}};
    Trainer<Factory5, CrossEntropy, SGD> of_all{all, {0.1f}};
    const auto x = uneven<Net>();
    CHECK(same_bits(trainer.step(x, Label{1}), of_all.step(x, Label{1})));
    for (std::size_t i = 0; i < net.parameters().size(); ++i) {
        CHECK(same_bits(net.parameters()[i], all.parameters()[first + i]));
    }
}

template <class Net, template <class> class Optimizer>
void check_refused(Optimizer<float> optimizer) {
    static Net net;
    initialize(net, 3);
    const Net before = net;
    Trainer<Net, SquaredError, Optimizer> trainer{net, optimizer};
    typename Net::Input x{};
    const float infinity = std::numeric_limits<float>::infinity();
    for (const float bad : {std::numeric_limits<float>::quiet_NaN(), infinity, -infinity, 1e38f, -1e38f}) {
        for (std::size_t i = 0; i < x.size(); ++i) {
            x.fill(0.25f);
            x[i] = bad;
            CHECK(math::is_nan(trainer.step(x, {})));
        }
    }
    CHECK(net.parameters() == before.parameters());
    CHECK(trainer.steps() == 0);
    x.fill(0.25f);
    CHECK(math::is_finite(trainer.step(x, {})));
    CHECK(net.parameters() != before.parameters());
}

template <template <std::size_t, class, class> class Cell>
void check_hostile() {
    using Net = Network<float, Input<6, 1>, Cell<3, EveryStep, detail::Stateless>, Dropout<20>,
                        Cell<2, LastStep, detail::Stateless>, Dense<1>>;
    check_refused<Net>(SGD<float>{0.01f});
    check_refused<Net>(Adam<float>{0.01f});
    check_refused<Net>(ClipByNorm<Momentum<float>>{{0.01f, 0.9f}, 1.0f});
}

/// Weights that make states and gradients grow from step to step: a step is taken or refused, and leaves finite
/// parameters behind.
template <template <std::size_t, class, class> class Cell>
void check_exploding() {
    using Net = Network<float, Input<64, 1>, Cell<4, EveryStep, detail::Stateless>, TimeDistributed<Dense<1>>>;
    static Net net;
    std::size_t taken = 0;
    std::size_t refused = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        Random random(seed);
        float size = 1;
        for (std::size_t i = 0; i < 2 * seed; ++i) {
            size *= 2; // up to 2^80
        }
        for (float& parameter : net.parameters()) {
            parameter = (random.uniform<float>() - 0.5f) * size;
        }
        Trainer<Net, SquaredError, SGD> trainer{net, {0.1f}};
        typename Net::Input x{};
        for (float& number : x) {
            number = (random.uniform<float>() - 0.5f) * size;
        }
        for (int step = 0; step < 5; ++step) {
            const Net before = net;
            if (math::is_nan(trainer.step(x, {}))) {
                CHECK(net.parameters() == before.parameters());
                ++refused;
            } else {
                ++taken;
            }
        }
        for (const float parameter : net.parameters()) {
            CHECK(math::is_finite(parameter));
        }
    }
    CHECK(taken > 20);
    CHECK(refused > 20);
}

/// Windows of three kinds: rising, falling, and swinging.
template <class Net>
typename Net::Input window(std::size_t kind, float size) {
    typename Net::Input x{};
    for (std::size_t t = 0; t < 5; ++t) {
        const float rising = (static_cast<float>(t) - 2.0f) * size;
        x[2 * t] = kind == 0 ? rising : kind == 1 ? -rising : t % 2 == 0 ? size : -size;
        x[2 * t + 1] = size;
    }
    return x;
}

} // namespace

TEST_CASE("recurrent: windows of a stream, kept in 8 bits, teach what lies above frozen layers") {
    using Past = Replay<UpperLearns::Input, Label, 12, ClassBalanced<3>, Quantized<-1, 1>>;
    using HeldOut = Examples<UpperLearns::Input, Label, 6>;
    using Teacher = Trainer<UpperLearns, CrossEntropy, Momentum>;
    static UpperLearns net;
    static Past past;
    std::array<UpperLearns::Input, 6> xs{};
    std::array<Label, 6> labels{};
    Random random(5);
    initialize(net, 4);
    for (std::size_t n = 0; n < 30; ++n) {
        past.add(window<UpperLearns>(n % 3, 0.3f + 0.005f * static_cast<float>(n)), Label{n % 3}, random);
    }
    for (std::size_t n = 0; n < 6; ++n) {
        xs[n] = window<UpperLearns>(n % 3, 0.35f + 0.02f * static_cast<float>(n));
        labels[n] = Label{n % 3};
    }
    const HeldOut held_out{xs, labels};
    Adaptation<Teacher, Past, HeldOut> adaptation{net, {0.05f, 0.9f}, past, held_out};
    adaptation.start(40, EarlyStopping<float>(40));
    while (adaptation.advance(12)) {
    }
    CHECK(adaptation.status() == TrainingStatus::committed);
    for (std::size_t n = 0; n < 6; ++n) {
        CHECK(argmax(net(xs[n])) == n % 3);
    }
}

TEST_CASE("recurrent: pretrained layers answer as the network that they come from") {
    static HeadOnly net;
    take_over(net, factory);
    check_same_answers(net);
    const auto x = uneven<HeadOnly>();
    CHECK(net(net.features(x)) == net(x));
    CHECK(merge(net).parameters() == factory.parameters());
}

TEST_CASE("recurrent: what learns above or below frozen layers learns as in the whole network") {
    check_same_step<HeadOnly>(Factory5::parameter_count - HeadOnly::parameter_count);
    check_same_step<UpperLearns>(Factory5::parameter_count - UpperLearns::parameter_count);
    check_same_step<LowerLearns>(0);
}

TEST_CASE("recurrent: NaN, infinity or 1e38 at any step is refused, though gates are saturated") {
    check_hostile<GRU>();
    check_hostile<LSTM>();
}

TEST_CASE("recurrent: where numbers explode from step to step a training step is taken or refused") {
    check_exploding<GRU>();
    check_exploding<LSTM>();
}
