// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <type_traits>

#include "support/recurrent_factory.hpp"

// What adapted recurrent layers take part in, whatever of them learns.

using namespace support;

namespace {

using Factory5 = Recurrent5<float>;
using Group = Pretrained<Factory5, recurrent_of_float, 4>; // the GRU and the LSTM
using Biases = Network<float, Input<5, 2>, BiasOnly<Group>, Dense<3, Softmax>>;
using Factors = Network<float, Input<5, 2>, LowRank<Group, 2>, Dense<3, Softmax>>;
static_assert(Biases::Layers::parameter_layer_count == 5, "as of the factory: two of each, and the Dense");
static_assert(Factors::Layers::parameter_layer_count == 5, "as of the factory");
static_assert(std::is_same<Merged<Biases>, Factory5>::value && std::is_same<Merged<Factors>, Factory5>::value,
              "plain layers");

/// A block that was pretrained and is adapted as a whole.
using Block = Network<float, Input<5, 2>, Residual<GRU<3, EveryStep>, TimeDistributed<Dense<2>>>, LSTM<3>>;
constexpr Block block = network_of_numbers<Block>(2);
using BlockBiases = Network<float, Input<5, 2>, BiasOnly<Pretrained<Block, block, 5>>, Dense<3, Softmax>>;
using BlockFactors = Network<float, Input<5, 2>, LowRank<Pretrained<Block, block, 5>, 1>, Dense<3, Softmax>>;

template <class Net>
void check_saved() {
    const Net net = disturbed<Net>(3);
    Saved<Net> file;
    CHECK(save(file, net) == StorageError::none);
    Net loaded{};
    CHECK(load(file, loaded) == StorageError::none);
    CHECK(loaded.parameters() == net.parameters());
}

template <class Net, class Other>
bool is_refused() {
    Saved<Net> file;
    save(file, disturbed<Net>(3));
    Other other = disturbed<Other>(4);
    const Other before = other;
    return load(ByteView{file.data(), file.size()}, other) == StorageError::wrong_architecture &&
           other.parameters() == before.parameters();
}

/// An Adaptation on windows whose class is that of an untaught network's order, turned by one.
template <class Net>
void check_adaptation() {
    using Teacher = Trainer<Net, CrossEntropy, Adam>;
    using Windows = Examples<typename Net::Input, Label, 3>;
    static Net net;
    net = disturbed<Net>(3);
    std::array<typename Net::Input, 3> xs{};
    for (std::size_t n = 0; n < 3; ++n) {
        xs[n].fill(static_cast<float>(n) - 1.0f);
    }
    const std::array<Label, 3> labels{{Label{2}, Label{0}, Label{1}}};
    const Windows windows{xs, labels};
    Adaptation<Teacher, Windows, Windows> adaptation{net, {0.03f}, windows, windows};
    adaptation.start(60);
    while (adaptation.advance(30)) {
    }
    CHECK(adaptation.status() == TrainingStatus::committed);
    CHECK(adaptation.best().loss() < adaptation.before().loss() / 2);
}

/// Every answer of a stream has the bits of the layer after so many steps.
template <class Net>
void check_stream() {
    const Net net = disturbed<Net>(3);
    Stream<Net> stream{net};
    const auto x = window_of_five<Net>(1);
    const auto expected = net(x);
    typename Stream<Net>::Output y{};
    for (std::size_t t = 0; t < 5; ++t) {
        CHECK(stream.push({x[2 * t], x[2 * t + 1]}, y));
    }
    CHECK(y == expected);
}

} // namespace

TEST_CASE("recurrent adapters: in a stream") {
    check_stream<Biases>();
    check_stream<Factors>();
    check_stream<BlockBiases>();
    check_stream<BlockFactors>();
}

TEST_CASE("recurrent adapters: take_over copies the biases of BiasOnly, and leaves what LowRank learns") {
    Biases biases = disturbed<Biases>(3);
    Factors factors = disturbed<Factors>(3);
    const Factors factors_before = factors;
    const Factory5 other = network_of_numbers<Factory5>(9);
    take_over(biases, other);
    take_over(factors, other);
    CHECK(same_bias<0>(biases, other));
    CHECK(same_bias<1>(biases, other));
    CHECK(same_bias<3>(biases, other));
    CHECK(same_weights<4>(biases, other));
    CHECK(same_weights<0>(factors, factors_before));
    CHECK(same_weights<3>(factors, factors_before));
    CHECK(same_weights<4>(factors, other));
}

TEST_CASE("recurrent adapters: are saved and loaded, and a file of other layers is refused") {
    check_saved<Biases>();
    check_saved<Factors>();
    CHECK(is_refused<Biases, Factors>());
    CHECK(is_refused<Biases, Factory5>());
    CHECK(is_refused<Factors, Network<float, Input<5, 2>, LowRank<Group, 1>, Dense<3, Softmax>>>());
}

TEST_CASE("recurrent adapters: within an Adaptation") {
    check_adaptation<Biases>();
    check_adaptation<Factors>();
}

TEST_CASE("recurrent adapters: inside of a pretrained Residual") {
    CHECK(difference_to_merged(disturbed<BlockBiases>(3)) == 0.0);
    CHECK(difference_to_merged(disturbed<BlockFactors>(3)) < 1e-6);
    const auto net = disturbed<BlockBiases>(3);
    const auto one = after_lessons<SGD>(net, 1, 0);
    CHECK(same_weights<1>(one, merge(net)));
    CHECK(same_bias<1>(one, after_lessons<SGD>(merge(net), 1, 0)));
    CHECK_FALSE(same_bias<1>(one, merge(net)));
    check_adaptation<BlockFactors>();
}
