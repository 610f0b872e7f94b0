// Part of nervelet. MIT licence, the nervelet authors.
// From which weight decay on a step with momentum is refused in 16 bits.
#include <doctest/doctest.h>

#include <cstddef>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

namespace {

template <class T>
using Decayed = WeightDecay<Momentum<T>>;

template <class Loss, std::size_t Outputs, class Activation>
bool is_taken(float momentum, float decay) {
    using Net = Network<Fixed16, Input<2>, Dense<Outputs, Activation>>;
    Net net;
    Trainer<Net, Loss, Decayed> trainer{net, {{0.01f, momentum}, decay}};
    const typename Net::Output target{};
    return !trainer.step(typename Net::Input{}, target).refused();
}

/// Steps are taken below factor (1 - momentum) and refused from there on.
template <class Loss, std::size_t Outputs, class Activation>
void check_limit(float factor) {
    for (const float momentum : {0.0f, 0.5f, 0.9f, 0.99f, 0.995f}) {
        const float limit = factor * (1.0f - momentum);
        if (limit < 0.98f) { // a decay is below 1 in any case
            CHECK(is_taken<Loss, Outputs, Activation>(momentum, 0.98f * limit));
            CHECK_FALSE(is_taken<Loss, Outputs, Activation>(momentum, 1.02f * limit));
        } else {
            CHECK(is_taken<Loss, Outputs, Activation>(momentum, 0.95f));
        }
    }
}

} // namespace

TEST_CASE("16 bits: with momentum a decay below 8 (1 - momentum) is taken, where dJ/dz is cut to 2") {
    check_limit<CrossEntropy, 3, Softmax>(8.0f);
    check_limit<BinaryCrossEntropy, 1, Sigmoid>(8.0f);
    check_limit<SquaredError, 2, Tanh>(8.0f);
    check_limit<MeanSquaredError, 2, Sigmoid>(8.0f);
}

TEST_CASE("16 bits: and below 32 (1 - momentum), where dJ/dz is cut to 8") {
    check_limit<SquaredError, 1, Identity>(32.0f);
    check_limit<SquaredError, 4, ReLU>(32.0f);
    check_limit<MeanSquaredError, 2, Identity>(32.0f);
}

TEST_CASE("16 bits: times 1 / outputs with losses that are means, and times 2 / outputs with MeanSquaredError") {
    check_limit<BinaryCrossEntropy, 4, Sigmoid>(8.0f / 4);
    check_limit<MeanAbsoluteError, 4, Identity>(8.0f / 4);
    check_limit<Huber, 2, Identity>(8.0f / 2);
    check_limit<MeanSquaredError, 4, Sigmoid>(8.0f * 2 / 4);
    check_limit<MeanSquaredError, 1, Identity>(32.0f * 2);
    check_limit<MeanSquaredError, 8, Identity>(32.0f * 2 / 8);
}
