// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_KEPT_FEATURES_HPP
#define NERVELET_NETWORK_KEPT_FEATURES_HPP

#include <array>
#include <cstddef>

#include "../activation/identity.hpp"
#include "../core/uninitialized.hpp"
#include "../layer/layer.hpp"

namespace nervelet {
namespace detail {

/// How the outputs of the layer Description are kept as features, and whether it reads bytes as well as numbers. Here:
/// as the numbers that it hands up.
template <class Description>
struct KeptFeatures {
    static constexpr bool reads_bytes = false;
    using Arena = void; ///< what it can run in, with its input

    /// Of a network whose scalar is T.
    template <class T>
    using Value = T;

    template <class Layer, class T, class X, class Values>
    static constexpr void take(const T* parameters, const X& x, Values& values) {
        Layer::infer(parameters, x, values);
    }

    /// Gives the number that was handed up.
    template <class T>
    struct Numbers {
        constexpr T operator()(T value) const { return value; }
    };

    template <class T>
    static constexpr Numbers<T> numbers() {
        return {};
    }

    /// Their name in a file.
    template <class Text>
    static constexpr void describe(Text& text) {
        text("Features");
    }
};

/// Runs the layers of a Chain for one x, and keeps the outputs of the last one.
template <class Chain, bool IsLast = Chain::is_last>
struct TakeFeatures {
    template <class T, class X, class Values>
    static constexpr void run(const T* parameters, const X& x, Values& values) {
        using Layer = typename Chain::Layer;
        typename Layer::Scratch scratch = uninitialized<typename Layer::Scratch>();
        TakeFeatures<typename Chain::Next>::run(parameters, Layer::infer(parameters, x, scratch), values);
    }
};

template <class Chain>
struct TakeFeatures<Chain, true> {
    template <class T, class X, class Values>
    static constexpr void run(const T* parameters, const X& x, Values& values) {
        KeptFeatures<typename Chain::Description>::template take<typename Chain::Layer>(parameters, x, values);
    }
};

/// Stands in for the layer Description: hands up the numbers whose features it reads.
template <class Description>
struct FromFeatures {
    template <class T, class Shape>
    struct Layer : LayerBase<Layer<T, Shape>, T> {
        using Activation = Identity;
        using output_shape = Shape;
        using Scratch = std::array<T, Shape::size>;
        using Tape = Scratch;

        template <class X>
        static constexpr const T* infer(const T*, const X& x, Scratch& output) {
            const auto numbers = KeptFeatures<Description>::template numbers<T>();
            for (std::size_t i = 0; i < Shape::size; ++i) {
                output.data()[i] = numbers(x[i]);
            }
            return output.data();
        }
    };
};

} // namespace detail
} // namespace nervelet

#endif
