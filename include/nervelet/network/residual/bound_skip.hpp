// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_RESIDUAL_BOUND_SKIP_HPP
#define NERVELET_NETWORK_RESIDUAL_BOUND_SKIP_HPP

#include <array>
#include <cstddef>

#include "../../core/uninitialized.hpp"
#include "../../layer/base/layer_list.hpp"
#include "skip.hpp"

namespace nervelet {
namespace detail {

/// The sum z = skip(x) + f(x) of a Residual, bound to its shapes; own are the parameters of the skip. Here the skip is
/// a layer, Description. On the tape z lies where the layer would have its output, and dJ/dz where it would have its
/// own.
template <class T, class InputShape, class OutputShape, class Description>
struct BoundSkip {
    using Layer = typename Description::template Layer<T, InputShape>;
    using Inside = typename InsideOf<Layer>::type;
    static constexpr std::size_t inputs = InputShape::size;
    static constexpr std::size_t outputs = OutputShape::size;
    static constexpr std::size_t parameter_count = Layer::parameter_count;
    static constexpr bool bound_is_norm = Layer::bound_is_norm;
    using Sum = std::array<T, outputs>;

    struct Tape : Layer::Tape {
        std::array<T, inputs> gradient_of_x;
    };

    /// z, in inference.
    template <class Inner, class X>
    static constexpr void infer(const T* parameters, const T* own, const X& x, Sum& z) {
        Sum f = uninitialized<Sum>();
        Inner::infer(parameters, x, f);
        Layer::logits(own, x, z.data());
        for (std::size_t j = 0; j < outputs; ++j) {
            z[j] += f[j];
        }
    }

    /// z of all examples, from f(n).
    template <class Batch, class Function>
    static constexpr void forward_batch(const T* own, const Batch& batch, const Function& f) {
        Layer::logits_batch(own, batch);
        for (std::size_t n = 0; n < batch.count(); ++n) {
            const auto output = f(n);
            for (std::size_t j = 0; j < outputs; ++j) {
                batch.z(n)[j] += output[j];
            }
        }
    }

    template <class X>
    static constexpr void deltas(const T* own, const X& x, Tape& tape) {
        Layer::deltas(own, x, tape);
    }

    /// Where dJ/dx is summed up.
    static constexpr T* sums(Tape& tape) {
        for (std::size_t k = 0; k < inputs; ++k) {
            tape.gradient_of_x[k] = T(0);
        }
        return tape.gradient_of_x.data();
    }

    /// Adds dJ/dx by way of the skip to these sums.
    template <class Place>
    static constexpr void backward(const T* own, const Tape& tape, const Place& place) {
        Layer::backward(own, tape, place);
    }

    template <class Batch, class Visitor>
    [[gnu::always_inline]] static constexpr void gradient(const Batch& batch, std::size_t first, Visitor& visit) {
        Layer::gradient(batch, first, visit);
    }

    template <class Batch>
    static constexpr T squared_norm_bound(const Batch& batch) {
        return Layer::squared_norm_bound(batch);
    }

    static constexpr T* merge(const T* own, T* plain) { return Layer::merge(own, plain); }
};

/// The skip is x itself: then dJ/dz is a part of dJ/dx already.
template <class T, class InputShape, class OutputShape>
struct BoundSkip<T, InputShape, OutputShape, IdentitySkip> {
    using Inside = LayerList<>;
    static constexpr std::size_t outputs = OutputShape::size;
    static constexpr std::size_t parameter_count = 0;
    static constexpr bool bound_is_norm = true;
    using Sum = std::array<T, outputs>;

    struct Tape {
        Sum output;
        Sum gradient;
    };

    template <class Inner, class X>
    static constexpr void infer(const T* parameters, const T*, const X& x, Sum& z) {
        Inner::infer(parameters, x, z);
        for (std::size_t j = 0; j < outputs; ++j) {
            z[j] += x[j];
        }
    }

    template <class Batch, class Function>
    static constexpr void forward_batch(const T*, const Batch& batch, const Function& f) {
        for (std::size_t n = 0; n < batch.count(); ++n) {
            const auto x = batch.x(n);
            const auto output = f(n);
            for (std::size_t j = 0; j < outputs; ++j) {
                batch.z(n)[j] = output[j] + x[j];
            }
        }
    }

    template <class X>
    static constexpr void deltas(const T*, const X&, Tape&) {}

    static constexpr T* sums(Tape& tape) { return tape.gradient.data(); }

    template <class Place>
    static constexpr void backward(const T*, const Tape&, const Place&) {}

    template <class Batch, class Visitor>
    static constexpr void gradient(const Batch&, std::size_t, Visitor&) {}

    template <class Batch>
    static constexpr T squared_norm_bound(const Batch&) {
        return T(0);
    }

    static constexpr T* merge(const T*, T* plain) { return plain; }
};

} // namespace detail
} // namespace nervelet

#endif
