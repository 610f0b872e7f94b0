// Part of nervelet. MIT licence, the nervelet authors.
// A trainer whose step counter is at its limit, as after 50 days at a thousand steps a second.
#include <doctest/doctest.h>

#include <cstdint>

#include "support/saved_files.hpp"
#include "support/steps_taken.hpp"

#include <nervelet/nervelet.hpp>

using namespace nervelet;
using namespace support;

namespace {

using Net = Network<float, Input<2>, Dense<3, Tanh>, Dense<1>>;
constexpr std::uint32_t limit = 0xFFFFFFFFu;

const Net::Input x{{0.5f, -0.25f}};
const Net::Output target{{1.0f}};

template <class T>
using DecayedAdamW = WeightDecay<AdamW<T>>;

// The steps around the last one that can be counted, and those that follow.
template <template <class> class Optimizer>
void check_steps_at_the_limit(Optimizer<float> optimizer) {
    Net net;
    initialize(net, 3);
    Trainer<Net, SquaredError, Optimizer> trainer{net, optimizer};
    set_steps_taken(trainer, limit - 2);
    float loss = trainer.step(x, target);
    for (int i = 0; i < 8; ++i) {
        const float next = trainer.step(x, target);
        CHECK(next < loss);
        loss = next;
    }
    CHECK(trainer.steps() == limit);
    for (const float parameter : net.parameters()) {
        CHECK(math::is_finite(parameter));
    }
}

} // namespace

TEST_CASE("training goes on, and gets better, when steps can no longer be counted") {
    check_steps_at_the_limit<SGD>({0.01f});
    check_steps_at_the_limit<Momentum>({0.01f});
    check_steps_at_the_limit<Nesterov>({0.01f});
    check_steps_at_the_limit<Adagrad>({0.01f});
    check_steps_at_the_limit<RMSprop>({0.001f});
    check_steps_at_the_limit<Adam>({0.001f});
    check_steps_at_the_limit<AdamW>({0.001f});
    check_steps_at_the_limit<DecayedAdamW>({{0.001f}, 0.0001f});
}

TEST_CASE("at the limit a step of Adam is that of any late step") {
    const auto late = detail::MomentStep<float>::of(Adam<float>{0.25f}, limit / 2);
    const auto last = detail::MomentStep<float>::of(Adam<float>{0.25f}, limit);
    CHECK(last.rate == late.rate);
    CHECK(last.epsilon == late.epsilon);
    CHECK(math::is_finite(last.rate));
}

TEST_CASE("a schedule does not begin anew") {
    Net net;
    initialize(net, 3);
    Trainer<Net, SquaredError, SGD> trainer{net, {0.01f}};
    set_steps_taken(trainer, limit);
    const WarmUp<CosineSchedule<float>> rate{{0.1f, 0.001f, 1000}, 50};
    for (int i = 0; i < 3; ++i) {
        CHECK(rate(trainer.steps()) == 0.001f);
        trainer.step(x, target);
    }
}

TEST_CASE("an accumulator's steps, too") {
    Net net;
    initialize(net, 3);
    Accumulator<Net, SquaredError, Adam> accumulator{net, {0.001f}};
    set_steps_taken(accumulator, limit);
    for (int i = 0; i < 3; ++i) {
        accumulator.add(x, target);
        CHECK(accumulator.step());
    }
    CHECK(accumulator.steps() == limit);
    CHECK(math::is_finite(net(x)[0]));
}

TEST_CASE("a trainer at its limit is saved and loaded, and goes on to the same bits") {
    using Training = Trainer<Net, SquaredError, Adam>;
    Net net;
    initialize(net, 3);
    Training trainer{net, {0.001f}};
    trainer.step(x, target);
    set_steps_taken(trainer, limit);
    Saved<Training> file{};
    REQUIRE(save(file, trainer) == StorageError::none);
    const Net saved = net;
    trainer.step(x, target);
    Net again = saved;
    Training loaded{again, {0.5f}};
    REQUIRE(load(file, loaded) == StorageError::none);
    CHECK(loaded.steps() == limit);
    loaded.step(x, target);
    CHECK(again.parameters() == net.parameters());
    CHECK(again.parameters() != saved.parameters());
}
