// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_FIXED_RECURRENT_HPP
#define NERVELET_LAYER_BASE_FIXED_RECURRENT_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "../../activation/identity.hpp"
#include "../../core/uninitialized.hpp"
#include "../../kernel/kernels.hpp"
#include "../layer.hpp"
#include "fill.hpp"
#include "fixed_filters.hpp"
#include "fixed_gate_weights.hpp"
#include "fixed_state_gradients.hpp"
#include "fixed_sums.hpp"
#include "layer_list.hpp"
#include "recurrent_contract.hpp"

namespace nervelet {
namespace detail {

/// Recurrent, see recurrent.hpp, in 16 bits. Both products are a Dense of 16 bits at every step, and learn as a filter
/// does, from their gradient summed over all steps; between the steps h has 15 fraction bits and dJ/dh 24 in 32, up to
/// 64. Parameters: W, b, U, c, each matrix column after column ([out][in]).
template <class Layer, class T, class InputShape, template <class, std::size_t> class CellType, std::size_t UnitCount,
          class OutputType, class CarriedType>
struct FixedRecurrent : LayerBase<Layer, T> {
    using Steps = decltype(check_steps(InputShape{}));
    using Output = typename decltype(check_stateless(check_recurrent_options<OutputType, CarriedType>()))::Output;
    static constexpr std::size_t steps = Steps::steps;
    static constexpr std::size_t channels = Steps::channels;
    static constexpr std::size_t units = decltype(check_recurrent_units<UnitCount>())::value;
    using Cell = CellType<T, units>;
    static constexpr std::size_t columns = Cell::gates * units; ///< of W and of U

    using InputWeights = FixedGateWeights<T, channels, columns>;
    using StateWeights = FixedGateWeights<T, units, columns>;
    using Inside = LayerList<InputWeights, StateWeights>;
    static constexpr std::size_t parameter_count = InputWeights::parameter_count + StateWeights::parameter_count;

    using Activation = Identity;
    using output_shape = typename Output::template output_shape<steps, units>;
    static constexpr std::size_t outputs = output_shape::size;
    static constexpr bool is_fixed16 = true;
    static constexpr bool is_bounded = true;
    static constexpr int delta_bits = Cell::delta_bits;

    using Scratch = std::array<T, outputs>;

    struct Tape {
        std::array<T, (steps + 1) * units> states;  ///< h_0, h_1, ...
        std::array<std::int32_t, outputs> gradient; ///< dJ/dh
        std::array<T, steps * Cell::row_size> rows; ///< what the cell keeps of each step; then the deltas
    };

    static constexpr const T* infer(const T* parameters, const T* x, Scratch& h) {
        using Row = std::array<T, Cell::row_size>;
        Row row = uninitialized<Row>();
        typename Cell::Memory memory{};
        fill<units>(h.data(), T{}); // h_0, where h_1 goes
        const T* before = h.data();
        for (std::size_t t = 0; t < steps; ++t) {
            T* const after = h.data() + t * distance;
            step(parameters, x + t * channels, row.data(), before, after, memory);
            before = after;
        }
        return h.data();
    }

    template <class Generator>
    static constexpr const T* forward(const T* parameters, const T* x, Tape& tape, Generator&) {
        typename Cell::Memory memory{};
        fill<units>(tape.states.data(), T{});
        for (std::size_t t = 0; t < steps; ++t) {
            T* const before = tape.states.data() + t * units;
            step(parameters, x + t * channels, tape.rows.data() + t * Cell::row_size, before, before + units, memory);
        }
        return output(tape, x);
    }

    static constexpr const T* output(const Tape& tape, const T*) {
        return tape.states.data() + ((steps + 1) * units - outputs);
    }

    template <class GradientBelow>
    static constexpr FixedStateGradients incoming(Tape& tape, const GradientBelow&) {
        return {tape.gradient.data()};
    }

    /// From the last step to the first, as in float.
    static constexpr void deltas(const T* parameters, const T*, Tape& tape) {
        for (std::size_t t = steps; t > 0; --t) {
            std::int32_t* const gradient = tape.gradient.data() + (t - 1) * distance;
            T* const row = tape.rows.data() + (t - 1) * Cell::row_size;
            Cell::deltas(row, tape.states.data() + (t - 1) * units, gradient);
            if (t > 1) {
                std::int32_t* const earlier = gradient - distance;
                for (std::size_t u = 0; u < (distance > 0 ? units : 0); ++u) {
                    earlier[u] = fixed16::gradient_of_state(std::int64_t(earlier[u]) + gradient[u]);
                }
                give_fixed_product<units, columns, delta_bits>(state_weights(parameters), row + Cell::state_columns,
                                                               FixedAddToState{earlier});
            }
        }
    }

    /// dJ/dx_t = W dJ/dz_t.
    template <class GradientBelow>
    static constexpr void backward(const T* parameters, const Tape& tape, const GradientBelow& below) {
        for (std::size_t t = 0; t < steps; ++t) {
            give_fixed_product<channels, columns, delta_bits>(
                parameters, tape.rows.data() + t * Cell::row_size + Cell::input_columns,
                FixedPlaceFrom<GradientBelow>{below, t * channels});
        }
    }

    template <class Batch, class Visitor>
    static constexpr void gradient(const Batch& batch, std::size_t first, Visitor& visit) {
        for (std::size_t n = 0; n < batch.count(); ++n) {
            const Tape& tape = batch.tape(n);
            const auto turn = fixed16::Turn::of(n, batch.count());
            give_columns<channels>(batch.x(n), tape.rows.data() + Cell::input_columns, first, visit, turn);
            give_columns<units>(tape.states.data(), tape.rows.data() + Cell::state_columns,
                                first + InputWeights::parameter_count, visit, turn);
        }
    }

    /// One step: from x_t, h_t-1 at before and the cell's memory to h_t at after, which may be the same place; row
    /// takes what the cell keeps of the step.
    static constexpr void step(const T* parameters, const T* x, T* row, const T* before, T* after,
                               typename Cell::Memory& memory) {
        using Sums = std::array<std::int32_t, columns>;
        Sums inputs = uninitialized<Sums>();
        Sums states = uninitialized<Sums>();
        fixed_sums<channels, columns>(x, parameters, inputs.data());
        fixed_sums<units, columns>(before, state_weights(parameters), states.data());
        Cell::step(row, inputs.data(), states.data(), after, memory);
    }

private:
    /// How far apart the states of two steps lie in what goes up.
    static constexpr std::size_t distance = std::is_same<Output, EveryStep>::value ? units : 0;

    static constexpr const T* state_weights(const T* parameters) { return parameters + InputWeights::parameter_count; }

    /// The gradient of the columns of one of the products, whose parameters lie from index `first` on: a filter with
    /// one tap that goes over the steps. x: Rows numbers of each step; deltas: row_size. Out of line, so that the inner
    /// loops have all registers.
    template <std::size_t Rows, class Visitor>
    [[gnu::noinline]] static constexpr void give_columns(const T* x, const T* deltas, std::size_t first, Visitor& visit,
                                                         fixed16::Turn turn) {
        using Windows = kernel::Windows<kernel::Axis<1, 1, 1>, kernel::Axis<steps, 1, steps>, Rows>;
        for (std::size_t c = 0; c < columns; ++c) {
            const auto sums = FixedSumsOfDeltas::of<steps, Cell::row_size>(deltas + c);
            if (!Visitor::skips_zero_gradient || sums.magnitude != 0) {
                const auto row = visit.template row_of_sums<delta_bits>(turn);
                const RowFrom<std::decay_t<decltype(row)>> weights{row, first + c * Rows};
                if (sums.product_fits()) {
                    kernel::fixed16_filter_gradient<Windows, Cell::row_size>(x, deltas + c, weights);
                } else {
                    kernel::fixed16_filter_gradient_saturated<Windows, Cell::row_size>(x, deltas + c, weights);
                }
                row(first + columns * Rows + c, sums.template of_bias<T::activation_bits>());
            }
        }
    }
};

} // namespace detail
} // namespace nervelet

#endif
