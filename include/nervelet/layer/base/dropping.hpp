// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_DROPPING_HPP
#define NERVELET_LAYER_BASE_DROPPING_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "../../activation/identity.hpp"
#include "../../core/random.hpp"
#include "../../core/type_identity.hpp"
#include "../layer.hpp"

namespace nervelet {

namespace detail {

/// The same keep probability for every unit: Percent in 100 are dropped.
template <unsigned Percent>
struct SameForAll {
    static constexpr unsigned percent = Percent;

    template <class T>
    static constexpr T probability(std::size_t) {
        return T(100 - Percent) / T(100);
    }
};

/// Whether Keep says a probability.
template <class Keep, class T, class = void>
struct IsKeep : std::false_type {};

template <class Keep, class T>
struct IsKeep<Keep, T, decltype(static_cast<void>(Keep::template probability<T>(std::size_t())))> : std::true_type {};

template <class Keep, class T>
constexpr auto check_keep() {
    constexpr bool holds = IsKeep<Keep, T>::value;
    static_assert(holds, "DropoutPerUnit<Keep>: expected a Keep with template <class T> static constexpr T "
                         "probability(std::size_t unit). Imitate SameForAll in layer/base/dropping.hpp.");
    return TypeIdentity<std::conditional_t<holds, Keep, SameForAll<0>>>{};
}

/// What descriptions derive from whose layers drop some of their inputs in training: in use they do nothing.
struct DropoutBase : UsesRandom {};

/// What their layers share: in training a~ = r a / p with r ~ Bernoulli(p). There are Units units, each with one p, by
/// Keep, and one bit of r, on the tape: all numbers, or all channels, where number k is of unit k modulo Units.
template <class T, class InputShape, class Keep, std::size_t Units>
struct Dropping : LayerBase<Dropping<T, InputShape, Keep, Units>, T> {
    using Activation = Identity;
    using output_shape = InputShape;
    static constexpr std::size_t units = Units;

    struct Scratch {};

    struct Tape {
        std::array<std::uint8_t, (units + 7) / 8> mask;
    };

    /// a~: what the layer above reads. NaN comes through even where it is dropped, so that no bad input is hidden.
    template <class X>
    struct Masked {
        X x;
        const std::uint8_t* mask;
        constexpr T operator[](std::size_t k) const { return x[k] * factor(mask, k); }
    };

    template <class X>
    static constexpr X infer(const T*, const X& x, Scratch&) {
        return x;
    }

    template <class X, class Generator>
    static constexpr Masked<X> forward(const T*, const X& x, Tape& tape, Generator& random) {
        static_assert(all_valid(), "DropoutPerUnit<Keep>: expected every Keep::probability(unit) in (0, 1].");
        for (std::size_t unit = 0; unit < units; ++unit) {
            const std::uint8_t bit = static_cast<std::uint8_t>(1u << (unit % 8));
            const std::uint8_t others = static_cast<std::uint8_t>(tape.mask[unit / 8] & ~bit);
            tape.mask[unit / 8] = draw(random, unit) ? static_cast<std::uint8_t>(others | bit) : others;
        }
        return output(tape, x);
    }

    template <class X>
    static constexpr Masked<X> output(const Tape& tape, const X& x) {
        return Masked<X>{x, tape.mask.data()};
    }

    /// There is nothing of its own to multiply into: the layer above reaches what the layer below keeps, and backward()
    /// multiplies r / p into it as well.
    static constexpr MultiplyInto<T> incoming(const Tape&, MultiplyInto<T> below) { return below; }
    static constexpr NoGradientBelow incoming(const Tape&, NoGradientBelow below) { return below; }

    static constexpr void backward(const T*, const Tape& tape, MultiplyInto<T> below) {
        for (std::size_t k = 0; k < InputShape::size; ++k) {
            below.factors[k] *= factor(tape.mask.data(), k);
        }
    }

    /// Into a sum dJ/dx goes multiplied at once: what others have added must stay as it is.
    template <class GradientBelow>
    struct MaskedBelow {
        GradientBelow below;
        const std::uint8_t* mask;
        constexpr bool wants(std::size_t k) const {
            return !ScalarTraits<T>::is_zero(factor(mask, k)) && below.wants(k);
        }
        constexpr void take(std::size_t k, T gradient) const { below.take(k, gradient * factor(mask, k)); }
    };

    template <class GradientBelow>
    static constexpr MaskedBelow<GradientBelow> incoming(const Tape& tape, const GradientBelow& below) {
        return MaskedBelow<GradientBelow>{below, tape.mask.data()};
    }

    template <class GradientBelow>
    static constexpr void backward(const T*, const Tape&, const GradientBelow&) {}

private:
    using Probability = typename decltype(check_keep<Keep, T>())::type;

    static constexpr bool all_valid() {
        for (std::size_t unit = 0; unit < units; ++unit) {
            const T probability = Probability::template probability<T>(unit);
            if (!(probability > T(0) && probability <= T(1))) {
                return false;
            }
        }
        return true;
    }

    static constexpr bool draw(Random& random, std::size_t unit) {
        return random.template uniform<T>() < Probability::template probability<T>(unit);
    }

    static constexpr T factor(const std::uint8_t* mask, std::size_t k) {
        const std::size_t unit = units == InputShape::size ? k : k % units;
        return ((static_cast<unsigned>(mask[unit / 8]) >> (unit % 8)) & 1u) != 0
                   ? T(1) / Probability::template probability<T>(unit)
                   : T(0);
    }
};

} // namespace detail

} // namespace nervelet

#endif
