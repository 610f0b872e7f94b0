// Part of nervelet. MIT licence, the nervelet authors.
// What layers carry from window to window is saved with the training.
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>

#include <doctest/doctest.h>

#include "support/hostile_file.hpp"
#include "support/saved_files.hpp"

#include <nervelet/nervelet.hpp>

using namespace nervelet;
using namespace support;

namespace {

template <class... Layers>
using NetOf = Network<float, Input<3, 2>, Layers..., Dense<1>>;
using Net = NetOf<GRU<3, EveryStep, Stateful>, LSTM<2, Stateful>>;
using Training = Trainer<Net, SquaredError, Momentum, 2>;
using Plain = NetOf<GRU<3, EveryStep>, LSTM<2>>;

constexpr std::size_t numbers = 2 * (3 + 2 * 2); // of two examples: h, and of the LSTM c
static_assert(sizeof(Saved<Training>) ==
                  sizeof(Saved<Trainer<Plain, SquaredError, Momentum, 2>>) + sizeof(float) * numbers,
              "the states and nothing else");

void teach(Training& trainer, int steps, std::uint64_t seed) {
    Random random(seed);
    for (int i = 0; i < steps; ++i) {
        std::array<Net::Input, 2> xs{};
        for (auto& x : xs) {
            for (float& number : x) {
                number = 2 * random.uniform<float>() - 1;
            }
        }
        const std::array<Net::Output, 2> targets{{{{0.5f}}, {{-0.5f}}}};
        CHECK(trainer.step(xs, targets) >= 0.0f);
    }
}

} // namespace

TEST_CASE("stateful_training: goes on where it was saved, bit for bit") {
    Net net;
    initialize(net, 1);
    Training trainer{net, {0.1f, 0.5f}};
    teach(trainer, 5, 2);
    Saved<Training> file{};
    REQUIRE(save(file, trainer) == StorageError::none);
    teach(trainer, 5, 3);

    Net other;
    Training resumed{other, {0.7f, 0.1f}};
    REQUIRE(load(file, resumed) == StorageError::none);
    teach(resumed, 5, 3);
    CHECK(other.parameters() == net.parameters());
    Saved<Training> last{};
    Saved<Training> last_resumed{};
    REQUIRE(save(last, trainer) == StorageError::none);
    REQUIRE(save(last_resumed, resumed) == StorageError::none);
    CHECK(last == last_resumed);

    REQUIRE(load(file, resumed) == StorageError::none); // the states matter: without them it would be another course
    resumed.reset_states();
    teach(resumed, 5, 3);
    CHECK(other.parameters() != net.parameters());
}

TEST_CASE("stateful_training: a file of other layers, or with states that cannot be, changes nothing") {
    Net net;
    initialize(net, 1);
    Training trainer{net, {0.1f, 0.5f}};
    teach(trainer, 3, 2);
    Saved<Training> file{};
    REQUIRE(save(file, trainer) == StorageError::none);

    Net other;
    initialize(other, 4);
    Training untouched{other, {0.2f, 0.4f}};
    teach(untouched, 2, 5);
    Saved<Training> before{};
    REQUIRE(save(before, untouched) == StorageError::none);
    const std::size_t first = file.size() - 4 - sizeof(float) * numbers; // h of the GRU, h and c of the LSTM, twice
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const float infinity = std::numeric_limits<float>::infinity();
    for (const float bad : {nan, infinity, -infinity, 1.5f, -1.5f}) {
        CHECK(load(with_number(file, first, bad), untouched) == StorageError::wrong_value);
        CHECK(load(with_number(file, first + sizeof(float) * 4, bad), untouched) == StorageError::wrong_value);
    }
    for (const float bad : {nan, infinity, -infinity}) {
        CHECK(load(with_number(file, file.size() - 8, bad), untouched) == StorageError::wrong_value);
    }
    Plain plain;
    Trainer<Plain, SquaredError, Momentum, 2> stateless{plain, {0.1f, 0.5f}};
    Saved<decltype(stateless)> of_stateless{};
    REQUIRE(save(of_stateless, stateless) == StorageError::none);
    const ByteView view{of_stateless.data(), of_stateless.size()};
    CHECK(load(view, untouched) == StorageError::wrong_architecture);
    NetOf<GRU<3, EveryStep, Stateful>, LSTM<2>> one;
    Trainer<decltype(one), SquaredError, Momentum, 2> of_one{one, {0.1f, 0.5f}};
    CHECK(load(ByteView{file.data(), file.size()}, of_one) == StorageError::wrong_architecture);
    Trainer<Net, SquaredError, Momentum> of_single{net, {0.1f, 0.5f}};
    CHECK(load(ByteView{file.data(), file.size()}, of_single) == StorageError::wrong_architecture);
    Saved<Training> after{};
    REQUIRE(save(after, untouched) == StorageError::none);
    CHECK(after == before);
    CHECK(load(with_number(file, file.size() - 8, 1.5f), untouched) == StorageError::none); // c can be larger than 1
}

TEST_CASE("stateful_training: its network is a network as others") {
    Net net;
    initialize(net, 1);
    Saved<Net> file{};
    REQUIRE(save(file, net) == StorageError::none);
    Plain plain;
    CHECK(load(file, plain) == StorageError::none);
    const bool is_same = plain.parameters() == net.parameters();
    CHECK(is_same);
    NetOf<GRU<3, Stateful, EveryStep>, LSTM<2, LastStep, Stateful>> other_order;
    CHECK(load(file, other_order) == StorageError::none);
}
