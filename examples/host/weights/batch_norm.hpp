// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_BATCH_NORM_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_BATCH_NORM_HPP

#include <cmath>
#include <cstdlib>

#include "description.hpp"
#include "layer_group.hpp"

namespace weights {

/// The number that is added to a variance, and from what it is known, for a note.
struct Epsilon {
    double value;
    std::string reason;
};

/// Reads a number of --eps.
inline double read_epsilon(const std::string& text) {
    char* end = nullptr;
    const double value = std::strtod(text.c_str(), &end);
    if (text.empty() || *end != '\0' || !(value >= 0.0 && value < 1.0)) {
        throw Refusal("--eps is the number that a BatchNorm adds to its variance, such as 1e-5, or NAME=1e-5 for one "
                      "of several; not " +
                      quoted(text));
    }
    return value;
}

/// Whether it is Keras's Normalization, which has only a mean and a variance, without a word before them.
inline bool is_input_normalization(const LayerGroup& norm) {
    const std::string name = norm.mean == nullptr ? "" : lower(norm.mean->name);
    return norm.gamma == nullptr && norm.beta == nullptr && name.find("running_mean") == std::string::npos &&
           name.find("moving_mean") == std::string::npos;
}

/// The epsilon of a BatchNorm. options: the values of --eps, VALUE or NAME=VALUE. Without one the words of the
/// framework decide: running_mean is PyTorch's, with 1e-5, moving_mean Keras's, with 1e-3.
inline Epsilon find_epsilon(const LayerGroup& norm, const std::vector<std::string>& options) {
    Epsilon found{-1.0, "--eps"};
    for (const std::string& option : options) {
        const std::size_t equals = option.rfind('=');
        const double value = read_epsilon(equals == std::string::npos ? option : option.substr(equals + 1));
        if (equals == std::string::npos ? found.value < 0.0 : option.substr(0, equals) == norm.layer) {
            found.value = value;
        }
    }
    if (found.value >= 0.0) {
        return found;
    }
    const std::string name = lower(norm.mean->name);
    if (name.find("running_mean") != std::string::npos) {
        return {1e-5, "PyTorch's default, --eps takes another"};
    }
    if (name.find("moving_mean") != std::string::npos) {
        return {1e-3, "Keras's default, --eps takes another"};
    }
    if (is_input_normalization(norm)) {
        return {0.0, "Keras's Normalization"};
    }
    throw Refusal("nothing says which epsilon the batchnorm with the mean " + tensor_text(*norm.mean) +
                  " has; add --eps, 1e-5 for PyTorch's default and 1e-3 for Keras's");
}

/// What a BatchNorm does in use: y_k = scale_k x_k + shift_k.
struct ScaleAndShift {
    std::vector<double> scale;
    std::vector<double> shift;
};

/// scale = gamma / sqrt(variance + epsilon), shift = beta - mean scale. Without gamma it is 1, without beta 0.
/// Source: Ioffe and Szegedy 2015, algorithm 2.
inline ScaleAndShift scale_and_shift(const LayerGroup& norm, double epsilon) {
    ScaleAndShift result;
    for (std::size_t k = 0; k < norm.mean->values.size(); ++k) {
        const double variance = norm.variance->values[k] + epsilon;
        if (!(variance > 0.0 && variance - variance == 0.0)) {
            throw Refusal(tensor_text(*norm.variance) + " has a variance that is no positive number; check the file");
        }
        const double gamma = norm.gamma == nullptr ? 1.0 : norm.gamma->values[k];
        const double beta = norm.beta == nullptr ? 0.0 : norm.beta->values[k];
        result.scale.push_back(gamma / std::sqrt(variance));
        result.shift.push_back(beta - norm.mean->values[k] * result.scale.back());
    }
    return result;
}

/// Refuses arrays that are not those of a batchnorm of that size.
inline void check_batch_norm(const LayerGroup& norm, std::size_t size) {
    const std::string text = "batchnorm " + quoted(norm.layer);
    if (norm.mean == nullptr || norm.variance == nullptr) {
        throw Refusal(text + " has no " + (norm.mean == nullptr ? "mean" : "variance") +
                      "; save the whole state_dict() or all of model.weights");
    }
    for (const Tensor* const tensor : {norm.mean, norm.variance, norm.gamma, norm.beta}) {
        if (tensor != nullptr && tensor->shape != std::vector<std::size_t>{size}) {
            throw Refusal(tensor_text(*tensor) + " does not fit its " + text + ", which has " + shape_text({size}) +
                          " there; correct the network");
        }
        if (tensor != nullptr) {
            check_numbers(*tensor);
        }
    }
}

} // namespace weights

#endif
