// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

#include "support/fingerprint_text.hpp"

using namespace nervelet;
using support::of_part;
using support::of_text;

namespace {

// A name is for good: files that were saved under it shall be known for ever.
static_assert(of_part<GRU<16>>() == of_text("GRU 16 LastStep "), "");
static_assert(of_part<GRU<8, EveryStep>>() == of_text("GRU 8 EveryStep "), "");
static_assert(of_part<LSTM<16>>() == of_text("LSTM 16 LastStep "), "");
static_assert(of_part<LSTM<8, EveryStep>>() == of_text("LSTM 8 EveryStep "), "");
static_assert(of_part<TimeDistributed<Dense<2, Tanh>>>() == of_text("Conv1D 2 1 Tanh "), "it is one");

template <class Layer>
using Over = Network<float, Input<9, 2>, Layer, Dense<2, Softmax>>;

} // namespace

TEST_CASE("what a recurrent layer learned is saved, and loads nowhere else") {
    using Net = Over<GRU<3>>;
    using Other = Network<float, Input<9, 2>, GRU<3, EveryStep>, GlobalAveragePool, Dense<2, Softmax>>;
    static_assert(Net::parameter_count == Other::parameter_count, "the same numbers, another name");
    Net net{};
    initialize(net, 5);
    Saved<Net> bytes;
    REQUIRE(save(bytes, net) == StorageError::none);
    Net copy{};
    CHECK(load(bytes, copy) == StorageError::none);
    CHECK(copy.parameters() == net.parameters());
    Other other{};
    CHECK(load(ByteView{bytes.data(), bytes.size()}, other) == StorageError::wrong_architecture);
    CHECK(other.parameters() == Other{}.parameters());
}

TEST_CASE("a training with recurrent layers goes on after it was saved") {
    using Net = Over<LSTM<3>>;
    Net net{};
    initialize(net, 5);
    Trainer<Net, CrossEntropy, Momentum> trainer{net, {0.1f}};
    Net::Input x{};
    for (std::size_t i = 0; i < x.size(); ++i) {
        x[i] = static_cast<float>(i % 7) - 3.0f;
    }
    trainer.step(x, Label{1});
    Saved<Net, decltype(trainer)> bytes;
    REQUIRE(save(bytes, net, trainer) == StorageError::none);
    Net copy{};
    Trainer<Net, CrossEntropy, Momentum> next{copy, {0.1f}};
    REQUIRE(load(bytes, copy, next) == StorageError::none);
    CHECK(next.step(x, Label{0}) == trainer.step(x, Label{0}));
    CHECK(copy.parameters() == net.parameters());
}
