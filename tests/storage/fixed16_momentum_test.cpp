// Part of nervelet. MIT licence, the nervelet authors.
// A trainer with momentum in 16 bits, saved and loaded.
#include <doctest/doctest.h>

#include "../support/fixed16_optimizer_lesson.hpp"

#include <nervelet/nervelet.hpp>

using namespace nervelet;
using namespace support;

namespace {

template <class Teacher>
void teach(Teacher& teacher, int steps, std::uint64_t seed) {
    Random random(seed);
    for (int k = 0; k < steps; ++k) {
        const Example16<> example = Example16<>::draw(random);
        REQUIRE(!teacher.step(example.x, example.label).refused());
    }
}

using Plain = Network<Fixed16, Input<2>, Dense<2>>;

} // namespace

TEST_CASE("16 bits: a trainer with momentum, decay and clipping goes on where it was saved") {
    using Teacher = Trainer<Lesson16Net, CrossEntropy, ClippedDecayedMomentum>;
    Lesson16Net net;
    initialize(net, 7);
    Teacher teacher{net, {{{0.01f, 0.8f}, 0.01f}, 0.5f}, 3};
    teach(teacher, 20, 1);
    Saved<Teacher> file{};
    REQUIRE(save(file, teacher) == StorageError::none);
    teach(teacher, 20, 2);

    Lesson16Net other_net;
    Teacher other{other_net, {{{0.001f, 0.5f}, 0.0f}, 1.0f}, 99};
    REQUIRE(load(file, other) == StorageError::none);
    CHECK(other.steps() == 20);
    const float momentum = float(other.optimizer().momentum);
    CHECK(momentum == doctest::Approx(0.8));
    teach(other, 20, 2);
    CHECK(crc32_of_raw(other_net.parameters()) == crc32_of_raw(net.parameters()));
    CHECK(crc32_of_raw(other.state().velocity) == crc32_of_raw(teacher.state().velocity));
}

TEST_CASE("16 bits: velocities of other fraction bits are not loaded, and nothing changes") {
    Plain net;
    Trainer<Plain, MeanSquaredError, Momentum> of_squares{net, {0.01f}};
    Saved<Trainer<Plain, MeanSquaredError, Momentum>> file{};
    REQUIRE(save(file, of_squares) == StorageError::none);
    const ByteView bytes{file.data(), file.size()};
    Trainer<Plain, MeanAbsoluteError, Momentum> of_magnitudes{net, {0.02f}};
    CHECK(load(bytes, of_magnitudes) == StorageError::wrong_architecture);
    Trainer<Plain, SquaredError, Momentum> same_bits{net, {0.02f}};
    CHECK(load(bytes, same_bits) == StorageError::none);
}

TEST_CASE("16 bits: hyperparameters that no step can be taken with are not saved") {
    using Teacher = Trainer<Lesson16Net, CrossEntropy, ClippedDecayedMomentum>;
    Lesson16Net net;
    Teacher teacher{net, {{{0.01f, 1.0f}, 0.01f}, 0.5f}, 3};
    Saved<Teacher> file{};
    CHECK(save(file, teacher) == StorageError::wrong_value);
    teacher.optimizer().momentum = 0.5f;
    teacher.optimizer().maximum = 0.0f;
    CHECK(save(file, teacher) == StorageError::wrong_value);
    teacher.optimizer().maximum = 0.5f;
    CHECK(save(file, teacher) == StorageError::none);
}
