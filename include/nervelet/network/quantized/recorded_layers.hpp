// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_QUANTIZED_RECORDED_LAYERS_HPP
#define NERVELET_NETWORK_QUANTIZED_RECORDED_LAYERS_HPP

#include <cstddef>
#include <cstdint>

#include "quantized_residual.hpp"

namespace nervelet {
namespace detail {

/// Where the next outputs go, of layers that leave all of them.
struct Record {
    std::int8_t* next;     ///< for its bytes
    int8::Output* next_of; ///< for how they came about

    constexpr std::int8_t* place(int8::Output output, std::size_t outputs) {
        *next_of++ = output;
        next += outputs;
        return next - outputs;
    }
};

/// A layer of bytes whose outputs are recorded, in the order of ObservedLayer. Gives the outputs.
template <class Layer>
struct RecordedLayer {
    static constexpr std::size_t outputs = Layer::outputs; ///< bytes on the record

    template <class Rounding>
    static constexpr const std::int8_t* run(const typename Layer::Constants& constants, const std::int8_t* x,
                                            Record& record) {
        std::int8_t* const y = record.place(Layer::output(constants), Layer::outputs);
        alignas(4) std::int8_t scratch[Layer::scratch + 4] = {};
        Layer::template run<Rounding>(constants, x, y, scratch);
        return y;
    }
};

/// The sums of a Softmax.
template <std::size_t Inputs, std::size_t Units>
struct RecordedLayer<QuantizedProbabilities<Inputs, Units, int8::Softmax>> {
    using Layer = QuantizedProbabilities<Inputs, Units, int8::Softmax>;
    static constexpr std::size_t outputs = Units;

    template <class Rounding>
    static constexpr const std::int8_t* run(const typename Layer::Constants& constants, const std::int8_t* x,
                                            Record& record) {
        return RecordedLayer<typename Layer::Sums>::template run<Rounding>(constants.filters, x, record);
    }
};

/// The sums of a Sigmoid, and what it makes of them.
template <std::size_t Inputs, std::size_t Units>
struct RecordedLayer<QuantizedProbabilities<Inputs, Units, int8::Sigmoid>> {
    using Layer = QuantizedProbabilities<Inputs, Units, int8::Sigmoid>;
    static constexpr std::size_t outputs = 2 * Units;

    template <class Rounding>
    static constexpr const std::int8_t* run(const typename Layer::Constants& constants, const std::int8_t* x,
                                            Record& record) {
        const std::int8_t* const sums =
            RecordedLayer<typename Layer::Sums>::template run<Rounding>(constants.filters, x, record);
        std::int8_t* const y = record.place(Layer::output(constants), Units);
        constants.function.template bytes<Rounding>(sums, Units, y);
        return y;
    }
};

/// QuantizedLayers, one after the other.
template <class Layers, std::size_t Count = Layers::size>
struct RecordedLayers {
    using First = RecordedLayer<typename Layers::First>;
    using Next = RecordedLayers<typename Layers::Next>;
    static constexpr std::size_t outputs = First::outputs + Next::outputs;

    template <class Rounding>
    static constexpr const std::int8_t* run(const Layers& layers, const std::int8_t* x, Record& record) {
        return Next::template run<Rounding>(layers.above, First::template run<Rounding>(layers.first, x, record),
                                            record);
    }
};

template <class Layers>
struct RecordedLayers<Layers, 1> {
    using First = RecordedLayer<typename Layers::First>;
    static constexpr std::size_t outputs = First::outputs;

    template <class Rounding>
    static constexpr const std::int8_t* run(const Layers& layers, const std::int8_t* x, Record& record) {
        return First::template run<Rounding>(layers.first, x, record);
    }
};

/// A Residual.
template <class Layers, class Projection>
struct RecordedLayer<QuantizedResidual<Layers, Projection>> {
    using Layer = QuantizedResidual<Layers, Projection>;
    using Inner = RecordedLayers<Layers>;
    static constexpr std::size_t outputs = Inner::outputs + Layer::outputs;

    template <class Rounding>
    static constexpr const std::int8_t* run(const typename Layer::Constants& constants, const std::int8_t* x,
                                            Record& record) {
        const std::int8_t* const f = Inner::template run<Rounding>(constants.inner, x, record);
        std::int8_t* const y = record.place(Layer::output(constants), Layer::outputs);
        kernel::int8_addition<Rounding, Layer::outputs>(x, f, constants.sum, y);
        return y;
    }
};

template <class Layers, class Projection>
struct RecordedLayer<QuantizedProjectedResidual<Layers, Projection>> {
    using Layer = QuantizedProjectedResidual<Layers, Projection>;
    using Inner = RecordedLayers<Layers>;
    static constexpr std::size_t outputs = Inner::outputs + 2 * Layer::outputs;

    template <class Rounding>
    static constexpr const std::int8_t* run(const typename Layer::Constants& constants, const std::int8_t* x,
                                            Record& record) {
        const std::int8_t* const f = Inner::template run<Rounding>(constants.inner, x, record);
        const std::int8_t* const p = RecordedLayer<Projection>::template run<Rounding>(constants.projection, x, record);
        std::int8_t* const y = record.place(Layer::output(constants), Layer::outputs);
        kernel::int8_addition<Rounding, Layer::outputs>(p, f, constants.sum, y);
        return y;
    }
};

} // namespace detail
} // namespace nervelet

#endif
