// Part of nervelet. MIT licence, the nervelet authors.
#include "../../../examples/host/weights/assign.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "imported_recurrent.hpp"

using files::contains;
using files::difference;
using files::imported;
using files::refused;
using files::tensor;
using files::TorchModel;
using weights::Tensor;

namespace {

/// A model without the array of that name, or with another one in its place.
TorchModel with(TorchModel model, const std::string& name, const std::vector<Tensor>& others) {
    model.tensors.erase(
        std::remove_if(model.tensors.begin(), model.tensors.end(), [&](const Tensor& one) { return one.name == name; }),
        model.tensors.end());
    model.tensors.insert(model.tensors.end(), others.begin(), others.end());
    return model;
}

} // namespace

TEST_CASE("--map gives the arrays of both products their places, W first") {
    TorchModel gru = files::gru_of_torch();
    const std::vector<float> parameters = imported(gru).parameters;
    std::vector<weights::Mapping> mappings;
    const std::vector<std::string> places{"0.weight", "1.weight", "0.bias", "1.bias", "2.weight", "2.bias"};
    for (std::size_t i = 0; i < places.size(); ++i) {
        gru.tensors[i].name = "array_" + std::to_string(i);
        mappings.push_back({gru.tensors[i].name, places[i]});
    }
    CHECK(imported(gru, mappings).parameters == parameters);
    TorchModel keras = files::gru_of_keras();
    const std::vector<float> of_keras = imported(keras).parameters;
    keras.tensors[2].name = "both";
    CHECK(imported(keras, {{"both", "0.bias"}}).parameters == of_keras);
}

TEST_CASE("two recurrent layers with other names are told by their shapes, each with its states") {
    TorchModel model = files::two_grus_of_torch();
    for (Tensor& one : model.tensors) {
        const std::size_t level = one.name.find("_l1");
        one.name = level == std::string::npos ? one.name : "last." + one.name.substr(4, level - 4) + "_l0";
    }
    CHECK(difference(model, imported(model)) < 1e-14);
}

TEST_CASE("what cannot be imported of a recurrent layer is named") {
    const TorchModel gru = files::gru_of_torch();
    CHECK(contains(refused(with(gru, "", {tensor("gru.weight_ih_l0_reverse", {9, 2})})),
                   "belongs to a bidirectional recurrent layer"));
    TorchModel keras = files::gru_of_keras();
    for (Tensor& one : keras.tensors) {
        one.name = one.name[0] == 'g' ? "bidirectional/backward_" + one.name : one.name;
    }
    CHECK(contains(refused(keras), "train without Bidirectional"));
    CHECK(contains(refused(with(gru, "", {tensor("gru.weight_hr_l0", {2, 3})})), "train with proj_size=0"));
    CHECK(contains(refused(with(files::gru_of_keras(), "gru/gru_cell/bias", {tensor("gru/gru_cell/bias", {9})})),
                   "train with reset_after=True"));
    CHECK(contains(refused(with(gru, "gru.weight_hh_l0", {})), "the file 2 layers"));
    TorchModel dense = gru;
    dense.text = "6x2,dense:3,dense:2";
    CHECK(contains(refused(dense), "belongs to a GRU, which the network does not have"));
    TorchModel lstm = gru;
    lstm.text = "6x2,lstm:3,dense:2";
    CHECK(contains(refused(lstm),
                   "no array fits lstm layer 0 (its inputs: 2 channels, 3 units), which takes [12, 2] or "
                   "[2, 12]"));
    TorchModel nameless = gru;
    for (std::size_t i = 0; i < nameless.tensors.size(); ++i) {
        nameless.tensors[i].name = std::to_string(i);
    }
    CHECK(contains(refused(nameless), "save them with their names, as .safetensors, or add --map"));
    CHECK(contains(files::refusal([&] { imported(gru, {{"gru.bias_hh_l0", "ignore"}}); }), "ignore both or none"));
    CHECK(contains(refused(with(gru, "gru.bias_hh_l0", {tensor("gru.bias_hh_l0", {8})})), "no array fits gru layer 0"));
}
