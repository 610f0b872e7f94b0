// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_LAYER_RUN_HPP
#define NERVELET_TESTS_SUPPORT_LAYER_RUN_HPP

#include <nervelet/layer/layer.hpp>
#include <nervelet/training/gradient_visitor.hpp>

#include <array>
#include <cstddef>

/// One layer alone, forward and back.
namespace support {

/// What a layer makes of Count examples, and of the dJ/da that it is given for each.
template <class T, std::size_t Inputs, std::size_t Outputs, std::size_t Parameters, std::size_t Count>
struct LayerResults {
    std::array<std::array<T, Outputs>, Count> output;
    std::array<std::array<T, Inputs>, Count> input_gradient; ///< dJ/dx, added to what stood there
    std::array<T, Parameters> gradient;                      ///< visited, summed over the examples
    T squared_norm;                                          ///< of it
    T bound;                                                 ///< squared_norm_bound()
};

/// A batch as base/batch_view.hpp describes it, whose dJ/dx is added to sums.
template <class Layer, class T, std::size_t Inputs, std::size_t Count>
struct LayerBatch {
    const std::array<std::array<T, Inputs>, Count>& inputs;
    std::array<typename Layer::Tape, Count>& tapes;
    std::array<std::array<T, Inputs>, Count>& sums;
    static constexpr std::size_t count() { return Count; }
    constexpr const T* x(std::size_t n) const { return inputs[n].data(); }
    constexpr typename Layer::Tape& tape(std::size_t n) const { return tapes[n]; }
    constexpr nervelet::AddInto<T> below(std::size_t n) const { return {sums[n].data()}; }
    constexpr T* z(std::size_t n) const { return tapes[n].output.data(); }
    constexpr T* delta(std::size_t n) const { return tapes[n].gradient.data(); }
};

/// Every dJ/dx is added to start.
template <class Layer, class T, std::size_t Inputs, std::size_t Outputs, std::size_t Count>
constexpr LayerResults<T, Inputs, Outputs, Layer::parameter_count, Count>
run_layer(const std::array<T, Layer::parameter_count>& parameters, const std::array<std::array<T, Inputs>, Count>& x,
          const std::array<std::array<T, Outputs>, Count>& output_gradient, T start = T(0)) {
    LayerResults<T, Inputs, Outputs, Layer::parameter_count, Count> results{};
    for (std::size_t n = 0; n < Count; ++n) {
        for (std::size_t k = 0; k < Inputs; ++k) {
            results.input_gradient[n][k] = start;
        }
    }
    std::array<typename Layer::Tape, Count> tapes{};
    nervelet::Random random(1);
    const LayerBatch<Layer, T, Inputs, Count> batch{x, tapes, results.input_gradient};
    Layer::forward_batch(parameters.data(), batch, random);
    for (std::size_t n = 0; n < Count; ++n) {
        const auto output = Layer::output(tapes[n], batch.x(n));
        const auto incoming = Layer::incoming(tapes[n], batch.below(n));
        for (std::size_t k = 0; k < Outputs; ++k) {
            results.output[n][k] = output[k];
            incoming.take(k, output_gradient[n][k]);
        }
        Layer::settle(tapes[n]);
        Layer::deltas(parameters.data(), batch.x(n), tapes[n]);
    }
    Layer::backward_batch(parameters.data(), batch);
    nervelet::detail::AddTo<T, Layer::parameter_count> visitor{results.gradient, T(1)};
    Layer::gradient(batch, 0, visitor);
    nervelet::detail::SquaredNorm<T> squares{T(0)};
    Layer::gradient(batch, 0, squares);
    results.squared_norm = squares.sum;
    results.bound = Layer::squared_norm_bound(batch);
    return results;
}

} // namespace support

#endif
