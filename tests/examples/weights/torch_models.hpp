// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_EXAMPLES_WEIGHTS_TORCH_MODELS_HPP
#define NERVELET_TESTS_EXAMPLES_WEIGHTS_TORCH_MODELS_HPP

#include "files.hpp"

namespace files {

/// A tensor with these numbers.
inline Tensor numbers(const std::string& name, const std::vector<std::size_t>& shape,
                      const std::vector<double>& values) {
    Tensor result = tensor(name, shape);
    result.values = values;
    return result;
}

/// An input and what a model answers.
struct Example {
    std::vector<double> x;
    std::vector<double> y;
};

// Two models of PyTorch 1.13 in float64, filled with multiples of 1/64, and what they answer after model.eval().

/// Sequential(Linear(3, 4), BatchNorm1d(4), Tanh(), Linear(4, 2))
inline std::vector<Tensor> before_activation() {
    return {
        numbers("0.weight", {4, 3},
                {0.359375, 0.890625, -0.890625, -0.078125, -0.84375, -0.484375, -0.40625, 0.53125, -0.9375, 0.34375,
                 0.890625, -0.515625}),
        numbers("0.bias", {4}, {-0.640625, 0.40625, 0.015625, 0.28125}),
        numbers("1.weight", {4}, {0.078125, 0.1875, 0.875, 0.828125}),
        numbers("1.bias", {4}, {0.5, 0.609375, 0.859375, 0.6875}),
        numbers("1.running_mean", {4}, {0.46875, -0.765625, -0.109375, -0.453125}),
        numbers("1.running_var", {4}, {0.796875, 0.28125, 1.015625, 0.140625}),
        tensor("1.num_batches_tracked", {}, "I64"),
        numbers("3.weight", {2, 4}, {-0.9375, -0.921875, 0.53125, -0.84375, 0.734375, -0.3125, -0.859375, 0.234375}),
        numbers("3.bias", {2}, {-0.4375, 0.65625})};
}

/// What it answers.
inline std::vector<Example> examples_before_activation() {
    return {{{-0.25, -0.125, -0.875}, {-1.9498692459966847, 0.13388588297923398}},
            {{0.25, -0.875, 0.75}, {-1.4576154751980515, 0.7009886900269929}}};
}

/// Sequential(BatchNorm1d(3), Linear(3, 4), Tanh(), BatchNorm1d(4, eps=1e-2), Dropout(0.2), Linear(4, 2))
inline std::vector<Tensor> before_layers() {
    return {numbers("0.weight", {3}, {0.90625, -0.328125, -0.765625}),
            numbers("0.bias", {3}, {0.53125, 0.90625, 0.21875}),
            numbers("0.running_mean", {3}, {0.0, 0.421875, 0.03125}),
            numbers("0.running_var", {3}, {0.65625, 0.8125, 0.9375}),
            tensor("0.num_batches_tracked", {}, "I64"),
            numbers("1.weight", {4, 3},
                    {-0.90625, -0.8125, -0.828125, 0.84375, -0.140625, 0.3125, -0.515625, 0.3125, 0.390625, 0.578125,
                     -0.921875, 0.96875}),
            numbers("1.bias", {4}, {0.703125, 0.015625, 0.296875, -0.875}),
            numbers("3.weight", {4}, {0.71875, -0.96875, -0.734375, -0.359375}),
            numbers("3.bias", {4}, {-0.125, 0.28125, -0.4375, 0.390625}),
            numbers("3.running_mean", {4}, {-0.328125, 0.1875, -0.765625, 0.8125}),
            numbers("3.running_var", {4}, {0.78125, 0.15625, 0.15625, 1.0}),
            tensor("3.num_batches_tracked", {}, "I64"),
            numbers("5.weight", {2, 4}, {0.0625, -0.328125, -0.09375, -0.1875, 0.328125, 0.71875, -0.390625, -1.0}),
            numbers("5.bias", {2}, {-0.125, 0.71875})};
}

/// What it answers.
inline std::vector<Example> examples_before_layers() {
    return {{{-0.25, 0.375, 0.25}, {-0.22684588759126012, 1.0283949728920134}},
            {{0.5, 0.0, 0.5}, {0.08132109456467398, -0.2719907717784069}}};
}

} // namespace files

#endif
