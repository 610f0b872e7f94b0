// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_FIXED16_WINDOWS_HPP
#define NERVELET_TESTS_SUPPORT_FIXED16_WINDOWS_HPP

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "fixed16_layers.hpp"

// A layer of windows in 16 bits against sums in 64 bits, one product after the other.
namespace support {

/// Products::visit(position, filter, visit) calls visit(number, weight) for each product of an output: the index of the
/// input, and that of the weight.
template <class Layer, std::size_t Inputs, class Products>
struct CompareWindows {
    static constexpr std::size_t filters = Layer::filters;
    static constexpr std::size_t biases = Layer::weight_rows * filters;

    std::array<Fixed16, Layer::parameter_count> parameters{};
    std::array<Fixed16, Inputs> x{};
    typename Layer::Tape tape{};

    CompareWindows(std::uint64_t seed, std::int32_t weight_size, std::int32_t input_size, std::int32_t delta_size) {
        nervelet::Random random(seed);
        fill16(parameters, random, weight_size);
        fill16(x, random, input_size);
        fill16(tape.gradient, random, delta_size);
    }

    void forward(bool is_relu) {
        Layer::infer(parameters.data(), x.data(), tape.output);
        for (std::size_t p = 0; p < Layer::positions; ++p) {
            for (std::size_t f = 0; f < filters; ++f) {
                std::int64_t sum = std::int64_t(parameters[biases + f].raw) * 2048;
                Products::visit(p, f, [&](std::size_t number, std::size_t weight) {
                    sum += std::int64_t(x[number].raw) * parameters[weight].raw;
                });
                const std::int16_t z = narrowed16(sum, 13);
                CHECK(tape.output[p * filters + f].raw == (is_relu && z < 0 ? 0 : z));
            }
        }
    }

    void backward() {
        std::array<Fixed16, Inputs> outputs{};
        std::array<Fixed16, Inputs> deltas{};
        nervelet::Random random(99);
        fill16(outputs, random, 10);
        Layer::backward(parameters.data(), tape,
                        nervelet::detail::FixedDeltas<Fixed16, nervelet::ReLU>{outputs.data(), deltas.data()});
        std::vector<std::int64_t> sums(Inputs);
        for (std::size_t p = 0; p < Layer::positions; ++p) {
            for (std::size_t f = 0; f < filters; ++f) {
                const std::int64_t delta = tape.gradient[p * filters + f].raw;
                Products::visit(p, f, [&](std::size_t number, std::size_t weight) {
                    sums[number] += delta * parameters[weight].raw;
                });
            }
        }
        for (std::size_t k = 0; k < Inputs; ++k) {
            CHECK(deltas[k].raw == (outputs[k].raw > 0 ? narrowed16(sums[k], 13) : 0));
        }
    }

    void gradient() {
        std::vector<std::int32_t> sums(Layer::parameter_count + 5, 0);
        KeepSums keep{sums};
        const OneExample16<typename Layer::Tape> example{x.data(), tape};
        Layer::gradient(example, 5, keep);
        std::vector<std::int64_t> wanted(Layer::parameter_count);
        for (std::size_t p = 0; p < Layer::positions; ++p) {
            for (std::size_t f = 0; f < filters; ++f) {
                const std::int64_t delta = tape.gradient[p * filters + f].raw;
                wanted[biases + f] += delta * 2048;
                Products::visit(
                    p, f, [&](std::size_t number, std::size_t weight) { wanted[weight] += delta * x[number].raw; });
            }
        }
        for (std::size_t k = 0; k < Layer::parameter_count; ++k) {
            CHECK(sums[5 + k] == saturated32(wanted[k]));
        }
    }
};

/// Random numbers up to these sizes; is_relu: the activation, which otherwise is Identity.
template <class Description, class InputShape, template <class> class Products>
void compare_windows(std::uint64_t seed, std::int32_t weight_size, std::int32_t input_size, std::int32_t delta_size,
                     bool is_relu) {
    using Layer = typename Description::template Layer<Fixed16, InputShape>;
    CompareWindows<Layer, InputShape::size, Products<Layer>> layer(seed, weight_size, input_size, delta_size);
    layer.forward(is_relu);
    layer.backward();
    layer.gradient();
}

} // namespace support

#endif
