// Part of nervelet. MIT licence, the nervelet authors.
#include "../../../examples/host/weights/foreign_layer.hpp"

#include <doctest/doctest.h>

#include "../../../examples/host/weights/model.hpp"
#include "files.hpp"

using files::contains;
using files::tensor;
using weights::Tensor;

namespace {

/// What a network of two dense layers is refused with that has these arrays besides, which --map ignores, as well.
std::string refused(const std::vector<Tensor>& others, bool are_ignored) {
    std::vector<Tensor> tensors{tensor("fc1.weight", {4, 3}), tensor("fc1.bias", {4}), tensor("fc2.weight", {2, 4})};
    std::vector<weights::Mapping> mappings;
    for (const Tensor& other : others) {
        tensors.push_back(other);
        if (are_ignored) {
            mappings.push_back({other.name, "ignore"});
        }
    }
    return files::refusal([&] {
        weights::make_model(weights::read_description("3,dense:4:relu,dense:2"), tensors, false,
                            weights::Layout::unknown, mappings);
    });
}

/// Whether these arrays are refused as a layer of that kind, ignored or not, in whatever format.
bool is_named(const std::string& kind, const std::vector<Tensor>& others,
              const std::string& what = "which cannot be imported") {
    std::vector<std::vector<Tensor>> formats = files::in_other_formats(others);
    formats.push_back(others);
    return std::all_of(formats.begin(), formats.end(), [&](const std::vector<Tensor>& same) {
        const std::string whole = refused(same, false);
        CHECK(whole == refused(same, true));
        CHECK(contains(whole, "cannot be ignored: "));
        return contains(whole, "belongs to " + kind + ", " + what);
    });
}

} // namespace

TEST_CASE("a layer that cannot be imported is named, and cannot be ignored") {
    CHECK(is_named("an LSTM",
                   {tensor("lstm.weight_ih_l0", {32, 4}), tensor("lstm.weight_hh_l0", {32, 8}),
                    tensor("lstm.bias_ih_l0", {32}), tensor("lstm.bias_hh_l0", {32}),
                    tensor("lstm.weight_hh_l1", {32, 8})},
                   "which the network does not have"));
    CHECK(is_named("a bidirectional recurrent layer", {tensor("lstm.weight_hh_l0_reverse", {32, 8})}));
    CHECK(is_named("an LSTM with projections", {tensor("lstm.weight_hr_l0", {3, 8})}));
    CHECK(is_named("a GRU", {tensor("gru.weight_hh_l0", {24, 8})}, "which the network does not have"));
    CHECK(is_named("a recurrent layer (LSTM, GRU or RNN)", {tensor("rnn.weight_hh", {8, 8})}));
    CHECK(is_named("an LSTM",
                   {tensor("lstm/lstm_cell/kernel", {4, 32}), tensor("lstm/lstm_cell/bias", {32}),
                    tensor("lstm/lstm_cell/recurrent_kernel:0", {8, 32})},
                   "which the network does not have"));
    CHECK(is_named("a MultiheadAttention",
                   {tensor("attention.in_proj_weight", {12, 4}), tensor("attention.out_proj.weight", {4, 4})}));
    CHECK(is_named("a convolution of three dimensions or another layer whose weight is no matrix",
                   {tensor("conv1.weight", {8, 1, 3, 3, 3}), tensor("conv1.bias", {8})}));
    CHECK(is_named("a transposed convolution", {tensor("conv1d_transpose/kernel", {3, 4, 4})}));
    CHECK(is_named("a transposed convolution",
                   {tensor("up.deconv.weight", {4, 4, 3, 3}), tensor("up.deconv.bias", {4})}));
    CHECK(is_named("an Embedding", {tensor("embedding.weight", {100, 3})}));
    CHECK(is_named("an Embedding", {tensor("net.tok_emb.weight", {100, 3})}));
    CHECK(is_named("an Embedding", {tensor("embedding/embeddings", {100, 3})}));
    CHECK(is_named("a PReLU", {tensor("p_re_lu/alpha", {4})}));
    CHECK(is_named("a PReLU or an RMSNorm", {tensor("act.weight", {1})}));
    CHECK(is_named("a PReLU or an RMSNorm", {tensor("act.weight", {4})}));
    CHECK(is_named("a LayerNorm, a GroupNorm or a BatchNorm without running_mean",
                   {tensor("norm.weight", {4}), tensor("norm.bias", {4})}));
    CHECK(is_named("a LayerNorm or GroupNorm",
                   {tensor("layer_normalization/gamma", {4}), tensor("layer_normalization/beta", {4})}));
    CHECK(contains(refused({tensor("fc3.weight_g", {4, 1}), tensor("fc3.weight_v", {4, 3})}, false),
                   "remove_weight_norm"));
    CHECK(
        contains(refused({tensor("fc3.parametrizations.weight.original0", {4, 1})}, true), "remove_parametrizations"));
    CHECK(contains(refused({tensor("fc3.weight_orig", {4, 3}), tensor("fc3.weight_mask", {4, 3})}, true),
                   "prune.remove"));
    CHECK(contains(refused({tensor("fc1.lora_A", {2, 3})}, false), "merge_and_unload"));
}

TEST_CASE("a convolution is asked for where the network has none") {
    const std::string missing = "which the network does not have; the answers depend on it, so it cannot be ignored: "
                                "write it into the network where it lies, as ";
    CHECK(is_named("a convolution", {tensor("conv1.weight", {8, 1, 3}), tensor("conv1.bias", {8})},
                   missing + "conv1d:8:5:relu behind an input of time x channels"));
    CHECK(is_named("a convolution", {tensor("conv2d/kernel:0", {3, 3, 1, 8}), tensor("conv2d/bias:0", {8})},
                   missing + "conv2d:8:3:relu behind an input of rows x columns x channels"));
    CHECK(is_named("a convolution", {tensor("separable_conv1d/depthwise_kernel", {3, 4, 1})}, missing));
    CHECK(is_named("a convolution", {tensor("separable_conv1d/pointwise_kernel", {1, 4, 8})}, missing));
}

TEST_CASE("dense layers are none of these, whatever their names") {
    CHECK(contains(refused({tensor("lstm_head.weight", {2, 4})}, false), "the file 3 layers"));
    CHECK(contains(
        refused({tensor("embedding_projection.weight", {2, 4}), tensor("embedding_projection.bias", {2})}, false),
        "the file 3 layers"));
    CHECK(refused({tensor("fc3.weight", {2, 4}), tensor("fc3.bias", {2})}, true) == "");
    CHECK(refused({tensor("step", {}, "I64"), tensor("1.num_batches_tracked", {}, "I64")}, false) == "");
}
