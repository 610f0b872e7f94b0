// Part of nervelet. MIT licence, the nervelet authors.
#include "../../../examples/host/weights/description.hpp"

#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

#include "files.hpp"

using files::contains;
using weights::Description;

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

TEST_CASE("a parameter is written in hundredths or with a point") {
    const auto percent = [](const std::string& activation) {
        return weights::read_description("64,dense:10:" + activation).layers[0].activation.percent;
    };
    CHECK(percent("leaky_relu") == 1);
    CHECK(percent("leaky_relu:20") == 20);
    CHECK(percent("leaky_relu:0.2") == 20);
    CHECK(percent("leaky_relu:.05") == 5);
    CHECK(percent("leaky_relu:0.0500") == 5);
    CHECK(percent("elu:1.0") == 100);
    CHECK(percent("elu:1.25") == 125);
}

TEST_CASE("Keras 2's hard_sigmoid is Hardsigmoid of 1.2 z") {
    const weights::Activation& activation = *weights::find_activation("hardsigmoidkeras2");
    for (double z = -4.0; z <= 4.0; z += 0.125) {
        const double keras = std::fmin(std::fmax(0.2 * z + 0.5, 0.0), 1.0);
        CHECK(activation.value(activation.factor * z, 0.0) == doctest::Approx(keras).epsilon(1e-15));
    }
}

TEST_CASE("every activation is the library's") {
    CHECK(difference<nervelet::Identity>("identity") == 0.0);
    CHECK(difference<nervelet::ReLU>("relu") == 0.0);
    CHECK(difference<nervelet::ReLU6>("relu6") == 0.0);
    CHECK(difference<nervelet::SELU>("selu") < 2e-15);
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
    CHECK(contains(refused("64,dense:10:leaky_relu:0.005"), "a whole number of hundredths, not '0.005'"));
    CHECK(contains(refused("64,dense:10:leaky_relu:0.x"), "from 1 to 99"));
    CHECK(contains(refused("64,dense:10:elu:1"), "write elu:1.0 or elu:0.01"));
    CHECK(contains(refused("64,dense:10:hard_sigmoid"), "write hardsigmoid for the first"));
    CHECK(contains(refused("64,dense:10:prelu"), "train with leaky_relu"));
    CHECK(contains(refused("64,dense:10:log_softmax"), "write softmax"));
    CHECK(contains(refused("64,conv:3,dense:10"), "not 'conv:3'"));
    CHECK(contains(refused("64,dense:10,"), "not ''"));
}
