// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "support/bytes_factory.hpp"
#include "support/fixed16_lesson.hpp"

using namespace nervelet;
using namespace support;

/// Gets its numbers at run time, as on a PC.
BytesFactory bytes_later;

namespace {

constexpr BytesFactory bytes_factory = bytes_factory_of(0.03f);
constexpr BytesFactory saturating = bytes_factory_of(3.0f);

template <class Bytes, const Bytes& bytes>
using HeadOn = Network<Fixed16, Input<12, 2>, Pretrained<Bytes, bytes, 1>, Dense<3, Softmax>>;
using Net = HeadOn<BytesFactory, bytes_factory>;
using Alone = Network<Fixed16, Input<4>, Dense<3, Softmax>>;
using NetTrainer = Trainer<Net, CrossEntropy, SGD>;

static_assert(sizeof(Net) == 15 * 2, "nothing of the backbone is in RAM");
static_assert(sizeof(Net::Features) == 4, "they are kept as bytes");
static_assert(memory_of<NetTrainer>().activations == 4 * 2 + 3 * 4 + 3 * 2 + 2, "4 features, 3 logits, 3 deltas");

template <class Some>
constexpr Some drawn(std::uint64_t seed) {
    Some net;
    initialize(net, seed);
    return net;
}

/// The bytes of x, half a step away from zero.
std::array<std::int8_t, 24> bytes_of(const Net::Input& x) {
    std::array<std::int8_t, 24> bytes{};
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double steps = std::round(double(float(x[i])) / 0.0078125);
        bytes[i] = static_cast<std::int8_t>(steps < -128 ? -128 : steps > 127 ? 127 : steps);
    }
    return bytes;
}

/// What bytes mean, to the nearest number of 16 bits.
Alone::Input numbers_of(const Net::Features& features) {
    Alone::Input numbers{};
    for (std::size_t j = 0; j < numbers.size(); ++j) {
        const double number = double(0.03f) * (features[j] + 128);
        numbers[j].raw = static_cast<std::int16_t>(std::floor(number * 2048 + 0.5));
    }
    return numbers;
}

} // namespace

TEST_CASE("its input numbers become the nearest bytes, its bytes the nearest numbers; a head learns as it does alone") {
    Net net = drawn<Net>(7);
    Net of_bytes = net;
    Net of_features = net;
    Alone alone = drawn<Alone>(7);
    NetTrainer trainer{net, {0.05f}, 11};
    NetTrainer trainer_of_bytes{of_bytes, {0.05f}, 11};
    NetTrainer trainer_of_features{of_features, {0.05f}, 11};
    Trainer<Alone, CrossEntropy, SGD> trainer_alone{alone, {0.05f}, 11};
    REQUIRE(net.parameters() == alone.parameters());
    Random random(3);
    for (int step = 0; step < 200; ++step) {
        const Movement16<Net> movement = Movement16<Net>::draw(random);
        const auto bytes = bytes_of(movement.x);
        BytesFactory::Arena arena;
        arena.input() = bytes;
        const Net::Features features = net.features(movement.x);
        CHECK(features == net.features(bytes));
        CHECK(features == net.features(arena));
        const Alone::Input numbers = numbers_of(features);
        CHECK(net(movement.x) == alone(numbers));
        CHECK(net(features) == alone(numbers));
        CHECK(net(bytes) == alone(numbers));
        CHECK(net.logits(features) == alone.logits(numbers));
        const FixedLoss loss = trainer_alone.step(numbers, movement.label);
        CHECK(trainer.step(movement.x, movement.label) == loss);
        CHECK(trainer_of_bytes.step(bytes, movement.label) == loss);
        CHECK(trainer_of_features.step(features, movement.label) == loss);
    }
    CHECK(net.parameters() == alone.parameters());
    CHECK(of_bytes.parameters() == alone.parameters());
    CHECK(of_features.parameters() == alone.parameters());
    CHECK_FALSE(net.parameters() == drawn<Net>(7).parameters());
}

TEST_CASE("what it hands up is saturated as any activation") {
    const HeadOn<BytesFactory, saturating> net{};
    CHECK(net(Net::Input{})[0].raw == 683); // a third, of zeros
    using Numbers = detail::BackboneNumbers<Fixed16, detail::BackboneTaken<BytesFactory, 1>, BytesFactory, saturating>;
    CHECK(Numbers::number_of()(127).raw == 32767);
    CHECK(Numbers::number_of()(-126).raw == 6 * 2048);
}

TEST_CASE("a backbone that gets its numbers at run time; before that all of them are zero") {
    Net net = drawn<Net>(7);
    HeadOn<BytesFactory, bytes_later> same;
    same.parameters() = net.parameters();
    Random random(3);
    const Movement16<Net> movement = Movement16<Net>::draw(random);
    CHECK(same(movement.x) == Alone(drawn<Alone>(7))(Alone::Input{}));
    bytes_later = bytes_factory;
    CHECK(same(movement.x) == net(movement.x));
    bytes_later = BytesFactory{};
}
