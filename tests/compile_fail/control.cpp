// Part of nervelet. MIT licence, the nervelet authors.
#include <array>
#include <cstddef>
#include <cstdint>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

template <class T>
struct Descent {
    T learning_rate;

    template <std::size_t Parameters>
    struct State {};

    struct Rule {
        T scale;
        static constexpr bool skips_zero_gradient = true;

        template <class State>
        constexpr T operator()(T parameter, T gradient, State&, std::size_t) const {
            return parameter - gradient;
        }
    };

    constexpr bool is_valid() const { return learning_rate >= T(0); }

    template <class Norm>
    constexpr Rule rule(std::uint32_t, const Norm&) const {
        return Rule{learning_rate};
    }
};

struct Keep {
    template <class T>
    static constexpr T probability(std::size_t unit) {
        return unit == 0 ? T(1) / T(2) : T(1);
    }
};

using Net = Network<float, Input<4>, Dense<8, LeakyReLUWith<1>>, Dropout<99>, DropoutPerUnit<Keep>, Dense<3, Softmax>>;

static Net net;
static Trainer<Net, CrossEntropy, Descent> trainer{net, {0.1f}};
static Trainer<Net, HuberWith<1>, SGD, 16> batched{net, {0.1f}};
static_assert(fits<decltype(trainer), 1024>(), "");
static ShuffledIndices<256, std::uint8_t> order;
using Past = Replay<Net::Input, Label, 20, ClassBalanced<3>, Quantized<0, 1>>;
static Past past;
static TrainingLoop<decltype(trainer), Past> training{trainer, past};
static Adaptation<Trainer<Net, CrossEntropy, SGD>, Past, Past, HigherAccuracy> adaptation{net, {0.1f}, past, past};
static unsigned long milliseconds() {
    return 5;
}

using Factory = Network<float, Input<4>, Dense<8, ReLU>, Dropout<20>, Dense<3, Softmax>>;
constexpr Factory factory{};
constexpr float table[4 * 8 + 8] = {};
using Head = Network<float, Input<4>, Pretrained<Factory, factory, 1>, Dense<3, Softmax>>;
using Adapted = Network<float, Input<4>, LowRank<Frozen<Dense<8, ReLU>, Stored<decltype(table), table>>, 4>,
                        BiasOnly<Frozen<Dense<3, Softmax>, Stored<Factory, factory, 1>>>>;
static Head head;
static Adapted adapted;
static Trainer<Head, CrossEntropy, SGD> head_trainer{head, {0.1f}};
static Trainer<Adapted, CrossEntropy, SGD> adapted_trainer{adapted, {0.1f}};

int main() {
    initialize(net, 7);
    initialize<LeCunNormal>(net, 7);
    const std::array<float, 4> x{};
    const std::array<float, 3> target{};
    trainer.step(x, target);
    trainer.step(x, Label{1});
    head_trainer.step(x, Label{1});
    adapted_trainer.step(x, Label{1});
    net.parameters()[0] = merge(adapted).parameters()[0];
    const std::array<Net::Input, 16> xs{};
    const std::array<Net::Output, 16> targets{};
    const std::array<Label, 16> labels{};
    batched.step(xs, targets);
    batched.step(xs, labels, 8);
    net.weights<1>()(0, 0) = net.bias<1>()[0];
    Random random(7);
    order.shuffle(random);
    past.add(x, Label{1}, random);
    training.start(1);
    training.advance(1);
    adaptation.start(1);
    adaptation.advance_for(milliseconds, 10);
    return net(x)[0] > net.logits(x)[0] && in_top_k<3>(net(x), 1) && top_k<3>(net(x))[0] == 0;
}
