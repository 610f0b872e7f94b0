// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_RESIDUAL_FIXED_SKIP_HPP
#define NERVELET_NETWORK_RESIDUAL_FIXED_SKIP_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "../../core/uninitialized.hpp"
#include "../../layer/base/fixed_activated.hpp"
#include "../../layer/base/layer_list.hpp"
#include "skip.hpp"

namespace nervelet {
namespace detail {

/// y = Activation(a + b), of 16-bit numbers.
template <class Activation, std::size_t Size, class T>
constexpr void activate_fixed_sums(const T* a, const T* b, T* y) {
    for (std::size_t j = 0; j < Size; ++j) {
        const std::int32_t twice = (std::int32_t(a[j].raw) + b[j].raw) * 2;
        FixedActivated<Activation>::template values<1, 1>(&twice, y + j);
    }
}

/// BoundSkip, see bound_skip.hpp, in 16 bits. Here the skip is a layer, Description.
template <class T, class InputShape, class OutputShape, class Description>
struct FixedSkip {
    using Layer = typename Description::template Layer<T, InputShape>;
    using Inside = typename InsideOf<Layer>::type;
    static constexpr std::size_t parameter_count = Layer::parameter_count;

    struct Tape : Layer::Tape {
        std::array<T, InputShape::size> gradient_of_x;
    };

    /// y = Activation(skip(x) + f).
    template <class Activation>
    static constexpr void add(const T* own, const T* x, const T* f, std::array<T, OutputShape::size>& y) {
        auto scratch = uninitialized<typename Layer::Scratch>();
        activate_fixed_sums<Activation, OutputShape::size>(f, Layer::infer(own, x, scratch), y.data());
    }

    /// Where dJ/dx is summed up.
    static constexpr T* sums(Tape& tape) {
        for (std::size_t k = 0; k < InputShape::size; ++k) {
            tape.gradient_of_x[k] = T{};
        }
        return tape.gradient_of_x.data();
    }

    /// Adds dJ/dx by way of the skip to these sums.
    template <class Place>
    static constexpr void backward(const T* own, const Tape& tape, const Place& place) {
        Layer::backward(own, tape, place);
    }

    template <class Batch, class Visitor>
    static constexpr void gradient(const Batch& batch, std::size_t first, Visitor& visit) {
        Layer::gradient(batch, first, visit);
    }

    static constexpr T* merge(const T* own, T* plain) { return Layer::merge(own, plain); }
};

/// The skip is x itself: then dJ/dz, which the layers inside have taken, is a part of dJ/dx already.
template <class T, class InputShape, class OutputShape>
struct FixedSkip<T, InputShape, OutputShape, IdentitySkip> {
    using Inside = LayerList<>;
    static constexpr std::size_t parameter_count = 0;

    struct Tape {
        std::array<T, OutputShape::size> output;
        std::array<T, OutputShape::size> gradient;
    };

    template <class Activation>
    static constexpr void add(const T*, const T* x, const T* f, std::array<T, OutputShape::size>& y) {
        activate_fixed_sums<Activation, OutputShape::size>(f, x, y.data());
    }

    static constexpr T* sums(Tape& tape) { return tape.gradient.data(); }

    template <class Place>
    static constexpr void backward(const T*, const Tape&, const Place&) {}

    template <class Batch, class Visitor>
    static constexpr void gradient(const Batch&, std::size_t, Visitor&) {}

    static constexpr T* merge(const T*, T* plain) { return plain; }
};

} // namespace detail
} // namespace nervelet

#endif
