// Part of nervelet. MIT licence, the nervelet authors.
#include "../../../examples/host/weights/write_header.hpp"

#include <doctest/doctest.h>

#include <limits>

#include "files.hpp"
#include "support/factory.hpp"

namespace nn = nervelet;
using files::contains;
using files::refusal;

namespace {

template <class Activation>
using One = nn::Network<float, nn::Input<2>, nn::Dense<3, Activation>, nn::Dense<2>>;

/// The type that the header gives to a network; a saved one of the same layers must fit it.
template <class Net>
std::string type_of() {
    const weights::Description network = weights::description_of<Net>();
    nn::Saved<Net> saved;
    nn::save(saved, Net());
    weights::read_saved_network(weights::Bytes(saved.begin(), saved.end()), network); // refuses others
    return network.type;
}

template <class Activation>
bool is_known(const std::string& name) {
    return type_of<One<Activation>>() == "nervelet::Network<float, nervelet::Input<2>, nervelet::Dense<3, nervelet::" +
                                             name + ">, nervelet::Dense<2>>";
}

using Factory = nn::Network<float, nn::Input<4>, nn::Dense<3, nn::Tanh>, nn::Dropout<20>, nn::Dense<2, nn::Softmax>>;
constexpr Factory factory = support::network_of_numbers<Factory>(3);

} // namespace

TEST_CASE("write_header: the header gives a network its own type") {
    CHECK(type_of<Factory>() == "nervelet::Network<float, nervelet::Input<4>, nervelet::Dense<3, nervelet::Tanh>, "
                                "nervelet::Dropout<20>, nervelet::Dense<2, nervelet::Softmax>>");
    CHECK(is_known<nn::ReLU>("ReLU"));
    CHECK(is_known<nn::LeakyReLU>("LeakyReLU"));
    CHECK(is_known<nn::LeakyReLUWith<20>>("LeakyReLUWith<20>"));
    CHECK(is_known<nn::ELU>("ELU"));
    CHECK(is_known<nn::ELUWith<50>>("ELUWith<50>"));
    CHECK(is_known<nn::GELU>("GELU"));
    CHECK(is_known<nn::GELUTanh>("GELUTanh"));
    CHECK(is_known<nn::SiLU>("SiLU"));
    CHECK(is_known<nn::Softplus>("Softplus"));
    CHECK(is_known<nn::Sigmoid>("Sigmoid"));
    CHECK(is_known<nn::Tanh>("Tanh"));
    CHECK(is_known<nn::Hardsigmoid>("Hardsigmoid"));
    CHECK(is_known<nn::Hardswish>("Hardswish"));
}

TEST_CASE("write_header: numbers, bit for bit, and an answer of the network itself") {
    const std::string text = weights::header_of(factory, "mine");
    CHECK(contains(text, "#ifndef MINE_HPP"));
    CHECK(contains(text, "namespace mine {"));
    CHECK(contains(text, "Written by nervelet's write_header"));
    const float first = factory.parameters()[0];
    CHECK(contains(text, "{{\n        // dense 0: the weights of each of the 4 inputs\n        " +
                             weights::literal(first) + ", "));
}

TEST_CASE("write_header: frozen layers become plain ones") {
    using Tuned = nn::Network<float, nn::Input<4>, nn::Pretrained<Factory, factory, 1>, nn::Dense<2, nn::Softmax>>;
    Tuned tuned;
    nn::take_over(tuned, factory);
    const std::string text = weights::header_of(tuned, "mine");
    const std::string begin = "net.parameters()";
    const std::string plain = weights::header_of(factory, "mine");
    CHECK(text.substr(text.find(begin)) == plain.substr(plain.find(begin)));
}

TEST_CASE("write_header: what is no number is refused, and so is a folder that is not there") {
    Factory broken = factory;
    broken.parameters()[5] = std::numeric_limits<float>::quiet_NaN();
    CHECK(contains(refusal([&] { weights::header_of(broken, "mine"); }), "infinite or not a number"));
    CHECK(!weights::write_header(factory, "mine", "no/such/folder/mine.hpp"));
}
