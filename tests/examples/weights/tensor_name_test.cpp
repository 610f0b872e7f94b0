// Part of nervelet. MIT licence, the nervelet authors.
#include "../../../examples/host/weights/tensor_name.hpp"

#include <doctest/doctest.h>

#include "../../../examples/host/weights/name_tree.hpp"

using weights::Role;

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
    CHECK(is("W1", "1", Role::matrix));
    CHECK(is("linear/w", "linear", Role::matrix));
    CHECK(is("weights", "", Role::matrix));
    CHECK(is("hidden.Weight", "hidden", Role::matrix));
    CHECK(is("weight_10", "10", Role::matrix));
    CHECK(is("b", "", Role::bias));
    CHECK(is("fc1weight", "fc1", Role::weight));
    CHECK(is("7", "7", Role::unknown));
    CHECK(is("", "", Role::unknown));
    CHECK(is("temperature", "temperature", Role::unknown));
}

TEST_CASE("the words of a BatchNorm, of a counter and of layers that cannot be imported") {
    const auto is = [](const char* name, const char* layer, Role role) {
        const weights::TensorName read = weights::read_tensor_name(name);
        return read.layer == layer && read.role == role;
    };
    CHECK(is("1.running_mean", "1", Role::mean));
    CHECK(is("net.bn1.running_var", "net.bn1", Role::variance));
    CHECK(is("bn1_running_var", "bn1", Role::variance));
    CHECK(is("running_mean", "", Role::mean));
    CHECK(is("sequential/batch_normalization_1/moving_mean", "sequential/batch_normalization_1", Role::mean));
    CHECK(is("batch_normalization/moving_variance:0", "batch_normalization", Role::variance));
    CHECK(is("batch_normalization/gamma:0", "batch_normalization", Role::gamma));
    CHECK(is("batch_normalization/beta", "batch_normalization", Role::beta));
    CHECK(is("1.num_batches_tracked", "1", Role::counter));
    CHECK(is("lstm.weight_ih_l0", "lstm.l0", Role::input_weight));
    CHECK(is("net.0.bias_hh_l12", "net.0.l12", Role::state_bias));
    CHECK(is("weight_hh_l1", "l1", Role::state_weight));
    CHECK(is("cell.bias_ih", "cell.l0", Role::input_bias));
    CHECK(is("gru.weight_ih_lx", "gru", Role::foreign));
    CHECK(is("lstm.weight_hr_l0", "lstm", Role::foreign));
    CHECK(is("lstm.weight_hh_l0_reverse", "lstm", Role::foreign));
    CHECK(is("lstm/lstm_cell/recurrent_kernel", "lstm/lstm_cell", Role::recurrent_kernel));
    CHECK(is("attention.in_proj_weight", "attention", Role::foreign));
    CHECK(is("embedding/embeddings", "embedding", Role::foreign));
    CHECK(is("0.parametrizations.weight.original0", "0", Role::foreign));
    CHECK(is("0.weight_g", "0", Role::foreign));
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

TEST_CASE("names of layers in each other tell the order, level by level, the skip of a residual last") {
    using weights::is_ordered_tree;
    CHECK(is_ordered_tree({"0", "2.f.0", "2.f.10", "2.f.2", "4"}, false));
    CHECK(!is_ordered_tree({"2.f.0", "2.skip"}, false)); // a layer's name where no residual has a skip
    CHECK(is_ordered_tree({"2.f.0", "2.skip", "2.f.1", "3.skip.0", "3.conv2", "3.conv1"}, true));
    CHECK(!is_ordered_tree({"2.f.0", "2.g.0"}, true));
    CHECK(!is_ordered_tree({"stem", "block.conv1", "block.conv2"}, true));
    CHECK(is_ordered_tree({"a/dense", "a/dense_1", "a/dense_2"}, false));
    CHECK(weights::comes_before_in_tree("2.z.1", "2.shortcut.0", true));
    CHECK(!weights::comes_before_in_tree("2.z.1", "2.shortcut.0", false));
    CHECK(weights::comes_before_in_tree("2.f.9", "2.f.10", true));
}
