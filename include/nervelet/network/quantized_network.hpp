// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_QUANTIZED_NETWORK_HPP
#define NERVELET_NETWORK_QUANTIZED_NETWORK_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "../core/uninitialized.hpp"
#include "../network.hpp"
#include "../scalar/int8/quantization.hpp"
#include "contract.hpp"
#include "quantized/backbone_contract.hpp"
#include "quantized/bytes_view.hpp"
#include "quantized/fixed_backbone.hpp"
#include "quantized/quantized_backbone.hpp"

namespace nervelet {

namespace detail {

template <class Net>
constexpr auto check_quantized() {
    constexpr bool holds = check_network<Net>();
    return TypeIdentity<std::conditional_t<holds, Net, Network<float, Input<1>, Dense<1>>>>{};
}

template <class Rounding>
constexpr auto check_rounding() {
    constexpr bool holds =
        std::is_same<Rounding, DoubleRounding>::value || std::is_same<Rounding, SingleRounding>::value;
    static_assert(holds, "QuantizedNetwork<Net, Rounding>: expected DoubleRounding, which is TensorFlow Lite Micro's, "
                         "or SingleRounding, which is TensorFlow Lite's on PCs.");
    return TypeIdentity<std::conditional_t<holds, Rounding, DoubleRounding>>{};
}

} // namespace detail

/// The network of bytes that has the shape of Net, in the arithmetic of TensorFlow Lite: weights in 8 bits, with a
/// scale of each filter's own, sums in 32; the same bytes on every machine. It is an aggregate of constants, meant to
/// be constexpr or const, so that it lies in flash. No float takes part, but in quantized() and numbers().
/// Source: Jacob et al. 2018, "Quantization and training of neural networks for efficient integer-arithmetic-only
/// inference".
template <class Net, class RoundingType = DoubleRounding>
struct QuantizedNetwork {
    using Float = typename decltype(detail::check_quantized<Net>())::type;            ///< Net
    using Rounding = typename decltype(detail::check_rounding<RoundingType>())::type; ///< how products are rounded
    using Layers =
        detail::QuantizedLayers<typename detail::QuantizedList<typename Float::Layers>::type>; ///< their constants
    using AllLayers = detail::FirstLayers<Layers>;                                             ///< how they are run
    static constexpr std::size_t input_size = AllLayers::inputs;                               ///< bytes in an Input
    static constexpr std::size_t output_size = AllLayers::outputs;                             ///< bytes in an Output
    using Input = std::array<std::int8_t, input_size>;                                         ///< an x
    using Output = std::array<std::int8_t, output_size>;                                       ///< what net(x) returns

    /// The RAM that run() needs: input, output and all between them. They overlap, so run() leaves nothing of the
    /// input.
    class Arena {
    public:
        static constexpr std::size_t capacity = AllLayers::capacity; ///< how many bytes they take

        /// Where the input is put: arena.input() = x.
        constexpr auto input() { return detail::BytesView<std::int8_t, input_size>(&bytes_[begin]); }
        /// Where run() has put the output.
        constexpr auto output() const {
            return detail::BytesView<const std::int8_t, output_size>(
                &bytes_[AllLayers::template end<capacity, begin>()]);
        }

    private:
        friend QuantizedNetwork;
        static constexpr std::size_t begin = AllLayers::template begin<capacity>();

        alignas(4) std::array<std::int8_t, capacity> bytes_;
    };

    int8::Quantization input;  ///< what the bytes of an Input mean
    int8::Quantization output; ///< what those of an Output mean
    Layers layers;             ///< what the layers know

    /// The output for x.
    constexpr Output operator()(const Input& x) const {
        Arena arena = detail::uninitialized<Arena>();
        arena.input() = x;
        run(arena);
        return arena.output();
    }

    /// Reports an x of a wrong type.
    template <class Other>
    constexpr Output operator()(const Other&) const {
        detail::InputContract<Other, Input>::refuse();
        return Output{};
    }

    /// Makes arena.output() of arena.input(), which is lost.
    constexpr void run(Arena& arena) const {
        AllLayers::template run<Rounding, Arena::capacity, Arena::begin>(layers, &arena.bytes_[0]);
    }

    /// Runs its first layers alone, detail::FirstLayers, for a Pretrained: gives where they put their outputs.
    template <class First>
    constexpr const std::int8_t* run_first(Arena& arena) const {
        First::template run<Rounding, Arena::capacity, Arena::begin>(layers, &arena.bytes_[0]);
        return &arena.bytes_[First::template end<Arena::capacity, Arena::begin>()];
    }

    /// The Input next to these numbers.
    constexpr Input quantized(const std::array<float, input_size>& numbers) const {
        Input bytes{};
        for (std::size_t i = 0; i < input_size; ++i) {
            bytes[i] = input.quantize(numbers[i]);
        }
        return bytes;
    }

    /// The numbers that an Output means. What an Input means, even one as long, input.dequantize() says.
    constexpr std::array<float, output_size> numbers(const Output& bytes) const {
        std::array<float, output_size> numbers{};
        for (std::size_t i = 0; i < output_size; ++i) {
            numbers[i] = output.dequantize(bytes[i]);
        }
        return numbers;
    }
};

} // namespace nervelet

#endif
