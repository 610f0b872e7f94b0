// Part of nervelet. MIT licence, the nervelet authors.
#include "../../../examples/host/weights/file_kind.hpp"

#include <doctest/doctest.h>

#include "files.hpp"

using files::contains;

namespace {

std::string refused(const std::string& path) {
    return files::refusal([&] { weights::refuse_file_kind(path); });
}

} // namespace

TEST_CASE("a file of another kind: how to make one that can be read") {
    CHECK(contains(refused("model.pt"), "save_file(model.state_dict(), 'model.safetensors')"));
    CHECK(contains(refused("folder/model.PTH"), "from safetensors.torch import save_file"));
    CHECK(contains(refused("model.ckpt"), "torch.load"));
    CHECK(contains(refused("model.h5"), "keras.models.load_model"));
    CHECK(contains(refused("model.keras"), "w.numpy() for w in model.weights"));
    CHECK(contains(refused("model.onnx"), "onnx.numpy_helper.to_array"));
    CHECK(contains(refused("weights.npz"), "dict(numpy.load(...))"));
    CHECK(contains(refused("model.pkl"), "numpy.save each matrix and vector"));
}

TEST_CASE("a file alone") {
    const auto alone = [](const char* path) {
        return weights::is_file_name(path) ? files::refusal([&] { weights::refuse_file_alone(path); }) : "a network";
    };
    CHECK(contains(alone("model.onnx"), "or make a .tflite file of it with onnx2tf, and give that alone"));
    CHECK(
        contains(alone("a,b/model.safetensors"), "write that before it, as in import_model 64,dense:10:softmax a,b/"));
    CHECK(contains(alone("model.xyz"), "ends with neither"));
    CHECK(alone("64,dense:10:leaky_relu:0.01") == "a network");
    CHECK(alone("64,dense:10:elu:1.,dense:3") == "a network");
    CHECK(alone("64,dense:10") == "a network");
}

TEST_CASE("other files are refused, too") {
    CHECK(contains(refused("model"), "ends with neither .safetensors nor .npy"));
    CHECK(contains(refused("npy"), "ends with neither"));
}
