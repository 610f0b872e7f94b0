// Part of nervelet. MIT licence, the nervelet authors.
#include "../../../examples/host/weights/description.hpp"

#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

#include "../../../examples/host/weights/tensor_name.hpp"
#include "files.hpp"

using files::contains;
using weights::Description;
using weights::Role;

namespace {

std::string refused(const std::string& network) {
    return files::refusal([&] { weights::read_description(network); });
}

/// The largest difference between the tool's activation and the library's.
template <class Activation>
double difference(const std::string& name) {
    const weights::Activation& activation = *weights::find_activation(name);
    double largest = 0.0;
    for (double z = -6.0; z <= 6.0; z += 0.125) {
        const double own = activation.value(z, activation.percent / 100.0);
        largest = (std::max)(largest, std::fabs(own - Activation::value(z)));
    }
    return largest;
}

} // namespace

TEST_CASE("a network is described in words") {
    const Description network = weights::read_description("64,dense:32:ReLU,dropout:20,dense:16:leaky_relu:20,dense:8,"
                                                          "dense:4:elu:100,dense:10:softmax");
    CHECK(network.inputs == 64);
    CHECK(network.type == "nervelet::Network<float, nervelet::Input<64>, nervelet::Dense<32, nervelet::ReLU>, "
                          "nervelet::Dropout<20>, nervelet::Dense<16, nervelet::LeakyReLUWith<20>>, "
                          "nervelet::Dense<8>, nervelet::Dense<4, nervelet::ELU>, "
                          "nervelet::Dense<10, nervelet::Softmax>>");
    CHECK(network.parameter_count == 65 * 32 + 33 * 16 + 17 * 8 + 9 * 4 + 5 * 10);
    REQUIRE(network.layers.size() == 5);
    CHECK(network.layers[1].inputs == 32);
    CHECK(network.layers[1].outputs == 16);
    const std::size_t modules[] = {0, 3, 5, 6, 8}; // Linear ReLU Dropout Linear LeakyReLU Linear Linear ELU Linear
    for (std::size_t i = 0; i < 5; ++i) {
        CHECK(network.layers[i].module == modules[i]);
    }
}

TEST_CASE("every activation is the library's") {
    CHECK(difference<nervelet::Identity>("identity") == 0.0);
    CHECK(difference<nervelet::ReLU>("relu") == 0.0);
    CHECK(difference<nervelet::LeakyReLU>("leakyrelu") < 1e-15);
    CHECK(difference<nervelet::ELU>("elu") < 1e-15);
    CHECK(difference<nervelet::GELU>("gelu") < 2e-15);
    CHECK(difference<nervelet::GELUTanh>("gelutanh") < 1e-14);
    CHECK(difference<nervelet::SiLU>("silu") < 2e-15);
    CHECK(difference<nervelet::Softplus>("softplus") < 2e-15);
    CHECK(difference<nervelet::Sigmoid>("sigmoid") < 1e-15);
    CHECK(difference<nervelet::Tanh>("tanh") < 1e-15);
    CHECK(difference<nervelet::Hardsigmoid>("hardsigmoid") < 1e-15);
    CHECK(difference<nervelet::Hardswish>("hardswish") < 1e-14);
}

TEST_CASE("a network that cannot be is refused in words") {
    CHECK(contains(refused(""), "number of inputs"));
    CHECK(contains(refused("dense:10"), "number of inputs"));
    CHECK(contains(refused("64"), "ends with a dense layer"));
    CHECK(contains(refused("64,dense:10,dropout:20"), "ends with a dense layer"));
    CHECK(contains(refused("64,dense:0"), "from 1 to"));
    CHECK(contains(refused("64,dense:-5"), "from 1 to"));
    CHECK(contains(refused("64,dense:99999999999999999999"), "from 1 to"));
    CHECK(contains(refused("1000000,dense:1000000"), "more than 67,108,864 parameters"));
    CHECK(contains(refused("64,dense:10:softmax,dense:10"), "the last layer only"));
    CHECK(contains(refused("64,dense:10:softmx"), "unknown activation 'softmx'"));
    CHECK(contains(refused("64,dense:10:relu:20"), "takes no number"));
    CHECK(contains(refused("64,dense:10:leaky_relu:100"), "from 1 to 99"));
    CHECK(contains(refused("64,dropout:100,dense:10"), "from 0 to 99"));
    CHECK(contains(refused("64,conv:3,dense:10"), "not 'conv:3'"));
    CHECK(contains(refused("64,dense:10,"), "not ''"));
}

TEST_CASE("a name says layer and role") {
    const auto is = [](const char* name, const char* layer, Role role) {
        const weights::TensorName read = weights::read_tensor_name(name);
        return read.layer == layer && read.role == role;
    };
    CHECK(is("0.weight", "0", Role::weight));
    CHECK(is("net.fc1.bias", "net.fc1", Role::bias));
    CHECK(is("dense/kernel", "dense", Role::kernel));
    CHECK(is("model/dense_1/kernel:0", "model/dense_1", Role::kernel));
    CHECK(is("hidden_Bias", "hidden", Role::bias));
    CHECK(is("W1", "1", Role::weight));
    CHECK(is("weight_10", "10", Role::weight));
    CHECK(is("b", "", Role::bias));
    CHECK(is("fc1weight", "fc1", Role::weight));
    CHECK(is("7", "7", Role::unknown));
    CHECK(is("", "", Role::unknown));
    CHECK(is("running_mean", "running_mean", Role::unknown));
}

TEST_CASE("names are in order by their numbers") {
    CHECK(weights::comes_before("2", "10"));
    CHECK(!weights::comes_before("10", "2"));
    CHECK(weights::comes_before("dense", "dense_1"));
    CHECK(weights::comes_before("dense_9", "dense_10"));
    CHECK(weights::comes_before("a2b10", "a2b11"));
    CHECK(weights::comes_before("a", "b"));
    CHECK(!weights::comes_before("007", "7"));
    CHECK(!weights::comes_before("7", "007"));
    CHECK(weights::comes_before("1", "99999999999999999999999"));
    CHECK(weights::pattern_of("net.dense") == weights::pattern_of("net.dense_12"));
}
