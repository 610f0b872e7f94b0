// Part of nervelet. MIT licence, the nervelet authors.
// One million steps on hostile numbers: whatever comes, every parameter stays finite.
#include <doctest/doctest.h>

#include <cstring>
#include <limits>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

namespace {

float hostile(Random& random) {
    const std::uint32_t kind = random.below(12);
    if (kind < 4) {
        return random.uniform<float>() * 2.0f - 1.0f;
    }
    if (kind == 4) {
        return std::numeric_limits<float>::quiet_NaN();
    }
    if (kind == 5) {
        return std::numeric_limits<float>::infinity();
    }
    if (kind == 6) {
        return -1e38f;
    }
    if (kind == 7) {
        return std::numeric_limits<float>::denorm_min();
    }
    if (kind == 8) {
        return 0.0f;
    }
    float anything = 0;
    const std::uint32_t bits = random.next();
    std::memcpy(&anything, &bits, sizeof anything);
    return anything;
}

// Mild examples with now and then one hostile number, and some that are hostile throughout.
template <class Array>
void fill(Array& values, Random& random, bool throughout) {
    for (float& value : values) {
        value = throughout || random.below(40) == 0 ? hostile(random) : random.uniform<float>() * 2.0f - 1.0f;
    }
}

template <class Loss, template <class> class Optimizer, class Net>
void attack(int steps, std::uint64_t seed) {
    Net net;
    initialize(net, seed);
    Trainer<Net, Loss, Optimizer> trainer{net, Optimizer<float>{0.01f}, seed};
    Random random(seed);
    int taken = 0;
    int refused = 0;
    for (int i = 0; i < steps; ++i) {
        if (i % 500 == 0) {
            initialize(net, seed); // pushed far away, a network may refuse everything
            trainer.reset(net, Optimizer<float>{0.01f}, seed);
        }
        typename Net::Input x{};
        typename Net::Output target{};
        const bool throughout = random.below(4) == 0;
        fill(x, random, throughout);
        fill(target, random, throughout);
        trainer.optimizer().learning_rate = random.below(50) == 0 ? hostile(random) : 0.01f;
        const Net before = net;
        const float loss = trainer.step(x, target);
        if (math::is_nan(loss)) {
            ++refused;
            REQUIRE(std::memcmp(&net, &before, sizeof net) == 0);
        } else {
            ++taken;
            for (const float parameter : net.parameters()) {
                REQUIRE(math::is_finite(parameter));
            }
        }
    }
    CHECK(taken > steps / 10);
    CHECK(refused > steps / 10);
}

using Small = Network<float, Input<3>, Dropout<20>, Dense<5, ReLU>, Dense<2>>;
using Binary = Network<float, Input<3>, Dense<4, SiLU>, Dense<2, Sigmoid>>;
using Many = Network<float, Input<3>, Dense<4, Softplus>, Dense<3, Softmax>>;

} // namespace

TEST_CASE("1e6 hostile steps leave every parameter finite, and a refused step every byte as it was") {
    constexpr int steps = 100000;
    attack<MeanSquaredError, SGD, Small>(steps, 1);
    attack<Huber, SGD, Small>(steps, 2);
    attack<MeanAbsoluteError, Momentum, Small>(steps, 3);
    attack<SquaredError, Nesterov, Small>(steps, 4);
    attack<MeanSquaredError, Adam, Small>(steps, 5);
    attack<Huber, AdamW, Small>(steps, 6);
    attack<MeanAbsoluteError, RMSprop, Small>(steps, 7);
    attack<SquaredError, Adagrad, Small>(steps, 8);
    attack<BinaryCrossEntropy, Adam, Binary>(steps, 9);
    attack<CrossEntropy, SGD, Many>(steps, 10);
}
