// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstdint>

#include "support/factory_fixed16.hpp"
#include "support/fixed16_gradient.hpp"

#include <nervelet/nervelet.hpp>

using namespace nervelet;
using namespace support;

namespace {

template <class... Layers>
void compare_with_float() {
    const RelativeErrors errors = mean_errors_of_16_bits<Layers...>();
    CHECK(errors.output < 0.006); // the logits are some 0.3, in steps of 1/2048
    CHECK(errors.gradient < 0.01);
}

template <class Loss, class... Layers, class Target>
void check_gradient(const Target& target, double tolerance) {
    using Net = Network<Fixed16, Input<9, 2>, Layers...>;
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        Net net;
        initialize(net, seed);
        Random random(seed + 3);
        typename Net::Input x{};
        for (Fixed16& number : x) {
            number.raw = static_cast<std::int16_t>(static_cast<std::int32_t>(random.below(8192)) - 4096);
        }
        for (Fixed16& parameter : net.parameters()) {
            parameter.raw =
                static_cast<std::int16_t>(parameter.raw + static_cast<std::int32_t>(random.below(2001)) - 1000);
        }
        const auto check = gradient_check<Loss>(net, x, target);
        CHECK(static_cast<double>(check.largest_error) < tolerance);
        CHECK(check.largest_error > 0.0f);
    }
}

template <std::size_t Size>
std::array<Fixed16, Size> uneven_targets() {
    std::array<Fixed16, Size> targets{};
    for (std::size_t j = 0; j < Size; ++j) {
        targets[j] = Fixed16(0.25f * static_cast<float>(j % 4));
    }
    return targets;
}

using Taught = Network<Fixed16, Input<5, 2>, GRU<3, EveryStep>, GRU<4>, Dense<3, Softmax>>;
constexpr Taught taught = constant16<Taught>(1);
using HeadOnly = Network<Fixed16, Input<5, 2>, Pretrained<Taught, taught, 4>, Dense<3, Softmax>>;
using LowerLearns = Network<Fixed16, Input<5, 2>, GRU<3, EveryStep>, Frozen<GRU<4>, Stored<Taught, taught, 2>>,
                            Frozen<Dense<3, Softmax>, Stored<Taught, taught, 4>>>;
static_assert(HeadOnly::parameter_count == 5 * 3 && LowerLearns::parameter_count == 9 * (2 + 3 + 2), "what learns");

using Steps = Network<Fixed16, Input<6, 2>, GRU<3, EveryStep>, TimeDistributed<Dense<2>>>;
constexpr Steps taught_steps = constant16<Steps>(1);
using TaughtTop = Frozen<TimeDistributed<Dense<2>>, Stored<Steps, taught_steps, 2>>;

/// The last 100 losses of 2000 as a share of the first.
template <class Loss, class Top>
float share_of_loss() {
    using Net = Network<Fixed16, Input<6, 2>, GRU<3, EveryStep>, Top>;
    Net net;
    initialize(net, 3);
    Trainer<Net, Loss, SGD> trainer{net, {0.05f}};
    Random random(3);
    float first = 0.0f;
    float last = 0.0f;
    for (int k = 0; k < 2000; ++k) {
        const typename Net::Input x = Example16<Net>::draw(random).x;
        typename Net::Output target{};
        for (std::size_t j = 0; j < 12; ++j) {
            target[j] = Fixed16(x[j].raw > 0 ? 0.75f : 0.25f);
        }
        const float loss = float(trainer.step(x, target));
        first += k < 100 ? loss : 0.0f;
        last += k >= 1900 ? loss : 0.0f;
    }
    CHECK(computes_as_merged16(net));
    return last / first;
}

} // namespace

TEST_CASE("a GRU of 16 bits: outputs and gradients are those of float") {
    compare_with_float<Input<20, 3>, GRU<8>, Dense<4, Softmax>>();
    compare_with_float<Input<12, 1>, GRU<6, EveryStep>, GRU<5>, Dense<4, Softmax>>();
    compare_with_float<Input<14, 2>, Conv1D<4, 3, ReLU>, MaxPool1D<2>, GRU<5, EveryStep>, GlobalAveragePool,
                       Dense<4, Softmax>>();
}

TEST_CASE("a GRU of 16 bits: gradient_check, with everything that may stand above and below") {
    check_gradient<CrossEntropy, GRU<6>, Dense<3, Softmax>>(Label{1}, 0.002);
    check_gradient<SquaredError, GRU<5, EveryStep>, GRU<4>, Dense<2>>(uneven_targets<2>(), 0.002);
    check_gradient<MeanSquaredError, GRU<5, EveryStep>, TimeDistributed<Dense<2>>>(uneven_targets<18>(), 0.001);
    check_gradient<BinaryCrossEntropy, GRU<5, EveryStep>, TimeDistributed<Dense<1, Sigmoid>>>(uneven_targets<9>(),
                                                                                              0.001);
    check_gradient<MeanSquaredError, Conv1D<4, 2, ReLU>, GRU<4, EveryStep>, Dropout<50>, MaxPool1D<2>, Dense<2, Tanh>>(
        uneven_targets<2>(), 0.002);
    check_gradient<MeanSquaredError, Residual<GRU<2, EveryStep>>, GRU<3>, Dense<2, Tanh>>(uneven_targets<2>(), 0.002);
}

TEST_CASE("a GRU of 16 bits: the largest numbers are saturated, none overflows") {
    using Net = Network<Fixed16, Input<9, 2>, GRU<3, EveryStep>, GRU<4, EveryStep>, TimeDistributed<Dense<2>>>;
    for (const std::int16_t raw : {std::int16_t(32767), std::int16_t(-32768)}) {
        Net net;
        for (Fixed16& parameter : net.parameters()) {
            parameter.raw = raw;
        }
        Net::Input x{};
        Net::Output target{};
        for (Fixed16& number : x) {
            number.raw = raw;
        }
        for (Fixed16& number : target) {
            number.raw = INT16_MIN;
        }
        Trainer<Net, SquaredError, SGD> trainer{net, {0.124f}};
        for (int k = 0; k < 100; ++k) {
            CHECK(!trainer.step(x, target).refused());
        }
    }
}

TEST_CASE("a GRU of 16 bits, frozen: computes what the plain network computes, and dJ/dx goes down through it") {
    HeadOnly head;
    LowerLearns lower;
    initialize(head, 3);
    initialize(lower, 3);
    CHECK(computes_as_merged16(head));
    CHECK(computes_as_merged16(lower));
    const FixedLoss first = teach_a_while16(lower, 20);
    for (int i = 0; i < 10; ++i) {
        teach_a_while16(lower, 40);
    }
    CHECK(teach_a_while16(lower, 20).raw() < first.raw());
}

TEST_CASE("a Dense at every step as the last layer of 16 bits: it learns, its biases alone do, or it is frozen") {
    CHECK(share_of_loss<SquaredError, TimeDistributed<Dense<2>>>() < 0.6f);
    CHECK(share_of_loss<SquaredError, TaughtTop>() < 0.8f);
    CHECK(share_of_loss<Huber, BiasOnly<TaughtTop>>() < 0.5f);
    CHECK(share_of_loss<BinaryCrossEntropy, TimeDistributed<Dense<2, Sigmoid>>>() < 0.95f);
}

TEST_CASE("a GRU of 16 bits, sample by sample: the answers of the network over all of them, to the bit") {
    using Net = Network<Fixed16, Input<5, 2>, Conv1D<3, 1, ReLU>, GRU<4, EveryStep>, GRU<3>, Dense<2>>;
    using LongNet = Network<Fixed16, Input<300, 2>, Conv1D<3, 1, ReLU>, GRU<4, EveryStep>, GRU<3>, Dense<2>>;
    static LongNet long_net;
    initialize(long_net, 4);
    Net net;
    net.parameters() = long_net.parameters();
    Stream<Net> stream{net};
    Random random(3);
    const LongNet::Input x = Example16<LongNet>::draw(random).x;
    Net::Output y{};
    for (std::size_t t = 0; t < 300; ++t) {
        CHECK(stream.push({{x[2 * t], x[2 * t + 1]}}, y));
    }
    CHECK(y == long_net(x));
}
