// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_DROPOUT_HPP
#define NERVELET_LAYER_DROPOUT_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "../activation/identity.hpp"
#include "../core/random.hpp"
#include "../core/shape.hpp"
#include "../core/type_identity.hpp"
#include "layer.hpp"

namespace nervelet {

/// Inverted dropout with its own keep probability p_k for each unit: in training a~_k = r_k a_k / p_k with
/// r_k ~ Bernoulli(p_k), dJ/da_k = r_k / p_k dJ/da~_k; in use the identity. r is one bit a unit on the trainer's tape;
/// a~ is never stored: the layer above reads through the mask. Source: Dropout, forward propagation.
/// Keep says p_k for each unit:
/// struct Keep { template <class T> static constexpr T probability(std::size_t unit) { return ...; } };
template <class Keep>
struct DropoutPerUnit : UsesRandom {
    template <class T, class InputShape>
    struct Layer;
};

namespace detail {

/// The same keep probability for every unit: Percent in 100 are dropped.
template <unsigned Percent>
struct SameForAll {
    template <class T>
    static constexpr T probability(std::size_t) {
        return T(100 - Percent) / T(100);
    }
};

template <unsigned Percent>
constexpr auto check_percent() {
    static_assert(Percent < 100,
                  "Dropout<Percent>: expected 0 to 99 units dropped in 100; 100 or more would drop all.");
    return SameForAll<(Percent < 100 ? Percent : 0)>{};
}

} // namespace detail

/// Dropout<20> drops 20 in 100 of its inputs in training and scales the others by 1 / 0.8.
template <unsigned Percent>
struct Dropout : DropoutPerUnit<decltype(detail::check_percent<Percent>())> {};

namespace detail {

/// Whether Keep says a probability.
template <class Keep, class T, class = void>
struct IsKeep : std::false_type {};

template <class Keep, class T>
struct IsKeep<Keep, T, decltype(static_cast<void>(Keep::template probability<T>(std::size_t())))> : std::true_type {};

template <class Keep, class T>
constexpr auto check_keep() {
    constexpr bool holds = IsKeep<Keep, T>::value;
    static_assert(holds, "DropoutPerUnit<Keep>: expected a Keep with template <class T> static constexpr T "
                         "probability(std::size_t unit). Imitate SameForAll in layer/dropout.hpp.");
    return TypeIdentity<std::conditional_t<holds, Keep, SameForAll<0>>>{};
}

} // namespace detail

template <class Keep>
template <class T, class InputShape>
struct DropoutPerUnit<Keep>::Layer : LayerBase<Layer<T, InputShape>, T> {
    using Activation = Identity;
    using output_shape = InputShape;
    static constexpr std::size_t units = InputShape::size;

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
        for (std::size_t k = 0; k < units; ++k) {
            const std::uint8_t bit = static_cast<std::uint8_t>(1u << (k % 8));
            const std::uint8_t others = static_cast<std::uint8_t>(tape.mask[k / 8] & ~bit);
            tape.mask[k / 8] = draw(random, k) ? static_cast<std::uint8_t>(others | bit) : others;
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
    static constexpr detail::NoGradientBelow incoming(const Tape&, detail::NoGradientBelow below) { return below; }

    static constexpr void backward(const T*, const Tape& tape, MultiplyInto<T> below) {
        for (std::size_t k = 0; k < units; ++k) {
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
    using Probability = typename decltype(detail::check_keep<Keep, T>())::type;

    static constexpr bool all_valid() {
        for (std::size_t k = 0; k < units; ++k) {
            const T probability = Probability::template probability<T>(k);
            if (!(probability > T(0) && probability <= T(1))) {
                return false;
            }
        }
        return true;
    }

    static constexpr bool draw(Random& random, std::size_t k) {
        return random.template uniform<T>() < Probability::template probability<T>(k);
    }

    static constexpr T factor(const std::uint8_t* mask, std::size_t k) {
        return ((static_cast<unsigned>(mask[k / 8]) >> (k % 8)) & 1u) != 0
                   ? T(1) / Probability::template probability<T>(k)
                   : T(0);
    }
};

} // namespace nervelet

#endif
