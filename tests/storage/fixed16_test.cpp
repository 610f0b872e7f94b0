// Part of nervelet. MIT licence, the nervelet authors.
// A network of 16 bits and its trainer, saved and loaded: two's complement, the lowest byte first, the fraction bits in
// the architecture.
#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstdint>

#include "support/fixed16_lesson.hpp"

#include <nervelet/nervelet.hpp>

using namespace nervelet;
using namespace support;

namespace {

using SmallNet = Network<Fixed16, Input<2>, Dense<1, ReLU>, Dense<2, Softmax>>;
using Teacher = Trainer<Lesson16Net, CrossEntropy, SGD>;

SmallNet small_net() {
    SmallNet net;
    net.weights<0>()(0, 0) = Fixed16::from_raw(1);
    net.weights<0>()(1, 0) = Fixed16::from_raw(-2);
    net.bias<0>()[0] = Fixed16::from_raw(0x1234);
    net.weights<1>()(0, 0) = Fixed16::from_raw(-32768);
    net.weights<1>()(0, 1) = Fixed16::from_raw(32767);
    return net;
}

// Made by hand from the table in storage/format.hpp; the architecture is checked beside it.
constexpr std::array<std::uint8_t, 20> header_and_entry{
    {0x4E, 0x52, 0x56, 0x4C, 1, 1, 0, 0, 1, 3, 0, 0, 0, 0, 0, 0, 14, 0, 0, 0}};
constexpr std::array<std::uint8_t, 14> contents{
    {0x01, 0x00, 0xFE, 0xFF, 0x34, 0x12, 0x00, 0x80, 0xFF, 0x7F, 0, 0, 0, 0}};

void teach(Teacher& teacher, int steps, std::uint64_t seed) {
    Random random(seed);
    for (int k = 0; k < steps; ++k) {
        const Example16<> example = Example16<>::draw(random);
        CHECK(!teacher.step(example.x, example.label).refused());
    }
}

} // namespace

TEST_CASE("16 bits: the bytes of a network") {
    Saved<SmallNet> file{};
    REQUIRE(save(file, small_net()) == StorageError::none);
    REQUIRE(file.size() == 8 + 12 + 14 + 4);
    Fingerprint text;
    text("Fixed", 13, 11);
    text("Input", 2);
    text("Dense", 1);
    text("ReLU");
    text("Dense", 2);
    text("Softmax");
    for (std::size_t i = 0; i < 20; ++i) {
        const bool is_architecture = i >= 12 && i < 16;
        CHECK(file[i] ==
              (is_architecture ? static_cast<std::uint8_t>(text.value() >> (8 * (i - 12))) : header_and_entry[i]));
    }
    for (std::size_t i = 0; i < 14; ++i) {
        CHECK(file[20 + i] == contents[i]);
    }
    SmallNet loaded;
    CHECK(load(file, loaded) == StorageError::none);
    CHECK(crc32_of_raw(loaded.parameters()) == crc32_of_raw(small_net().parameters()));
}

TEST_CASE("16 bits: a file of another scalar or of other fraction bits is not loaded, and nothing changes") {
    Saved<SmallNet> file{};
    REQUIRE(save(file, small_net()) == StorageError::none);
    const ByteView bytes{file.data(), file.size()};
    Network<Fixed<12, 11>, Input<2>, Dense<1, ReLU>, Dense<2, Softmax>> other_weights;
    CHECK(load(bytes, other_weights) == StorageError::wrong_architecture);
    Network<Fixed<13, 10>, Input<2>, Dense<1, ReLU>, Dense<2, Softmax>> other_activations;
    CHECK(load(bytes, other_activations) == StorageError::wrong_architecture);
    Network<float, Input<2>, Dense<1, ReLU>, Dense<2, Softmax>> floats;
    CHECK(load(bytes, floats) != StorageError::none);
    CHECK(floats.parameters()[0] == 0.0f);
    Saved<decltype(floats)> float_file{};
    REQUIRE(save(float_file, floats) == StorageError::none);
    SmallNet net = small_net();
    CHECK(load(ByteView{float_file.data(), float_file.size()}, net) != StorageError::none);
    CHECK(crc32_of_raw(net.parameters()) == crc32_of_raw(small_net().parameters()));
}

TEST_CASE("16 bits: training goes on where it was saved, to the bit") {
    Lesson16Net net;
    initialize(net, 7);
    Teacher teacher{net, {0.05f}, 5};
    teach(teacher, 20, 1);
    Saved<Teacher> file{};
    REQUIRE(save(file, teacher) == StorageError::none);
    const std::uint32_t saved = crc32_of_raw(net.parameters());
    teach(teacher, 20, 2);
    const std::uint32_t taught = crc32_of_raw(net.parameters());
    CHECK(taught != saved);

    Lesson16Net other_net;
    Teacher other{other_net, {0.01f}, 99};
    REQUIRE(load(file, other) == StorageError::none);
    CHECK(crc32_of_raw(other_net.parameters()) == saved);
    CHECK(other.steps() == 20);
    CHECK(float(other.optimizer().learning_rate) == float(FixedRate<2>(0.05f)));
    teach(other, 20, 2);
    CHECK(crc32_of_raw(other_net.parameters()) == taught);
}

TEST_CASE("16 bits: a Replay is loaded where its fraction bits are the same") {
    using Past = Replay<Lesson16Net::Input, Label, 4, Reservoir>;
    Past past;
    Random random(3);
    for (int k = 0; k < 9; ++k) {
        const Example16<> example = Example16<>::draw(random);
        past.add(example.x, example.label, random);
    }
    Saved<Past> file{};
    REQUIRE(save(file, past) == StorageError::none);
    Past loaded;
    REQUIRE(load(file, loaded) == StorageError::none);
    REQUIRE(loaded.size() == 4);
    CHECK(loaded.input(3) == past.input(3));
    Replay<std::array<Fixed<13, 10>, 7>, Label, 4, Reservoir> other;
    CHECK(load(ByteView{file.data(), file.size()}, other) == StorageError::wrong_architecture);
    CHECK(other.size() == 0);
}

TEST_CASE("16 bits: a rate that is none is neither saved nor loaded") {
    Lesson16Net net;
    Teacher teacher{net, {0.5f}};
    Saved<Teacher> file{};
    CHECK(save(file, teacher) == StorageError::wrong_value);
    teacher.optimizer().learning_rate = 0.1f;
    REQUIRE(save(file, teacher) == StorageError::none);
    // Behind the network: steps, the generator, and the rate: its mantissa and its exponent. With another exponent, up
    // to what a shift can be, and a checksum that is right.
    const std::size_t rate = file.size() - 4 - 4;
    const std::uint8_t exponents[] = {0, 2, 20, 31, 255};
    for (const std::uint8_t exponent : exponents) {
        Saved<Teacher> hostile = file;
        hostile[rate + 2] = exponent;
        Crc32 crc;
        crc.add(hostile.data(), hostile.size() - 4);
        for (std::size_t i = 0; i < 4; ++i) {
            hostile[hostile.size() - 4 + i] = static_cast<std::uint8_t>(crc.value() >> (8 * i));
        }
        CHECK(load(hostile, teacher) == StorageError::wrong_value);
    }
    CHECK(load(file, teacher) == StorageError::none);
}
