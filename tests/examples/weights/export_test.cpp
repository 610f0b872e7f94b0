// Part of nervelet. MIT licence, the nervelet authors.
#include "../../../examples/host/weights/write_safetensors.hpp"

#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>
#include <nervelet/storage.hpp>

#include "../../../examples/host/weights/model.hpp"
#include "files.hpp"

using files::contains;
using nervelet::Dropout;
using nervelet::Input;
using weights::Bytes;
using weights::Layout;
using weights::Tensor;

namespace {

template <class T>
using Net = nervelet::Network<T, Input<3>, nervelet::Dense<4, nervelet::LeakyReLUWith<20>>, Dropout<20>,
                              nervelet::Dense<4, nervelet::Tanh>, nervelet::Dense<2>>;
const std::string description = "3,dense:4:leaky_relu:20,dropout:20,dense:4:tanh,dense:2";

/// Parameters of every size and sign, each different.
template <class T>
Net<T> make_net() {
    Net<T> net;
    std::uint32_t state = 7;
    for (T& parameter : net.parameters()) {
        state = state * 1664525u + 1013904223u;
        parameter =
            static_cast<T>(std::ldexp(static_cast<double>(state) - 2147483648.0, -20 - static_cast<int>(state % 60)));
    }
    net.parameters()[0] = T(-0.0f);
    net.parameters()[1] = T(1e-45f);
    return net;
}

/// A file of nervelet::save.
template <class... Parts>
Bytes saved(const Parts&... parts) {
    nervelet::Saved<Parts...> bytes{};
    CHECK(nervelet::save(bytes, parts...) == nervelet::StorageError::none);
    return Bytes(bytes.begin(), bytes.end());
}

Bytes exported(const Bytes& file, const std::string& text, Layout layout) {
    const weights::Description network = weights::read_description(text);
    const weights::SavedNetwork parameters = weights::read_saved_network(file, network);
    return weights::write_safetensors(weights::make_arrays(network, parameters, layout), *parameters.format,
                                      {{"format", "pt"}, {"nervelet", text}});
}

std::string refused(const Bytes& file, const std::string& text) {
    return files::refusal([&] { exported(file, text, Layout::pytorch); });
}

template <class T>
bool comes_back(Layout layout) {
    const Net<T> net = make_net<T>();
    const std::vector<Tensor> tensors = weights::read_safetensors(exported(saved(net), description, layout));
    const weights::Model model =
        weights::make_model(weights::read_description(description), tensors, false, Layout::unknown, {});
    bool is_same = model.parameters.size() == net.parameters().size();
    for (std::size_t i = 0; is_same && i < model.parameters.size(); ++i) {
        is_same = weights::number_of<std::uint32_t>(model.parameters[i]) ==
                  weights::number_of<std::uint32_t>(static_cast<float>(net.parameters()[i]));
    }
    return is_same;
}

} // namespace

TEST_CASE("what is exported and imported again has the same bits") {
    CHECK(comes_back<float>(Layout::pytorch));
    CHECK(comes_back<float>(Layout::keras));
    CHECK(comes_back<double>(Layout::pytorch));
    CHECK(comes_back<double>(Layout::keras));
}

TEST_CASE("names and shapes are those of torch.nn.Sequential and of Keras") {
    const Bytes file = saved(make_net<float>());
    const auto has = [&](Layout layout, const std::string& name, const std::vector<std::size_t>& shape) {
        for (const Tensor& tensor : weights::read_safetensors(exported(file, description, layout))) {
            if (tensor.name == name && tensor.shape == shape) {
                return true;
            }
        }
        return false;
    };
    CHECK(has(Layout::pytorch, "0.weight", {4, 3}));
    CHECK(has(Layout::pytorch, "3.bias", {4}));
    CHECK(has(Layout::pytorch, "5.weight", {2, 4}));
    CHECK(has(Layout::keras, "dense/kernel", {3, 4}));
    CHECK(has(Layout::keras, "dense_2/kernel", {4, 2}));
    CHECK(has(Layout::keras, "dense_2/bias", {2}));
}

TEST_CASE("the network of a trainer, behind others, is found") {
    const nervelet::Network<float, Input<3>, nervelet::Dense<4>> other;
    Net<float> net = make_net<float>();
    const nervelet::Trainer<Net<float>, nervelet::SquaredError, nervelet::Momentum> trainer{net, {0.1f, 0.9f}};
    CHECK(exported(saved(other, trainer), description, Layout::keras) ==
          exported(saved(net), description, Layout::keras));
}

TEST_CASE("the architecture is what the library computes from the type") {
    const Bytes file = saved(make_net<float>());
    CHECK(refused(file, description) == "");
    CHECK(refused(file, "3,dense:4:leaky_relu:20,dense:4:tanh,dense:2") == ""); // dropout does nothing in use
    for (const std::string other :
         {"3,dense:4:leaky_relu:21,dense:4:tanh,dense:2", "3,dense:4:relu,dense:4:tanh,dense:2",
          "3,dense:4:leaky_relu:20,dense:4:tanh,dense:2:tanh", "3,dense:4:leaky_relu:20,dense:5:tanh,dense:2"}) {
        CHECK(contains(refused(file, other), "holds another network"));
    }
    using Every = nervelet::Network<float, Input<1>, nervelet::Dense<1, nervelet::ReLU>,
                                    nervelet::Dense<1, nervelet::ELU>, nervelet::Dense<1, nervelet::GELU>,
                                    nervelet::Dense<1, nervelet::GELUTanh>, nervelet::Dense<1, nervelet::SiLU>,
                                    nervelet::Dense<1, nervelet::Softplus>, nervelet::Dense<1, nervelet::Sigmoid>,
                                    nervelet::Dense<1, nervelet::Hardsigmoid>, nervelet::Dense<1, nervelet::Hardswish>,
                                    nervelet::Dense<1, nervelet::ReLU6>, nervelet::Dense<1, nervelet::SELU>,
                                    nervelet::Dense<1, nervelet::LeakyReLU>, nervelet::Dense<12, nervelet::Softmax>>;
    CHECK(refused(saved(Every{}), "1,dense:1:relu,dense:1:elu,dense:1:gelu,dense:1:gelu_tanh,dense:1:silu,"
                                  "dense:1:softplus,dense:1:sigmoid,dense:1:hardsigmoid,dense:1:hardswish,"
                                  "dense:1:relu6,dense:1:selu,dense:1:leaky_relu,dense:12:softmax") == "");
}

TEST_CASE("what was folded into the weights cannot be exported") {
    const auto refused_text = [](const std::string& text) {
        return files::refusal([&] { weights::check_exportable(weights::read_description(text)); });
    };
    CHECK(refused_text(description) == "");
    CHECK(contains(refused_text("3,dense:4,batchnorm:relu,dense:2"), "folded into the weights"));
    CHECK(contains(refused_text("3,dense:2:hard_sigmoid_keras2"), "folded into the weights"));
    CHECK(contains(refused_text("3,residual(dense:3,batchnorm):relu"), "folded into the weights"));
    CHECK(refused_text("3,dense:4,batchnorm:unfolded:relu,dense:2") == "");
}

TEST_CASE("a damaged file is refused") {
    const Bytes whole = saved(make_net<float>());
    for (std::size_t size = 0; size < whole.size(); ++size) {
        CHECK(refused(Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)), description) != "");
    }
    for (std::size_t i = 0; i < whole.size(); ++i) {
        Bytes changed = whole;
        changed[i] ^= 0x10;
        CHECK(refused(changed, description) != "");
    }
    CHECK(contains(refused(files::npy("{}", 100), description), "no file of nervelet"));
    nervelet::Random random(7);
    CHECK(contains(refused(saved(random), description), "holds no network"));
}
