// Part of nervelet. MIT licence, the nervelet authors.
// 2.2 million steps on hostile numbers: whatever comes, every parameter stays finite. And hostile files whose checksum
// is right: whatever they hold is refused, or can be used.
#include <doctest/doctest.h>

#include <cstring>
#include <limits>

#include "support/factory.hpp"
#include "support/hostile_file.hpp"
#include "support/hostile_parts.hpp"

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

/// The hyperparameters that are not left at their defaults.
template <class Optimizer>
constexpr Optimizer with_rate(const Optimizer*) {
    return {0.01f};
}

template <class Inner>
constexpr ClipByNorm<Inner> with_rate(const ClipByNorm<Inner>*) {
    return {with_rate(static_cast<const Inner*>(nullptr)), 0.5f};
}

template <class Loss, template <class> class Optimizer, class Net>
void attack(int steps, std::uint64_t seed) {
    constexpr Optimizer<float> optimizer = with_rate(static_cast<const Optimizer<float>*>(nullptr));
    Net net;
    initialize(net, seed);
    Trainer<Net, Loss, Optimizer> trainer{net, optimizer, seed};
    Random random(seed);
    int taken = 0;
    int refused = 0;
    for (int i = 0; i < steps; ++i) {
        if (i % 500 == 0) {
            initialize(net, seed); // pushed far away, a network may refuse everything
            trainer.reset(net, optimizer, seed);
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
using Series =
    Network<float, Input<4, 2>, Dropout<20>, Conv1D<3, 2, ReLU, Same>, MaxPool1D<2>, Conv1D<2, 2, Tanh>, Dense<2>>;
using Rows =
    Network<float, Input<4, 4, 1>, Conv2D<2, 3, SiLU, Padding<1>, Stride<2>>, GlobalAveragePool, Dense<3, Softmax>>;

using Recurrent = Network<float, Input<5, 2>, GRU<3, EveryStep>, Dropout<20>, LSTM<2>, Dense<2>>;
using Gated = Network<float, Input<6, 1>, GRU<4, EveryStep>, TimeDistributed<Dense<1>>>;
using Remembering = Network<float, Input<6, 1>, LSTM<4>, Dense<2, Sigmoid>>;

constexpr Recurrent taught = support::network_of_numbers<Recurrent>(3);
using Biases = Network<float, Input<5, 2>, BiasOnly<Pretrained<Recurrent, taught, 4>>, Dense<2>>;
using Factors = Network<float, Input<5, 2>, LowRank<Pretrained<Recurrent, taught, 4>, 2>, Dense<2>>;

template <class T>
using ClippedSGD = ClipByNorm<SGD<T>>;
template <class T>
using ClippedMomentum = ClipByNorm<Momentum<T>>;
template <class T>
using ClippedAdam = ClipByNorm<Adam<T>>;

/// Windows of 1,000 steps whose numbers grow from step to step, up to infinity, on weights of so large a size: an
/// answer is the limit of saturated gates, and a step is taken or refused as a whole.
template <template <class> class Optimizer, class Cell>
void explode(std::uint64_t seed) {
    using Net = Network<float, Input<1000, 1>, Cell, TimeDistributed<Dense<1>>>;
    constexpr Optimizer<float> optimizer = with_rate(static_cast<const Optimizer<float>*>(nullptr));
    static Net net;
    static Trainer<Net, MeanSquaredError, Optimizer> trainer{net, optimizer};
    Random random(seed);
    int taken = 0;
    int refused = 0;
    for (int i = 0; i < 60; ++i) {
        initialize(net, seed);
        trainer.reset(net, optimizer);
        const float size = i % 3 == 0 ? 1.0f : i % 3 == 1 ? 100.0f : 1e6f; // saturated gates
        for (float& parameter : net.parameters()) {
            parameter *= size;
        }
        const float growth = 1.0f + 0.002f * static_cast<float>(random.below(100));
        static typename Net::Input x;
        static typename Net::Output target;
        float number = random.below(2) == 0 ? 1.0f : -1.0f;
        bool is_finite = true;
        for (std::size_t t = 0; t < x.size(); ++t, number *= random.below(4) == 0 ? -growth : growth) {
            x[t] = number;
            is_finite = is_finite && math::is_finite(number);
        }
        if (is_finite) {
            for (const float y : net(x)) {
                REQUIRE(math::is_finite(y));
            }
        }
        for (int step = 0; step < 5; ++step) {
            const Net before = net;
            if (math::is_nan(trainer.step(x, target))) {
                ++refused;
                REQUIRE(std::memcmp(&net, &before, sizeof net) == 0);
            } else {
                ++taken;
                for (const float parameter : net.parameters()) {
                    REQUIRE(math::is_finite(parameter));
                }
            }
        }
    }
    CHECK(taken > 20);
    CHECK(refused > 20);
}

template <class Cell>
void explode_all() {
    explode<SGD, Cell>(1);
    explode<Adam, Cell>(2);
    explode<RMSprop, Cell>(3);
    explode<ClippedSGD, Cell>(4);
    explode<ClippedMomentum, Cell>(5);
}

} // namespace

TEST_CASE("1,000 steps of exploding inputs and saturated gates: the limit, or refused, and every parameter finite") {
    explode_all<GRU<6, EveryStep>>();
    explode_all<LSTM<6, EveryStep>>();
}

TEST_CASE("2.2e6 hostile steps leave every parameter finite, and a refused step every byte as it was") {
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
    attack<MeanSquaredError, SGD, Series>(steps, 11);
    attack<Huber, Adam, Series>(steps, 12);
    attack<CrossEntropy, Momentum, Rows>(steps, 13);
    attack<MeanSquaredError, SGD, Recurrent>(steps, 14);
    attack<Huber, Adam, Recurrent>(steps, 15);
    attack<MeanSquaredError, ClippedSGD, Gated>(steps, 16);
    attack<MeanAbsoluteError, RMSprop, Gated>(steps, 17);
    attack<SquaredError, ClippedMomentum, Gated>(steps, 18);
    attack<BinaryCrossEntropy, ClippedAdam, Remembering>(steps, 19);
    attack<MeanSquaredError, Nesterov, Remembering>(steps, 20);
    attack<MeanSquaredError, ClippedMomentum, Biases>(steps, 21);
    attack<Huber, Adam, Factors>(steps, 22);
}

TEST_CASE("hostile samples in a stream: what is not finite stays in its state, until reset() all is as at first") {
    using Net = Network<float, Input<4, 2>, GRU<3, EveryStep>, Residual<LSTM<3, EveryStep>>, Conv1D<2, 3, Tanh, Causal>,
                        MaxPool1D<2>, GRU<2>, Dense<2>>;
    static Net net;
    initialize(net, 3);
    const Net before = net;
    Stream<Net> stream{net};
    Stream<Net> fresh{net};
    Random random(5);
    int poisoned = 0;
    int answered = 0;
    for (int i = 0; i < 200000; ++i) {
        const std::uint32_t samples = 1 + random.below(12);
        Stream<Net>::Output y{};
        for (std::uint32_t t = 0; t < samples; ++t) {
            Stream<Net>::Sample x{};
            fill(x, random, random.below(4) == 0);
            answered += stream.push(x, y) ? 1 : 0;
        }
        poisoned += math::is_finite(y[0]) ? 0 : 1;
        stream.reset();
        const Stream<Net>::Sample mild{{0.25f, -0.5f}};
        Stream<Net>::Output expected{};
        fresh.reset();
        const bool is_answered = stream.push(mild, y);
        REQUIRE(is_answered == fresh.push(mild, expected));
        REQUIRE(stream.push(mild, y) == fresh.push(mild, expected));
        REQUIRE(std::memcmp(&y, &expected, sizeof y) == 0);
        REQUIRE(math::is_finite(y[0]));
        stream.reset();
    }
    CHECK(answered > 200000);
    CHECK(poisoned > 1000);
    CHECK(std::memcmp(&net, &before, sizeof net) == 0);
}

TEST_CASE("of 300,000 hostile files each is refused and changes no byte, or holds what can be used") {
    const support::HostileParts::File right[] = {support::HostileParts::taught(0), support::HostileParts::taught(2),
                                                 support::HostileParts::taught(50)};
    const std::size_t contents = 8 + 7 * 12;
    Random random(1);
    std::uint32_t loaded = 0;
    std::uint32_t refused = 0;
    std::uint32_t wrong = 0;
    for (int i = 0; i < 300000; ++i) {
        support::HostileParts::File file = right[random.below(3)];
        for (std::uint32_t changes = 1 + random.below(3); changes > 0; --changes) {
            const std::size_t place = contents + random.below(static_cast<std::uint32_t>(file.size() - contents - 8));
            const std::uint32_t kind = random.below(4);
            if (kind == 0) {
                file[place] = static_cast<std::uint8_t>(file[place] ^ (1u << random.below(8)));
            } else if (kind == 1) {
                file[place] = static_cast<std::uint8_t>(random.next());
            } else { // a number of four bytes, where most of them stand
                detail::to_bytes(math::to_bits(hostile(random)), file.data() + place / 4 * 4);
            }
        }
        support::repair(file.data(), file.size());
        support::HostileParts parts;
        const support::HostileParts::File before = parts.file();
        const StorageError error =
            load(file, parts.trainer, parts.balanced, parts.fair, parts.standard, parts.min_max, parts.random);
        (error == StorageError::none ? loaded : refused) += 1u;
        if (error == StorageError::none) {
            wrong += parts.file() == file && parts.use() ? 0u : 1u;
        } else {
            wrong += error == StorageError::wrong_value && parts.file() == before ? 0u : 1u;
        }
    }
    CHECK(loaded > 50000);
    CHECK(refused > 50000);
    CHECK(wrong == 0);
}
