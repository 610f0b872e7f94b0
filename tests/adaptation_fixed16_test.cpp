// Part of nervelet. MIT licence, the nervelet authors.
// An Adaptation in 16 bits: of layers that do not learn, and with momentum.
#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "support/fixed16_examples.hpp"

using namespace nervelet;
using namespace support;

namespace {

using Head = Network<Fixed16, Input<7>, First16, Dense<3, Softmax>>;
using Biases = Network<Fixed16, Input<7>, BiasOnly<First16>, Dense<3, Softmax>>;
using Plain = Network<Fixed16, Input<7>, Dense<6, ReLU>, Dense<3, Softmax>>;

template <class Net>
using Teacher = Trainer<Net, CrossEntropy, Momentum>;
template <class Net>
using Lesson = SomeExamples16<Net, 21>;
template <class Net>
using HeldOut = SomeExamples16<Net, 12>;
template <class Net>
using Careful = Adaptation<Teacher<Net>, typename Lesson<Net>::Source, typename HeldOut<Net>::Source>;

static_assert(Careful<Head>::backup_bytes == 27 * 2, "the head");
static_assert(Careful<Biases>::backup_bytes == 35 * 2, "and the biases");

template <class Net>
bool same_bytes(const Net& a, const Net& b) {
    return std::memcmp(&a, &b, sizeof(Net)) == 0;
}

/// Lies are rolled back, the truth is committed, and then lies are rolled back to that.
template <class Net>
void learn_only_the_truth() {
    const auto lesson = Lesson<Net>::draw(3);
    const auto lies = Lesson<Net>::draw(3, 1);
    const auto held_out = HeldOut<Net>::draw(4);
    const auto source = lesson.source();
    const auto source_of_lies = lies.source();
    const auto source_held_out = held_out.source();
    Net net;
    initialize(net, 3);
    Careful<Net> adaptation{net, {0.01f}, source, source_held_out};
    adaptation.start(20);
    SlicesOf{3}.run(adaptation);
    CHECK(adaptation.status() == TrainingStatus::committed);
    CHECK(adaptation.best().loss() < adaptation.before().loss());
    CHECK(adaptation.best().loss() == validate<CrossEntropy>(net, source_held_out).loss());

    const Net taught = net;
    adaptation.reset(net, {0.01f}, source_of_lies, source_held_out);
    adaptation.start(3);
    CHECK(adaptation.advance(12 + 7)); // in the middle of the lies
    CHECK_FALSE(same_bytes(net, taught));
    bool is_moving = false;
    for (const Fixed16 velocity : adaptation.trainer().state().velocity) {
        is_moving = is_moving || velocity.raw != 0;
    }
    CHECK(is_moving);
    SlicesOf{1}.run(adaptation);
    REQUIRE(adaptation.status() == TrainingStatus::rolled_back);
    CHECK(same_bytes(net, taught));
    CHECK(adaptation.trainer().steps() == 0);
    for (const Fixed16 velocity : adaptation.trainer().state().velocity) {
        CHECK(velocity.raw == 0);
    }
}

/// The network after some epochs in slices of any size.
template <class Net>
Net adapted(SlicesOf slices) {
    const auto lesson = Lesson<Net>::draw(3);
    const auto held_out = HeldOut<Net>::draw(4);
    const auto source = lesson.source();
    const auto source_held_out = held_out.source();
    Net net;
    initialize(net, 3);
    Careful<Net> adaptation{net, {0.02f}, source, source_held_out, 6};
    adaptation.start(6, EarlyStopping<float>(2));
    slices.run(adaptation);
    return net;
}

template <class Net>
void check_slices() {
    const Net whole = adapted<Net>({100000});
    CHECK(same_bytes(adapted<Net>({1}), whole));
    CHECK(same_bytes(adapted<Net>({5}), whole));
}

} // namespace

TEST_CASE("16 bits: an adaptation commits the truth and rolls lies back to the bit, with their velocities") {
    learn_only_the_truth<Plain>();
    learn_only_the_truth<Head>();
    learn_only_the_truth<Biases>();
}

TEST_CASE("16 bits: an adaptation in slices of any size leaves the same bits") {
    check_slices<Plain>();
    check_slices<Head>();
    check_slices<Biases>();
}

TEST_CASE("16 bits: poisoned examples and rates never leave the network worse") {
    auto lesson = Lesson<Head>::draw(3);
    const auto held_out = HeldOut<Head>::draw(4);
    const auto source = lesson.source();
    const auto source_held_out = held_out.source();
    Head net;
    initialize(net, 3);
    Careful<Head> adaptation{net, {0.01f}, source, source_held_out};
    const float rates[] = {0.0f, 0.001f, 0.01f, 0.12f, 0.125f, -1.0f, 65536.0f};
    Random random(8);
    std::uint32_t worse = 0;
    std::uint32_t rolled_back = 0;
    for (int attempt = 0; attempt < 60; ++attempt) {
        for (std::size_t n = 0; n < 21; ++n) {
            lesson.labels[n] = Label{random.below(20) == 0 ? random.next() : random.below(3)};
            lesson.xs[n][random.below(7)].raw = static_cast<std::int16_t>(random.below(65536) - 32768);
        }
        adaptation.trainer().optimizer().learning_rate = rates[random.below(7)];
        const Head before = net;
        const float loss = validate<CrossEntropy>(net, source_held_out).loss();
        adaptation.start(1 + random.below(3));
        SlicesOf{5}.run(adaptation);
        const float now = validate<CrossEntropy>(net, source_held_out).loss();
        const bool is_rolled_back = adaptation.status() == TrainingStatus::rolled_back;
        rolled_back += is_rolled_back ? 1u : 0u;
        worse += (is_rolled_back ? same_bytes(net, before) : now < loss) ? 0u : 1u;
    }
    CHECK(worse == 0);
    CHECK(rolled_back > 30);
}
