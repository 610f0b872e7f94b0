// Part of nervelet. MIT licence, the nervelet authors.
// A TrainingLoop in 16 bits: of layers that do not learn, and with momentum.
#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstdint>

#include "support/fixed16_examples.hpp"

using namespace nervelet;
using namespace support;

namespace {

using Head = Network<Fixed16, Input<7>, First16, Dense<3, Softmax>>;
using Biases = Network<Fixed16, Input<7>, BiasOnly<First16>, Dense<3, Softmax>>;
using Plain = Network<Fixed16, Input<7>, Dense<6, ReLU>, Dense<3, Softmax>>;
using Rate = CosineSchedule<float>;
constexpr Rate rate{0.05f, 0.005f, 60};

template <class Net>
using Lesson = SomeExamples16<Net, 14>;

/// Four epochs; 14 examples in steps of Capacity.
template <class Net, template <class> class Optimizer, std::size_t Capacity>
Net trained(const Optimizer<Fixed16>& optimizer, SlicesOf slices) {
    using Teacher = Trainer<Net, CrossEntropy, Optimizer, Capacity>;
    const Lesson<Net> lesson = Lesson<Net>::draw(3);
    const auto source = lesson.source();
    Net net;
    initialize(net, 3);
    Teacher trainer{net, optimizer, 5};
    TrainingLoop<Teacher, typename Lesson<Net>::Source, Rate> training{trainer, source, rate};
    training.start(4, 9);
    slices.run(training);
    CHECK(training.status() == TrainingStatus::done);
    CHECK(training.steps() == 4 * ((13 + Capacity) / Capacity));
    CHECK(training.refused() == 0);
    CHECK(float(trainer.optimizer().learning_rate) == float(FixedRate<2>(rate(training.steps() - 1))));
    return net;
}

template <class Net, template <class> class Optimizer, std::size_t Capacity>
void check_slices(const Optimizer<Fixed16>& optimizer) {
    const Net whole = trained<Net, Optimizer, Capacity>(optimizer, {100000});
    for (const std::uint32_t pieces : {1u, 3u, 7u}) {
        const Net sliced = trained<Net, Optimizer, Capacity>(optimizer, {pieces});
        CHECK(sliced.parameters() == whole.parameters());
    }
}

/// The means of the losses of the first and of the last epoch.
template <class Net, template <class> class Optimizer>
void check_learning(const Optimizer<Fixed16>& optimizer, float factor) {
    using Teacher = Trainer<Net, CrossEntropy, Optimizer>;
    const Lesson<Net> lesson = Lesson<Net>::draw(3);
    const auto source = lesson.source();
    Net net;
    initialize(net, 3);
    Teacher trainer{net, optimizer};
    TrainingLoop<Teacher, typename Lesson<Net>::Source> training{trainer, source};
    training.start(60);
    training.advance(14);
    const float first = training.loss();
    training.advance(100000);
    CHECK(training.status() == TrainingStatus::done);
    CHECK(training.loss() < factor * first);
}

} // namespace

TEST_CASE("16 bits: a training loop in slices of any size leaves the same bits") {
    check_slices<Head, SGD, 1>({0.0f});
    check_slices<Head, Momentum, 4>({0.0f, 0.9f});
    check_slices<Biases, SGD, 4>({0.0f});
    check_slices<Biases, Momentum, 1>({0.0f, 0.9f});
    check_slices<Plain, Momentum, 1>({0.0f, 0.9f});
}

TEST_CASE("16 bits: a training loop teaches what learns of a network, and with momentum") {
    check_learning<Head, SGD>({0.1f}, 0.6f);
    check_learning<Head, Momentum>({0.01f}, 0.6f);
    check_learning<Biases, Momentum>({0.01f}, 0.9f);
    check_learning<Plain, Momentum>({0.01f}, 0.5f);
}

TEST_CASE("16 bits: a training loop from a Replay of features") {
    using Teacher = Trainer<Head, CrossEntropy, Momentum>;
    using Past = Replay<Head::Features, Label, 12, ClassBalanced<3>>;
    Head net;
    initialize(net, 3);
    Past past;
    Random random(3);
    const auto lesson = SomeExamples16<Head, 60>::draw(3);
    for (std::size_t n = 0; n < 60; ++n) {
        past.add(net.features(lesson.xs[n]), lesson.labels[n], random);
    }
    Teacher trainer{net, {0.01f}};
    TrainingLoop<Teacher, Past> training{trainer, past};
    training.start(60);
    training.advance(static_cast<std::uint32_t>(past.size()));
    const float first = training.loss();
    training.advance(100000);
    CHECK(training.refused() == 0);
    CHECK(training.loss() < 0.6f * first);
}

TEST_CASE("16 bits: steps that a schedule's rate does not fit are refused and counted") {
    using Teacher = Trainer<Head, CrossEntropy, Momentum>;
    using Rising = ExponentialSchedule<float>;
    const Lesson<Head> lesson = Lesson<Head>::draw(3);
    const auto source = lesson.source();
    Head net;
    initialize(net, 3);
    Teacher trainer{net, {0.0f}};
    TrainingLoop<Teacher, Lesson<Head>::Source, Rising> training{trainer, source, Rising{0.03125f, 2.0f}};
    training.start(1); // 1/32, 1/16, and from 1/8 on too large
    training.advance(14);
    CHECK(training.steps() == 14);
    CHECK(training.refused() == 12);
    CHECK(trainer.steps() == 2);
}
