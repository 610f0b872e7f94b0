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
#include "gate_weights.hpp"
#include "layer_list.hpp"
#include "recurrent_contract.hpp"
#include "steps_of_batch.hpp"

namespace nervelet {

namespace detail {

/// What layers share that read their input step by step and keep a state h: each step is two products, x_t W + b and
/// h_t-1 U + c, of which a Cell makes h_t, h_0 = 0. So it is a Dense over steps, twice: of the deltas of W and U on the
/// tape dJ/dW = sum_t x_t^T delta_t, dJ/db = sum_t delta_t, dJ/dU = sum_t h_t-1^T delta'_t, dJ/dc = sum_t delta'_t, and
/// dJ/dx_t = W delta_t, dJ/dh_t-1 = U delta'_t + what the cell hands on: back-propagation through all steps.
/// Parameters: W, b, U, c.
template <class Layer, class T, class InputShape, template <class, std::size_t> class CellType, std::size_t UnitCount,
          class OutputType>
struct Recurrent : LayerBase<Layer, T> {
    using Steps = decltype(check_steps(InputShape{}));
    using Output = typename decltype(check_recurrent_output<OutputType>())::type;
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
    using SameAs = Recurrent<Other, T, InputShape, CellType, UnitCount, OutputType>;

    using Activation = Identity;
    using output_shape = typename Output::template output_shape<steps, units>;
    static constexpr std::size_t outputs = output_shape::size;

    /// A sum over steps: its norm may be smaller than the bound, also of one example.
    static constexpr bool bound_is_norm = false;

    using Scratch = std::array<T, outputs>;

    struct Tape {
        std::array<T, (steps + 1) * units> states;  ///< h_0, h_1, ...
        std::array<T, outputs> gradient;            ///< 1; then dJ/dh is multiplied into it
        std::array<T, steps * Cell::row_size> rows; ///< what the cell keeps of each step; then the deltas
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
        for (std::size_t t = 0; t < steps; ++t) {
            T* const after = h + t * distance;
            step(parameters, numbers_from(x, t * channels), row.data(), before, after, memory);
            before = after;
        }
    }

    template <class X, class Generator>
    static constexpr const T* forward(const T* parameters, const X& x, Tape& tape, Generator&) {
        typename Cell::Memory memory{};
        fill<units>(tape.states.data(), T(0));
        fill<outputs>(tape.gradient.data(), T(1));
        for (std::size_t t = 0; t < steps; ++t) {
            T* const before = tape.states.data() + t * units;
            step(parameters, numbers_from(x, t * channels), tape.rows.data() + t * Cell::row_size, before,
                 before + units, memory);
        }
        return output(tape, x);
    }

    template <class X>
    static constexpr const T* output(const Tape& tape, const X&) {
        return tape.states.data() + ((steps + 1) * units - outputs);
    }

    template <class GradientBelow>
    static constexpr MultiplyInto<T> incoming(Tape& tape, const GradientBelow&) {
        return {tape.gradient.data()};
    }

    /// From the last step to the first. Of the last step alone, gradient is dJ/dh of whichever step it has come to; of
    /// every step, what comes from later ones is added to what has come from above.
    template <class X>
    static constexpr void deltas(const T* parameters, const X&, Tape& tape) {
        typename Cell::Memory memory{};
        for (std::size_t t = steps; t > 0; --t) {
            T* const gradient = tape.gradient.data() + (t - 1) * distance;
            T* const row = tape.rows.data() + (t - 1) * Cell::row_size;
            Cell::deltas(row, tape.states.data() + (t - 1) * units, gradient, memory);
            if (t > 1) {
                T* const earlier = gradient - distance;
                for (std::size_t u = 0; u < (distance > 0 ? units : 0); ++u) {
                    earlier[u] += gradient[u];
                }
                Layer::StateWeights::give(state_weights(parameters), row + Cell::state_columns, AddInto<T>{earlier});
            }
        }
    }

    template <class Batch>
    static constexpr void backward_batch(const T* parameters, const Batch& batch) {
        const auto all = inputs_of_steps<Layer>(batch);
        give_dots_of_batch<channels, columns>(parameters, all, all.below(0));
    }

    template <class Batch, class Visitor>
    static constexpr void gradient(const Batch& batch, std::size_t first, Visitor& visit) {
        kernel::outer_product<T, channels, columns>(inputs_of_steps<Layer>(batch), first, visit);
        kernel::outer_product<T, units, columns>(states_of_steps<Layer>(batch), first + InputWeights::parameter_count,
                                                 visit);
    }

    /// (sum ||x_t||^2 + ||h_t-1||^2 + 2) (sum ||deltas_t||^2) over all steps, by Cauchy and Schwarz, where no number of
    /// h is larger than 1, and deltas are those of both products.
    template <class Batch>
    static constexpr T squared_norm_bound(const Batch& batch) {
        const auto inputs_of = inputs_of_steps<Layer>(batch);
        T input_norm = T(0);
        T delta_norm = T(0);
        for (std::size_t q = 0; q < inputs_of.count(); ++q) {
            input_norm += kernel::squared_norm<channels>(inputs_of.x(q)) + T(static_cast<std::int32_t>(units + 2));
            delta_norm += kernel::squared_norm<Cell::delta_count>(inputs_of.all.row(q));
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
        Layer::InputWeights::sums(parameters, x, row + Cell::input_columns);
        Layer::StateWeights::sums(state_weights(parameters), before, sums.data());
        Cell::step(row, sums.data(), before, after, memory);
    }

    /// Of all parameters U and what follows.
    static constexpr const T* state_weights(const T* parameters) {
        return parameters + Layer::InputWeights::parameter_count;
    }

private:
    /// How far apart the states of two steps lie in what goes up.
    static constexpr std::size_t distance = std::is_same<Output, EveryStep>::value ? units : 0;

    template <std::size_t Size>
    static constexpr void fill(T* numbers, T value) {
        for (std::size_t i = 0; i < Size; ++i) {
            numbers[i] = value;
        }
    }
};

} // namespace detail

} // namespace nervelet

#endif
