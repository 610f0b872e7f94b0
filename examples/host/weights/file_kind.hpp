// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_FILE_KIND_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_FILE_KIND_HPP

#include "tensor_name.hpp"

namespace weights {

/// A kind of file that is not read, and how Python makes one of it that is.
struct OtherKind {
    const char* ending;
    const char* cure;
};

/// Refuses a path that ends with neither .safetensors nor .npy nor .json. A .tflite file is given alone, so it never
/// comes here.
[[noreturn]] inline void refuse_file_kind(const std::string& path) {
    constexpr const char* torch =
        "in Python: from safetensors.torch import save_file; save_file(model.state_dict(), 'model.safetensors'), after "
        "model.load_state_dict(torch.load(...)) if this is a state_dict";
    constexpr const char* keras =
        "in Python: from safetensors.numpy import save_file; save_file({getattr(w, 'path', w.name): w.numpy() for w in "
        "model.weights}, 'model.safetensors'), after model = keras.models.load_model(...)";
    constexpr const char* onnx =
        "in Python: from safetensors.numpy import save_file; save_file({w.name: onnx.numpy_helper.to_array(w) for w in "
        "onnx.load(...).graph.initializer}, 'model.safetensors'); or make a .tflite file of it with onnx2tf, and give "
        "that "
        "alone";
    constexpr const char* npz =
        "in Python: from safetensors.numpy import save_file; save_file(dict(numpy.load(...)), 'model.safetensors')";
    constexpr const char* scikit = "in Python: numpy.save each matrix and vector as a .npy file, and give them in the "
                                   "order of the layers";
    static const OtherKind kinds[] = {{".pt", torch},      {".pth", torch},  {".ckpt", torch},  {".bin", torch},
                                      {".h5", keras},      {".hdf5", keras}, {".keras", keras}, {".pb", keras},
                                      {".onnx", onnx},     {".npz", npz},    {".pkl", scikit},  {".pickle", scikit},
                                      {".joblib", scikit}, {".csv", scikit}, {".txt", scikit}};
    for (const OtherKind& kind : kinds) {
        if (ends_with(lower(path), kind.ending)) {
            throw Refusal(quoted(path) + " cannot be read, only .safetensors, .npy, .json and .tflite; " + kind.cure);
        }
    }
    throw Refusal(quoted(path) +
                  " ends with neither .safetensors nor .npy nor .json nor .tflite; name a file of these kinds");
}

/// Whether a text is the name of a file and not a network, in which a dot stands between digits.
inline bool is_file_name(const std::string& text) {
    const std::size_t dot = text.rfind('.');
    return dot != std::string::npos && dot + 1 < text.size() && !is_digit(text[dot + 1]) &&
           text.find_first_of(",:(", dot) == std::string::npos;
}

/// Refuses a file without a network.
[[noreturn]] inline void refuse_file_alone(const std::string& path) {
    if (!ends_with(lower(path), ".safetensors") && !ends_with(lower(path), ".npy")) {
        refuse_file_kind(path);
    }
    throw Refusal(quoted(path) +
                  " does not say what its network is; write that before it, as in import_model "
                  "64,dense:10:softmax " +
                  path);
}

} // namespace weights

#endif
