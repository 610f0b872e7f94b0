// Part of nervelet. MIT licence, the nervelet authors.
// Whole episodes of steps with any hyperparameters that an optimizer takes: as long as steps are accepted, every
// parameter and every number that the optimizer keeps stays finite.
#include <doctest/doctest.h>

#include <cstring>
#include <limits>
#include <type_traits>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

namespace {

float power_of_two(int exponent) {
    float power = 1.0f;
    for (; exponent > 0; --exponent) {
        power *= 2.0f;
    }
    for (; exponent < 0; ++exponent) {
        power *= 0.5f;
    }
    return power;
}

/// A number of any size from 2^lowest to below 2^highest.
float size_between(Random& random, int lowest, int highest) {
    const int exponent = lowest + static_cast<int>(random.below(static_cast<std::uint32_t>(highest - lowest)));
    return power_of_two(exponent) * (1.0f + random.uniform<float>());
}

float sign(Random& random) {
    return random.below(2) == 0 ? 1.0f : -1.0f;
}

float rate(Random& random) {
    return random.below(3) == 0 ? size_between(random, 0, 17) : size_between(random, -12, 2);
}

float decay(Random& random) {
    const std::uint32_t kind = random.below(5);
    return kind == 0 ? 0.0f : kind == 1 ? 0.9f : kind == 2 ? 0.99999994f : random.uniform<float>();
}

float epsilon(Random& random) {
    return size_between(random, -37, 0);
}

/// Any hyperparameters, of which not all are valid.
template <class Optimizer>
struct Any;

template <>
struct Any<SGD<float>> {
    static SGD<float> make(Random& random) { return {rate(random)}; }
};

template <>
struct Any<Momentum<float>> {
    static Momentum<float> make(Random& random) { return {rate(random), decay(random)}; }
};

template <>
struct Any<Nesterov<float>> {
    static Nesterov<float> make(Random& random) { return {rate(random), decay(random)}; }
};

template <>
struct Any<Adagrad<float>> {
    static Adagrad<float> make(Random& random) { return {rate(random), epsilon(random)}; }
};

template <>
struct Any<RMSprop<float>> {
    static RMSprop<float> make(Random& random) { return {rate(random), decay(random), epsilon(random)}; }
};

template <>
struct Any<Adam<float>> {
    static Adam<float> make(Random& random) { return {rate(random), decay(random), decay(random), epsilon(random)}; }
};

template <>
struct Any<AdamW<float>> {
    static AdamW<float> make(Random& random) {
        return {rate(random), decay(random), decay(random), epsilon(random), size_between(random, -8, 17)};
    }
};

template <class Optimizer>
struct Any<WeightDecay<Optimizer>> {
    static WeightDecay<Optimizer> make(Random& random) { return {Any<Optimizer>::make(random), decay(random)}; }
};

template <class Optimizer>
struct Any<ClipByValue<Optimizer>> {
    static ClipByValue<Optimizer> make(Random& random) {
        return {Any<Optimizer>::make(random), size_between(random, -10, 120)};
    }
};

template <class Optimizer>
struct Any<ClipByNorm<Optimizer>> {
    static ClipByNorm<Optimizer> make(Random& random) {
        return {Any<Optimizer>::make(random), size_between(random, -10, 120)};
    }
};

template <class Optimizer>
Optimizer valid(Random& random) {
    for (;;) {
        const Optimizer optimizer = Any<Optimizer>::make(random);
        if (optimizer.is_valid()) {
            return optimizer;
        }
    }
}

/// Whether all numbers in an object are finite.
template <class Object>
bool is_finite(const Object& object) {
    if (std::is_empty<Object>::value) {
        return true;
    }
    const unsigned char* bytes = reinterpret_cast<const unsigned char*>(&object);
    for (std::size_t i = 0; i + sizeof(float) <= sizeof object; i += sizeof(float)) {
        float number = 0.0f;
        std::memcpy(&number, bytes + i, sizeof number);
        if (!math::is_finite(number)) {
            return false;
        }
    }
    return true;
}

using Net = Network<float, Input<3>, Dense<3, LeakyReLU>, Dense<2>>;

struct Episode {
    int accepted = 0;
    bool stayed_finite = true;
    bool refused_nothing_changed = true;
};

/// An episode of 120 steps: parameters below 2^100, inputs of which some are dead, targets near and far, and a learning
/// rate that a schedule may change to another one.
template <class Loss, template <class> class Optimizer>
Episode live(Random& random) {
    Net net;
    initialize(net, random.next());
    for (float& parameter : net.parameters()) {
        if (random.below(4) == 0) {
            parameter = sign(random) * size_between(random, -10, random.below(2) == 0 ? 4 : 100);
        }
    }
    const std::uint32_t alive = random.below(8); // one bit an input
    const int reach = random.below(2) == 0 ? 4 : 48;
    Trainer<Net, Loss, Optimizer> trainer{net, valid<Optimizer<float>>(random)};
    Episode episode;
    for (int step = 0; step < 120; ++step) {
        if (random.below(16) == 0) {
            trainer.optimizer().learning_rate = rate(random); // maybe too large for the decay: refused
        }
        Net::Input x{};
        for (std::size_t k = 0; k < 3; ++k) {
            x[k] = (alive >> k & 1u) != 0 ? sign(random) * size_between(random, -20, 3) : 0.0f;
        }
        Net::Output target = net(x);
        for (float& value : target) {
            value += sign(random) * size_between(random, -10, random.below(8) == 0 ? reach : 2);
        }
        const Net before = net;
        const float loss = trainer.step(x, target);
        episode.accepted += math::is_finite(loss) ? 1 : 0;
        episode.stayed_finite = episode.stayed_finite && is_finite(net) && is_finite(trainer.state());
        episode.refused_nothing_changed =
            episode.refused_nothing_changed && (math::is_finite(loss) || std::memcmp(&before, &net, sizeof net) == 0);
    }
    return episode;
}

/// The rule alone, for 4000 steps: a gradient up to the bound, always the same, alternating, or dead after a while.
template <template <class> class Optimizer>
bool rule_stays_finite(Random& random) {
    const Optimizer<float> optimizer = valid<Optimizer<float>>(random);
    typename Optimizer<float>::template State<1> state{};
    std::array<float, 1> parameter{{sign(random) * size_between(random, -10, 100)}};
    const float size = size_between(random, -60, 49); // below 2^50
    const std::uint32_t kind = random.below(4);
    const std::uint32_t end = random.below(4000);
    struct Norm {
        float norm;
        float operator()() const { return norm; }
    };
    for (std::uint32_t step = 0; step < 4000; ++step) {
        const bool is_alternating = kind == 1 || (kind == 2 && random.below(2) == 0);
        const float gradient = kind == 3 && step > end ? 0.0f : is_alternating && step % 2 == 1 ? -size : size;
        if (!detail::is_decay_bounded(optimizer, parameter)) {
            break; // a trainer refuses this step
        }
        const auto rule = optimizer.rule(step, Norm{math::absolute(gradient)});
        parameter[0] = detail::next_parameter(rule, parameter[0], gradient * rule.scale, state, 0);
        if (!math::is_finite(parameter[0]) || !is_finite(state)) {
            return false;
        }
    }
    return true;
}

template <template <class> class Optimizer>
void live_through(std::uint64_t seed) {
    Random random(seed);
    Episode all;
    for (int i = 0; i < 500; ++i) {
        for (const Episode& episode : {live<MeanSquaredError, Optimizer>(random), live<Huber, Optimizer>(random),
                                       live<MeanAbsoluteError, Optimizer>(random)}) {
            all.accepted += episode.accepted;
            all.stayed_finite = all.stayed_finite && episode.stayed_finite;
            all.refused_nothing_changed = all.refused_nothing_changed && episode.refused_nothing_changed;
        }
    }
    CHECK(all.accepted > 1500 * 120 / 10);
    CHECK(all.stayed_finite);
    CHECK(all.refused_nothing_changed);
    bool rule_is_finite = true;
    for (int i = 0; i < 300; ++i) {
        rule_is_finite = rule_stays_finite<Optimizer>(random) && rule_is_finite;
    }
    CHECK(rule_is_finite);
}

/// An optimizer alone, in each wrapper, and in wrappers in each other.
template <template <class> class Optimizer>
struct Wrapped {
    template <class T>
    using Decayed = WeightDecay<Optimizer<T>>;
    template <class T>
    using DecayedTwice = WeightDecay<WeightDecay<Optimizer<T>>>;
    template <class T>
    using Cut = ClipByValue<Optimizer<T>>;
    template <class T>
    using Scaled = ClipByNorm<Optimizer<T>>;
    template <class T>
    using CutThenDecayed = ClipByValue<WeightDecay<Optimizer<T>>>;
    template <class T>
    using DecayedThenCut = WeightDecay<ClipByValue<Optimizer<T>>>;
    template <class T>
    using ScaledThenDecayed = ClipByNorm<WeightDecay<Optimizer<T>>>;
    template <class T>
    using All = ClipByNorm<ClipByValue<WeightDecay<ClipByValue<Optimizer<T>>>>>;

    static void live_through_each() {
        live_through<Optimizer>(1);
        live_through<Decayed>(2);
        live_through<DecayedTwice>(3);
        live_through<Cut>(4);
        live_through<Scaled>(5);
        live_through<CutThenDecayed>(6);
        live_through<DecayedThenCut>(7);
        live_through<ScaledThenDecayed>(8);
        live_through<All>(9);
    }
};

} // namespace

TEST_CASE("1,500 episodes of SGD, alone and wrapped, leave nothing infinite") {
    Wrapped<SGD>::live_through_each();
}

TEST_CASE("1,500 episodes of Momentum, alone and wrapped, leave nothing infinite") {
    Wrapped<Momentum>::live_through_each();
}

TEST_CASE("1,500 episodes of Nesterov, alone and wrapped, leave nothing infinite") {
    Wrapped<Nesterov>::live_through_each();
}

TEST_CASE("1,500 episodes of Adagrad, alone and wrapped, leave nothing infinite") {
    Wrapped<Adagrad>::live_through_each();
}

TEST_CASE("1,500 episodes of RMSprop, alone and wrapped, leave nothing infinite") {
    Wrapped<RMSprop>::live_through_each();
}

TEST_CASE("1,500 episodes of Adam, alone and wrapped, leave nothing infinite") {
    Wrapped<Adam>::live_through_each();
}

TEST_CASE("1,500 episodes of AdamW, alone and wrapped, leave nothing infinite") {
    Wrapped<AdamW>::live_through_each();
}
