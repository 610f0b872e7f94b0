// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_POOLED_CONVOLUTION_HPP
#define NERVELET_LAYER_BASE_POOLED_CONVOLUTION_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "../../core/uninitialized.hpp"
#include "../layer.hpp"
#include "pooling.hpp"
#include "shared_rows_bound.hpp"

namespace nervelet {

namespace detail {

/// A convolution and the pool above it, as one layer that computes the same, bit for bit, and keeps the outputs of the
/// pool only: in training beside these their dJ/dy and, from the pool, what makes the dJ/dz of the convolution of them.
/// Those are formed when they are needed, of a few filters at all positions, in the workspace of the trainer.
template <class ConvolutionDescription, class PoolDescription>
struct PooledConvolution {
    template <class T, class InputShape>
    struct Layer;
};

template <class ConvolutionDescription, class PoolDescription>
template <class T, class InputShape>
struct PooledConvolution<ConvolutionDescription, PoolDescription>::Layer : LayerBase<Layer<T, InputShape>, T> {
    using Convolution = typename ConvolutionDescription::template Layer<T, InputShape>;
    using Pool = typename PoolDescription::template Layer<T, typename Convolution::output_shape>;
    using Windows = typename Convolution::Windows;
    using Pooling = typename Pool::Pooling;
    using Activation = typename Pool::Activation;
    using output_shape = typename Pool::output_shape;
    static constexpr std::size_t outputs = output_shape::size;
    static constexpr std::size_t filters = Convolution::filters;
    static constexpr std::size_t weight_rows = Convolution::weight_rows;
    static constexpr std::size_t weight_columns = filters;
    static constexpr std::size_t parameter_count = Convolution::parameter_count;
    static constexpr bool bound_is_norm = false;

    /// Of a mean the deltas of so many filters are formed at once.
    static constexpr std::size_t columns_at_once = 4;
    static constexpr std::size_t strip_size = Pooling::is_sparse ? 0 : Windows::positions * columns_at_once;

    /// How many numbers of the trainer's workspace each example needs: those deltas, or all of one window.
    static constexpr std::size_t workspace_size = strip_size > filters ? strip_size : filters;

    /// The deltas of so many windows are held at once: a power of two, so that a window finds its place fast.
    static constexpr std::size_t held_windows = workspace_size >= 8 * filters   ? 8
                                                : workspace_size >= 4 * filters ? 4
                                                : workspace_size >= 2 * filters ? 2
                                                                                : 1;

    using Scratch = std::array<T, outputs>;

    struct Tape {
        std::array<T, outputs> output;
        std::array<T, outputs> gradient; ///< f'(z) or what of it a mean takes; then dJ/dy is multiplied into it
        typename Pooling::template Kept<filters> kept;
    };

    template <class X>
    static constexpr const T* infer(const T* parameters, const X& x, Scratch& output) {
        for_each_position(parameters, x, Infer{output.data()});
        Pooling::template finish<filters>(output.data());
        return output.data();
    }

    template <class X, class Generator>
    static constexpr const T* forward(const T* parameters, const X& x, Tape& tape, Generator&) {
        for_each_position(parameters, x, Forward{tape});
        Pooling::template finish<filters>(tape.output.data(), tape.gradient.data());
        return tape.output.data();
    }

    template <class X>
    static constexpr const T* output(const Tape& tape, const X&) {
        return tape.output.data();
    }

    template <class GradientBelow>
    static constexpr MultiplyInto<T> incoming(Tape& tape, const GradientBelow&) {
        return {tape.gradient.data()};
    }

    template <class Batch>
    static constexpr void backward_batch(const T* parameters, const Batch& batch) {
        for (std::size_t n = 0; n < batch.count(); ++n) {
            std::size_t held[held_windows] = {};
            for (std::size_t& position : held) {
                position = Windows::positions;
            }
            kernel::convolution_backward<Windows, filters>(
                parameters, FormedDeltas{batch.tape(n), batch.workspace(), held}, batch.below(n));
        }
    }

    template <class Batch, class Visitor>
    static constexpr void gradient(const Batch& batch, std::size_t first, Visitor& visit) {
        gradient(batch, first, visit, std::integral_constant<bool, Pooling::is_sparse>{});
    }

    template <class Batch>
    static constexpr T squared_norm_bound(const Batch& batch) {
        return T(static_cast<std::int32_t>(Pooling::shares)) * shared_rows_bound<T, Windows, outputs>(batch);
    }

private:
    using ConvolutionActivation = typename Convolution::Activation;

    static constexpr SeenBy seen(std::size_t position) {
        return seen_by<typename Pooling::Windows>(position / Windows::Columns::positions,
                                                  position % Windows::Columns::positions);
    }

    struct Infer {
        T* y;

        constexpr void operator()(std::size_t position, T* z) const {
            const SeenBy by = seen(position);
            if (by.is_seen) {
                ConvolutionActivation::template apply<filters>(z);
                Pooling::template add<filters>(by, z, y + by.window * filters);
            }
        }
    };

    struct Forward {
        Tape& tape;

        constexpr void operator()(std::size_t position, T* z) const {
            const SeenBy by = seen(position);
            if (by.is_seen) {
                std::array<T, filters> slope = uninitialized<std::array<T, filters>>();
                ConvolutionActivation::template apply<filters>(z, slope.data());
                const std::size_t output = by.window * filters;
                Pooling::template add<filters>(by, z, slope.data(), tape.output.data() + output,
                                               tape.gradient.data() + output, tape.kept, position);
            }
        }
    };

    /// function(position, z) for all positions, of which a few are computed at once.
    template <class X, class Function>
    static constexpr void for_each_position(const T* parameters, const X& x, const Function& function) {
        constexpr std::size_t at_once = kernel::windows_at_once<T>();
        std::array<T, at_once* filters> z = uninitialized<std::array<T, at_once * filters>>();
        for (std::size_t first = 0; first < Windows::positions; first += at_once) {
            const std::size_t left = Windows::positions - first;
            const std::size_t count = left < at_once ? left : at_once;
            kernel::convolution<Windows, filters>(x, parameters, first, count, z.data());
            for (std::size_t p = 0; p < count; ++p) {
                function(first + p, z.data() + p * filters);
            }
        }
    }

    /// dJ/dz[position][column], and the Count behind it.
    template <std::size_t Count>
    static constexpr void form(const Tape& tape, std::size_t position, std::size_t column, T* delta) {
        const SeenBy by = seen(position);
        for (std::size_t c = 0; c < Count; ++c) {
            delta[c] = by.is_seen ? Pooling::template delta<ConvolutionActivation, filters>(
                                        by, column + c, tape.gradient.data(), tape.kept, position)
                                  : T(0);
        }
    }

    /// The deltas of a window. Neighbouring numbers are seen by almost the same windows, so the last few are held.
    struct FormedDeltas {
        const Tape& tape;
        T* workspace;
        std::size_t* held; ///< the windows

        constexpr const T* operator()(std::size_t position) const {
            const std::size_t place = position % held_windows;
            T* const delta = workspace + place * filters;
            if (held[place] != position) {
                held[place] = position;
                form<filters>(tape, position, 0, delta);
            }
            return delta;
        }
    };

    /// The batch with the deltas of the winners.
    template <class Batch>
    struct Winners {
        const Batch& batch;
        constexpr auto count() const { return batch.count(); }
        constexpr auto x(std::size_t n) const { return batch.x(n); }

        template <class Function>
        constexpr void for_each_delta(std::size_t n, std::size_t column, const Function& function) const {
            const Tape& tape = batch.tape(n);
            Pooling::template for_each_winner<filters>(column, tape.gradient.data(), tape.kept, function);
        }
    };

    template <class Batch, class Visitor>
    static constexpr void gradient(const Batch& batch, std::size_t first, Visitor& visit, std::true_type) {
        kernel::sparse_convolution_gradient<T, Windows, filters>(Winners<Batch>{batch}, first, visit);
    }

    template <class Batch, class Visitor>
    static constexpr void gradient(const Batch& batch, std::size_t first, Visitor& visit, std::false_type) {
        constexpr std::size_t rest = filters % columns_at_once;
        for (std::size_t column = 0; column < filters - rest; column += columns_at_once) {
            gradient_of<columns_at_once>(batch, column, first + column, visit);
        }
        gradient_of_rest(batch, filters - rest, first + filters - rest, visit,
                         std::integral_constant<std::size_t, rest>{});
    }

    /// The batch with the deltas of a few filters.
    template <class Batch>
    struct Strips {
        const Batch& batch;
        constexpr auto count() const { return batch.count(); }
        constexpr auto x(std::size_t n) const { return batch.x(n); }
        constexpr const T* delta(std::size_t n) const { return batch.workspace() + n * workspace_size; }
    };

    template <std::size_t Columns, class Batch, class Visitor>
    static constexpr void gradient_of(const Batch& batch, std::size_t column, std::size_t first, Visitor& visit) {
        for (std::size_t n = 0; n < batch.count(); ++n) {
            T* strip = batch.workspace() + n * workspace_size;
            for (std::size_t p = 0; p < Windows::positions; ++p) {
                form<Columns>(batch.tape(n), p, column, strip + p * Columns);
            }
        }
        kernel::convolution_gradient<T, Windows, Columns, filters, Columns>(Strips<Batch>{batch}, first, visit);
    }

    template <class Batch, class Visitor, std::size_t Columns>
    static constexpr void gradient_of_rest(const Batch& batch, std::size_t column, std::size_t first, Visitor& visit,
                                           std::integral_constant<std::size_t, Columns>) {
        gradient_of<Columns>(batch, column, first, visit);
    }

    template <class Batch, class Visitor>
    static constexpr void gradient_of_rest(const Batch&, std::size_t, std::size_t, Visitor&,
                                           std::integral_constant<std::size_t, 0>) {}
};

} // namespace detail

} // namespace nervelet

#endif
