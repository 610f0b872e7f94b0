// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_STEPS_OF_BATCH_HPP
#define NERVELET_LAYER_BASE_STEPS_OF_BATCH_HPP

#include <cstddef>
#include <type_traits>
#include <utility>

#include "../../kernel/one_example.hpp"
#include "gradient_below.hpp"
#include "short_window.hpp"

namespace nervelet {

namespace detail {

/// Where dJ/dh of steps goes, [step][unit]: it is added to Units numbers of each row, in rows of RowSize numbers.
template <class T, std::size_t Units, std::size_t RowSize>
struct AddToSteps {
    T* sums; ///< of the first step

    constexpr bool wants(std::size_t) const { return true; }
    constexpr void take(std::size_t k, T gradient) const { sums[k / Units * RowSize + k % Units] += gradient; }

    /// The numbers of a step, of which number first is the first.
    constexpr AddInto<T> from(std::size_t first) const { return {sums + first / Units * RowSize}; }
};

/// All steps of the examples of a batch as a batch for the kernels: step t of example n is number n steps + t of
/// N steps. Of a recurrent Layer, whose tape they read.
template <class Layer, class Batch>
struct StepsOfBatch {
    const Batch& batch;

    /// Of a single example only the real ones, which are the first.
    constexpr std::size_t count() const {
        return is_one ? std::size_t(real_steps<Layer::steps>(batch.x(0))) : std::size_t(batch.count()) * Layer::steps;
    }

    /// Whether a step is one of those that its example has. Where it is not, its deltas are zero.
    constexpr auto is_real(std::size_t q) const { return is_real_step(batch.x(example(q)), step(q)); }

    /// Whether all steps are, as the compiler knows.
    static constexpr bool has_all_steps =
        std::is_same<decltype(is_real_step(std::declval<const Batch&>().x(0), 0)), std::true_type>::value;

    constexpr std::size_t example(std::size_t q) const { return is_one ? 0 : q / Layer::steps; }
    constexpr std::size_t step(std::size_t q) const { return is_one ? q : q % Layer::steps; }

    /// What the cell keeps of a step; on the way back the deltas, in the place of the gates.
    constexpr const auto* row(std::size_t q) const {
        return batch.tape(example(q)).rows.data() + step(q) * Layer::Cell::row_size;
    }

private:
    static constexpr bool is_one =
        std::is_same<decltype(std::declval<const Batch&>().count()), kernel::OneExample>::value;
};

/// As the product of the inputs sees them: z = x_t W + b.
template <class Layer, class Batch>
struct InputsOfSteps {
    StepsOfBatch<Layer, Batch> all;

    static constexpr std::size_t steps = Layer::steps;
    static constexpr bool has_all_steps = StepsOfBatch<Layer, Batch>::has_all_steps;
    static constexpr std::size_t x_distance = Layer::channels;
    static constexpr std::size_t delta_distance = Layer::Cell::row_size;

    constexpr std::size_t count() const { return all.count(); }
    constexpr auto x(std::size_t q) const {
        return step_of<Layer::channels>(all.batch.x(all.example(q)), all.is_real(q) ? all.step(q) : 0);
    }
    constexpr const auto* delta(std::size_t q) const { return all.row(q) + Layer::Cell::input_columns; }
    constexpr auto below(std::size_t q) const {
        return kernel::place_from(all.batch.below(all.example(q)), all.step(q) * Layer::channels);
    }
    constexpr auto factors(std::size_t q) const { return below(q).factors; }
};

template <class Layer, class Batch>
constexpr InputsOfSteps<Layer, Batch> inputs_of_steps(const Batch& batch) {
    return {{batch}};
}

/// As the product of the states sees them: z = h_t-1 U + c.
template <class Layer, class Batch>
struct StatesOfSteps {
    StepsOfBatch<Layer, Batch> all;

    static constexpr std::size_t steps = Layer::steps;
    static constexpr bool has_all_steps = StepsOfBatch<Layer, Batch>::has_all_steps;
    static constexpr std::size_t x_distance = Layer::units;
    static constexpr std::size_t delta_distance = Layer::Cell::row_size;

    constexpr std::size_t count() const { return all.count(); }
    constexpr const auto* x(std::size_t q) const {
        return all.batch.tape(all.example(q)).states.data() + (all.is_real(q) ? all.step(q) : 0) * Layer::units;
    }
    constexpr const auto* delta(std::size_t q) const { return all.row(q) + Layer::Cell::state_columns; }
};

template <class Layer, class Batch>
constexpr StatesOfSteps<Layer, Batch> states_of_steps(const Batch& batch) {
    return {{batch}};
}

/// dJ/dx of the steps that short windows do not have.
template <class Layer, class Batch>
constexpr void give_zeros_behind(const Batch& batch) {
    for (std::size_t n = 0; n < batch.count(); ++n) {
        const auto below = batch.below(n);
        for (std::size_t k = real_steps<Layer::steps>(batch.x(n)) * Layer::channels; k < Layer::steps * Layer::channels;
             ++k) {
            if (below.wants(k)) {
                below.take(k, 0);
            }
        }
    }
}

} // namespace detail

} // namespace nervelet

#endif
