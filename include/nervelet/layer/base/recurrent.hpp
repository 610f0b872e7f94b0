// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_RECURRENT_HPP
#define NERVELET_LAYER_BASE_RECURRENT_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "../../activation/identity.hpp"
#include "../../core/uninitialized.hpp"
#include "../layer.hpp"
#include "carried_state.hpp"
#include "fill.hpp"
#include "gate_weights.hpp"
#include "layer_list.hpp"
#include "recurrent_contract.hpp"
#include "short_window.hpp"
#include "steps_of_batch.hpp"

namespace nervelet {

namespace detail {

/// What layers share that read their input step by step and keep a state h: each step is two products, x_t W + b and
/// h_t-1 U + c, of which a Cell makes h_t, h_0 = 0. So it is a Dense over steps, twice: of the deltas of W and U on the
/// tape dJ/dW = sum_t x_t^T delta_t, dJ/db = sum_t delta_t, dJ/dU = sum_t h_t-1^T delta'_t, dJ/dc = sum_t delta'_t, and
/// dJ/dx_t = W delta_t, dJ/dh_t-1 = U delta'_t + what the cell hands on: back-propagation through all steps.
/// Parameters: W, b, U, c.
template <class Layer, class T, class InputShape, template <class, std::size_t> class CellType, std::size_t UnitCount,
          class OutputType, class CarriedType>
struct Recurrent : LayerBase<Layer, T> {
    using Steps = decltype(check_steps(InputShape{}));
    using Options = decltype(check_recurrent_options<OutputType, CarriedType>());
    using Output = typename Options::Output;
    static constexpr std::size_t steps = Steps::steps;
    static constexpr std::size_t channels = Steps::channels;
    static constexpr std::size_t units = decltype(check_recurrent_units<UnitCount>())::value;
    using Cell = CellType<T, units>;
    static constexpr std::size_t columns = Cell::gates * units; ///< of W and of U

    using InputWeights = GateWeights<T, channels, columns, typename Cell::InputBiases>;
    using StateWeights = GateWeights<T, units, columns, ZeroBiases>;
    using Inside = LayerList<InputWeights, StateWeights>;
    static constexpr bool is_recurrent = true;
    static constexpr std::size_t parameter_count = InputWeights::parameter_count + StateWeights::parameter_count;

    /// What Other is, a layer of the same steps and cell with InputWeights and StateWeights of its own.
    template <class Other>
    using SameAs = Recurrent<Other, T, InputShape, CellType, UnitCount, OutputType, CarriedType>;

    using Activation = Identity;
    using output_shape = typename Output::template output_shape<steps, units>;
    static constexpr std::size_t outputs = output_shape::size;

    /// A sum over steps: its norm may be smaller than the bound, also of one example.
    static constexpr bool bound_is_norm = false;

    using Scratch = std::array<T, outputs>;

    struct Tape : CarriedState<T, units, typename Cell::Memory, typename Options::Carried> {
        std::array<T, (steps + 1) * units> states; ///< h_0, h_1, ...
        /// What the cell keeps of each step, and what comes from above of its dJ/dh; then the deltas.
        std::array<T, steps * Cell::row_size> rows;
    };

    template <class X>
    static constexpr const T* infer(const T* parameters, const X& x, Scratch& h) {
        logits(parameters, x, h.data());
        return h.data();
    }

    /// There is no activation behind the state.
    template <class X>
    static constexpr void logits(const T* parameters, const X& x, T* h) {
        using Row = std::array<T, Cell::row_size>;
        Row row = uninitialized<Row>();
        typename Cell::Memory memory{};
        fill<units>(h, T(0)); // h_0, where h_1 goes
        const T* before = h;
        for (std::size_t t = 0; t < real_steps<steps>(x); ++t) {
            T* const after = h + t * distance;
            step(parameters, step_of<channels>(x, t), row.data(), before, after, memory);
            before = after;
        }
    }

    template <class X, class Generator>
    static constexpr const T* forward(const T* parameters, const X& x, Tape& tape, Generator&) {
        typename Cell::Memory memory{};
        tape.begin(tape.states.data(), memory);
        for (std::size_t t = real_steps<steps>(x); t < steps; ++t) {
            fill<Cell::row_size>(tape.rows.data() + t * Cell::row_size, T(0));
        }
        for (std::size_t t = 0; t < real_steps<steps>(x); ++t) {
            T* const before = tape.states.data() + t * units;
            T* const row = tape.rows.data() + t * Cell::row_size;
            step(parameters, step_of<channels>(x, t), row, before, before + units, memory);
            fill<units>(row + Cell::gradient_column, T(0));
        }
        tape.end(tape.states.data() + real_steps<steps>(x) * units, tape.states.data() + steps * units, memory);
        return output(tape, x);
    }

    template <class X>
    static constexpr const T* output(const Tape& tape, const X& x) {
        return tape.states.data() + (distance > 0 ? units : real_steps<steps>(x) * units);
    }

    template <class GradientBelow>
    static constexpr AddToSteps<T, units, Cell::row_size> incoming(Tape& tape, const GradientBelow&) {
        return {tape.rows.data() + (steps - outputs / units) * Cell::row_size + Cell::gradient_column};
    }

    /// From the last step to the first. gradient is what comes of dJ/dh from later steps; of a short window, where only
    /// the last state goes up, what has come from above, too.
    template <class X>
    static constexpr void deltas(const T* parameters, const X& x, Tape& tape) {
        std::array<T, units> gradient{};
        typename Cell::Memory memory{};
        if (distance == 0 && real_steps<steps>(x) < steps) {
            T* const above = tape.rows.data() + (steps - 1) * Cell::row_size + Cell::gradient_column;
            move_numbers<units>(above, gradient.data());
        }
        for (std::size_t t = real_steps<steps>(x); t > 0; --t) {
            const T* const before = tape.states.data() + (t - 1) * units;
            T* const row = tape.rows.data() + (t - 1) * Cell::row_size;
            Cell::deltas(row, before, before + units, gradient.data(), memory);
            if (t > 1) {
                Layer::StateWeights::give(state_weights(parameters), row + Cell::state_columns,
                                          AddInto<T>{gradient.data()});
            }
        }
    }

    template <class Batch>
    static constexpr void backward_batch(const T* parameters, const Batch& batch) {
        const auto all = inputs_of_steps<Layer>(batch);
        give_dots_of_batch<channels, columns>(parameters, all, all.below(0));
        give_zeros_behind<Layer>(batch);
    }

    template <class Batch, class Visitor>
    static constexpr void gradient(const Batch& batch, std::size_t first, Visitor& visit) {
        kernel::outer_product_of_steps<T, channels, columns>(inputs_of_steps<Layer>(batch), first, visit);
        kernel::outer_product_of_steps<T, units, columns>(states_of_steps<Layer>(batch),
                                                          first + InputWeights::parameter_count, visit);
    }

    /// (sum ||x_t||^2 + ||h_t-1||^2 + 2) (sum ||delta_t||^2) over all steps, by Cauchy and Schwarz, where no number of
    /// h is larger than 1, and no number of delta'_t than that of delta_t: they are the same, or r (.) dn and dn.
    template <class Batch>
    static constexpr T squared_norm_bound(const Batch& batch) {
        const auto inputs_of = inputs_of_steps<Layer>(batch);
        T input_norm = T(0);
        T delta_norm = T(0);
        for (std::size_t q = 0; q < inputs_of.count(); ++q) {
            if (inputs_of.all.is_real(q)) {
                input_norm += kernel::squared_norm<channels>(inputs_of.x(q)) + T(static_cast<std::int32_t>(units + 2));
                delta_norm += kernel::squared_norm<columns>(inputs_of.delta(q));
            }
        }
        return input_norm * delta_norm;
    }

    /// One step: from x_t, h_t-1 at before and the cell's memory to h_t at after, which may be the same place; row
    /// takes what the cell keeps of the step.
    template <class X>
    static constexpr void step(const T* parameters, const X& x, T* row, const T* before, T* after,
                               typename Cell::Memory& memory) {
        using Sums = std::array<T, columns>;
        Sums sums = uninitialized<Sums>();
        Layer::InputWeights::sums(parameters, x, sums.data());
        Layer::StateWeights::sums(state_weights(parameters), before, row + Cell::state_columns);
        Cell::step(row, sums.data(), before, after, memory);
    }

    /// Of all parameters U and what follows.
    static constexpr const T* state_weights(const T* parameters) {
        return parameters + Layer::InputWeights::parameter_count;
    }

private:
    /// How far apart the states of two steps lie in what goes up.
    static constexpr std::size_t distance = std::is_same<Output, EveryStep>::value ? units : 0;
};

} // namespace detail

} // namespace nervelet

#endif
