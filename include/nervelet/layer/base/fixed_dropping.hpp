// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_FIXED_DROPPING_HPP
#define NERVELET_LAYER_BASE_FIXED_DROPPING_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "../../activation/identity.hpp"
#include "../../core/random.hpp"
#include "../../scalar/fixed.hpp"
#include "../../scalar/fixed16/kept_share.hpp"
#include "../../scalar/fixed16/saturate.hpp"
#include "dropping.hpp"
#include "fixed_deltas.hpp"

namespace nervelet {
namespace detail {

/// r of each unit, one bit each; number k is of unit k modulo Units.
template <std::size_t Size, std::size_t Units>
struct DropMask {
    std::array<std::uint8_t, (Units + 7) / 8> bits;

    constexpr bool keeps(std::size_t k) const {
        const std::size_t unit = Units == Size ? k : k % Units;
        return ((static_cast<unsigned>(bits[unit / 8]) >> (unit % 8)) & 1u) != 0;
    }
};

/// Where dJ/dx of a dropout of 16 bits goes: r / p dJ/da~, rounded and saturated.
template <class Share, class Mask, class GradientBelow>
struct FixedMaskedBelow {
    GradientBelow below;
    const Mask& mask;

    template <std::size_t Size, int Shift>
    constexpr void take(std::size_t k, const std::int32_t* sums) const {
        for (std::size_t i = 0; i < Size; ++i) {
            const std::int16_t gradient = fixed16::saturate(sums[i] >> Shift);
            give_fixed_number(below, k + i, mask.keeps(k + i) ? Share::times(gradient) : 0);
        }
    }

    template <std::size_t Inputs, std::size_t Outputs, int DeltaBits, class T>
    constexpr void take_product(const T* weights, const T* delta) const {
        give_fixed_product<Inputs, Outputs, DeltaBits>(weights, delta, *this);
    }

    template <class T>
    constexpr void take(std::size_t k, T gradient) const {
        give_fixed_number(*this, k, gradient.raw);
    }
};

/// Dropping, see dropping.hpp, in 16 bits, for a Keep that is SameForAll. The masks are those that a network of floats
/// would draw from the same state of the generator. a~ is stored, because a layer of 16 bits reads an array.
template <class T, class InputShape, class Keep, std::size_t Units>
struct FixedDropping : LayerBase<FixedDropping<T, InputShape, Keep, Units>, T> {
    using Activation = Identity;
    using output_shape = InputShape;
    using Share = fixed16::KeptShare<Keep::percent>;
    static constexpr bool is_fixed16 = true;
    static constexpr std::size_t outputs = InputShape::size;
    static constexpr std::size_t units = Units;

    struct Scratch {};

    struct Tape {
        std::array<T, outputs> output;
        DropMask<outputs, units> mask;
    };

    static constexpr const T* infer(const T*, const T* x, Scratch&) { return x; }

    static constexpr const T* forward(const T*, const T* x, Tape& tape, Random& random) {
        for (std::size_t unit = 0; unit < units; ++unit) {
            const std::uint8_t bit = static_cast<std::uint8_t>(1u << (unit % 8));
            const std::uint8_t others = static_cast<std::uint8_t>(tape.mask.bits[unit / 8] & ~bit);
            tape.mask.bits[unit / 8] = Share::keeps(random.next()) ? static_cast<std::uint8_t>(others | bit) : others;
        }
        for (std::size_t k = 0; k < outputs; ++k) {
            tape.output[k].raw = tape.mask.keeps(k) ? fixed16::saturate(Share::times(x[k].raw)) : std::int16_t(0);
        }
        return tape.output.data();
    }

    static constexpr const T* output(const Tape& tape, const T*) { return tape.output.data(); }

    /// There is no place of its own: the layer above gives through the mask to the layer below.
    template <class GradientBelow>
    static constexpr FixedMaskedBelow<Share, DropMask<outputs, units>, GradientBelow>
    incoming(const Tape& tape, const GradientBelow& below) {
        return {below, tape.mask};
    }

    static constexpr NoGradientBelow incoming(const Tape&, NoGradientBelow below) { return below; }

    template <class GradientBelow>
    static constexpr void backward(const T*, const Tape&, const GradientBelow&) {}
};

} // namespace detail
} // namespace nervelet

#endif
