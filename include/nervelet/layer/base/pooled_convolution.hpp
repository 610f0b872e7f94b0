// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_POOLED_CONVOLUTION_HPP
#define NERVELET_LAYER_BASE_POOLED_CONVOLUTION_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "../../core/uninitialized.hpp"
#include "keeps_output.hpp"
#include "packed_numbers.hpp"
#include "pooled_deltas.hpp"
#include "seen_by.hpp"
#include "shared_rows_bound.hpp"

namespace nervelet {

namespace detail {

/// A convolution and the pool above it, as one layer that computes the same, bit for bit, and keeps the outputs of the
/// pool only: in training beside these their dJ/dy and, from the pool, what makes the dJ/dz of the convolution of them.
/// Those are formed when they are needed, of a few positions at once, in the workspace of the trainer.
template <class ConvolutionDescription, class PoolDescription>
struct PooledConvolution {
    template <class T, class InputShape>
    struct Layer;
};

template <class ConvolutionDescription, class PoolDescription>
template <class T, class InputShape>
struct PooledConvolution<ConvolutionDescription, PoolDescription>::Layer : KeepsOutput<Layer<T, InputShape>, T> {
    using Convolution = typename ConvolutionDescription::template Layer<T, InputShape>;
    using Pool = typename PoolDescription::template Layer<T, typename Convolution::output_shape>;
    using Windows = typename Convolution::Windows;
    using Pooling = typename Pool::Pooling;
    using Activation = typename Pool::Activation;
    using Taking = typename Pooling::template Taking<typename Convolution::Activation, T>;
    using output_shape = typename Pool::output_shape;
    static constexpr std::size_t outputs = output_shape::size;
    static constexpr std::size_t filters = Convolution::filters;
    static constexpr std::size_t weight_rows = Convolution::weight_rows;
    static constexpr std::size_t weight_columns = filters;
    static constexpr std::size_t parameter_count = Convolution::parameter_count;
    static constexpr bool bound_is_norm = false;

    using Deltas = PooledDeltas<T, Convolution, Pooling>;
    static constexpr std::size_t workspace_size = Deltas::workspace_size;

    using Scratch = std::array<T, outputs>;

    struct Tape {
        std::array<T, outputs> output;
        std::array<T, outputs> gradient; ///< f'(z) or what of it a mean takes; then dJ/dy is multiplied into it
        typename Pooling::template Kept<filters> kept;
    };

    template <class X>
    static constexpr const T* infer(const T* parameters, const X& x, Scratch& output) {
        if (takes_largest(parameters, x, output.data(), NoWinners{}, AppliesLast{})) {
            ConvolutionActivation::template apply<outputs>(output.data());
            return output.data();
        }
        for_each_position(parameters, x, Infer{output.data()});
        Taking::template finish<ConvolutionActivation, filters>(output.data());
        return output.data();
    }

    template <class X, class Generator>
    static constexpr const T* forward(const T* parameters, const X& x, Tape& tape, Generator&) {
        if (takes_largest(parameters, x, tape.output.data(), Winners{tape}, AppliesLast{})) {
            ConvolutionActivation::template apply<outputs>(tape.output.data(), tape.gradient.data());
            return tape.output.data();
        }
        for_each_position(parameters, x, Forward{tape});
        Taking::template finish<ConvolutionActivation, filters>(tape.output.data(), tape.gradient.data());
        return tape.output.data();
    }

    template <class Batch>
    static constexpr void backward_batch(const T* parameters, const Batch& batch) {
        Deltas::give(parameters, batch);
    }

    template <class Batch, class Visitor>
    static constexpr void gradient(const Batch& batch, std::size_t first, Visitor& visit) {
        Deltas::gradient(batch, first, visit);
    }

    template <class Batch>
    static constexpr T squared_norm_bound(const Batch& batch) {
        return T(static_cast<std::int32_t>(Pooling::shares)) * shared_rows_bound<T, Windows, outputs>(batch);
    }

private:
    using ConvolutionActivation = typename Convolution::Activation;

    /// Whether f may be applied to the outputs of the pool, and not to all that it sees.
    using AppliesLast = std::integral_constant<bool, Pooling::template applies_last<ConvolutionActivation, T>()>;

    /// So many positions are handed to the pool at once.
    static constexpr std::size_t together = seen_together<typename Pooling::Windows>();

    struct NoWinners {
        template <std::size_t Size, class Integer>
        constexpr void set(std::size_t, const Integer*) const {}
    };

    struct Winners {
        Tape& tape;

        template <std::size_t Size, class Integer>
        constexpr void set(std::size_t output, const Integer* taps) const {
            set_numbers<Size>(tape.kept, output, taps);
        }
    };

    /// Convolution and pool in one kernel, where f may be applied to the outputs of the pool and there is such a
    /// kernel.
    template <class X, class Kept>
    static constexpr bool takes_largest(const T* parameters, const X& x, T* y, const Kept& kept, std::true_type) {
        return kernel::largest_of_convolution<Windows, typename Pooling::Windows, filters>(x, parameters, y, kept);
    }

    template <class X, class Kept>
    static constexpr bool takes_largest(const T*, const X&, T*, const Kept&, std::false_type) {
        return false;
    }

    struct Infer {
        T* y;

        constexpr void operator()(SeenBy seen, std::size_t, T* z) const {
            Taking::template take<ConvolutionActivation, filters, together>(seen, z, y + seen.window * filters);
        }
    };

    struct Forward {
        Tape& tape;

        constexpr void operator()(SeenBy seen, std::size_t position, T* z) const {
            const std::size_t output = seen.window * filters;
            Taking::template take<ConvolutionActivation, filters, together>(
                seen, position, z, tape.output.data() + output, tape.gradient.data() + output, tape.kept);
        }
    };

    /// function(seen, position, z) for all positions that the pool sees, of which a few are computed at once.
    template <class X, class Function>
    static constexpr void for_each_position(const T* parameters, const X& x, const Function& function) {
        constexpr std::size_t at_once = kernel::windows_at_once;
        std::array<T, at_once* filters> z = uninitialized<std::array<T, at_once * filters>>();
        for (std::size_t first = 0; first < Windows::positions; first += at_once) {
            const std::size_t left = Windows::positions - first;
            const std::size_t count = left < at_once ? left : at_once;
            kernel::convolution<Windows, filters>(x, parameters, first, count, z.data());
            for (std::size_t p = 0; p < count; p += together) {
                const SeenBy seen = seen_by<typename Pooling::Windows>(first + p);
                if (seen.is_seen) {
                    function(seen, first + p, z.data() + p * filters);
                }
            }
        }
    }
};

} // namespace detail

} // namespace nervelet

#endif
