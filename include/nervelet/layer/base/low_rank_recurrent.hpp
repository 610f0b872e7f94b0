// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_LOW_RANK_RECURRENT_HPP
#define NERVELET_LAYER_BASE_LOW_RANK_RECURRENT_HPP

#include <array>
#include <cstddef>

#include "../../core/uninitialized.hpp"
#include "../../kernel/kernels.hpp"
#include "low_rank_factors.hpp"
#include "numbers_from.hpp"
#include "recurrent_adapter.hpp"
#include "steps_of_batch.hpp"

namespace nervelet {

namespace detail {

/// z = x W + b + s x A B with constant W and b, one of a recurrent layer's products: A and B learn, s = Alpha /
/// Divisor.
template <class T, class Product, std::size_t Rank, std::size_t Alpha, std::size_t Divisor>
struct LowRankProduct : LowRankFactors<ProductAdapter<LowRankProduct<T, Product, Rank, Alpha, Divisor>, T, Product>, T,
                                       Product, Rank, Alpha, Divisor> {
    using Base = LowRankFactors<ProductAdapter<LowRankProduct, T, Product>, T, Product, Rank, Alpha, Divisor>;
    using Base::columns;
    using Base::rank;
    using Base::rows;

    /// Of one step u = s x A and v = s B delta.
    struct Tape {
        std::array<T, rank> u;
        std::array<T, rank> v;
    };

    template <class X>
    static constexpr void sums(const T* factors, const X& x, T* z) {
        kernel::affine<rows, columns>(x, Product::constants(), z);
        Base::add_low_rank(factors, x, z);
    }

    template <class GradientBelow>
    static constexpr void give(const T* factors, const T* delta, const GradientBelow& below) {
        std::array<T, rank> v = uninitialized<std::array<T, rank>>();
        Base::template project<columns>(delta, Base::second(factors), v.data());
        Base::give_both(factors, delta, v.data(), below);
    }

    template <class X>
    static constexpr void keep(const T* factors, const X& x, const T* delta, Tape& tape) {
        Base::template project<rows>(x, factors, tape.u.data());
        Base::template project<columns>(delta, Base::second(factors), tape.v.data());
    }

    template <class Steps>
    static constexpr void give_of_batch(const T* factors, const Steps& steps) {
        for (std::size_t q = 0; q < steps.count(); ++q) {
            Base::give_both(factors, steps.delta(q), steps.tape(q).v.data(), steps.below(q));
        }
    }

    template <class Steps, class Visitor>
    static constexpr void gradient(const Steps& steps, std::size_t first, Visitor& visit) {
        Base::visit_factors(steps, first, visit);
    }

    template <class Steps>
    static constexpr T bound(const Steps& steps) {
        return Base::template bound_of<rank>(steps, 1);
    }
};

/// All steps of a batch with the Tape of each, of the product whose tapes Place finds on that of the layer.
template <class Steps, class Place>
struct StepsWithTapes {
    Steps steps;

    constexpr std::size_t count() const { return steps.count(); }
    constexpr auto x(std::size_t q) const { return steps.x(q); }
    constexpr auto delta(std::size_t q) const { return steps.delta(q); }
    constexpr auto below(std::size_t q) const { return steps.below(q); }
    constexpr const auto& tape(std::size_t q) const {
        return Place::of(steps.all.batch.tape(steps.all.example(q))).data()[steps.all.step(q)];
    }
};

/// Of a recurrent layer both products learn so: z = x W + b + s x A B, and the same of the states. That of the inputs
/// has at most as many ranks as there are channels: then A B can be any matrix. Learns through all steps.
template <std::size_t Rank, std::size_t Alpha>
struct LowRankRecurrentOf {
    template <class T>
    struct Products {
        template <class Product>
        using Input =
            LowRankProduct<T, Product, (Rank < Product::Inner::weight_rows ? Rank : Product::Inner::weight_rows), Alpha,
                           Rank>;
        template <class Product>
        using State = LowRankProduct<T, Product, Rank, Alpha, Rank>;
    };

    template <class T, class Frozen>
    struct Layer;
};

template <std::size_t Rank, std::size_t Alpha>
template <class T, class Frozen>
struct LowRankRecurrentOf<Rank, Alpha>::Layer
    : RecurrentAdapter<Layer<T, Frozen>, T, Frozen, Products<T>::template Input, Products<T>::template State> {
    using Base = RecurrentAdapter<Layer, T, Frozen, Products<T>::template Input, Products<T>::template State>;
    using typename Base::Cell;
    using typename Base::InputWeights;
    using typename Base::StateWeights;

    struct Tape : Base::Tape {
        std::array<typename InputWeights::Tape, Base::steps> of_inputs;
        std::array<typename StateWeights::Tape, Base::steps> of_states;
    };

    template <class X>
    static constexpr void deltas(const T* factors, const X& x, Tape& tape) {
        Base::deltas(factors, x, tape);
        for (std::size_t t = real_steps<Base::steps>(x); t < Base::steps; ++t) {
            tape.of_inputs.data()[t] = {};
            tape.of_states.data()[t] = {};
        }
        for (std::size_t t = 0; t < real_steps<Base::steps>(x); ++t) {
            const T* const row = tape.rows.data() + t * Cell::row_size;
            InputWeights::keep(factors, step_of<Base::channels>(x, t), row + Cell::input_columns,
                               tape.of_inputs.data()[t]);
            StateWeights::keep(Base::state_weights(factors), tape.states.data() + t * Base::units,
                               row + Cell::state_columns, tape.of_states.data()[t]);
        }
    }

    template <class Batch>
    static constexpr void backward_batch(const T* factors, const Batch& batch) {
        InputWeights::give_of_batch(factors, inputs(batch));
        give_zeros_behind<Layer>(batch);
    }

    template <class Batch, class Visitor>
    static constexpr void gradient(const Batch& batch, std::size_t first, Visitor& visit) {
        InputWeights::gradient(inputs(batch), first, visit);
        StateWeights::gradient(states(batch), first + InputWeights::parameter_count, visit);
    }

    template <class Batch>
    static constexpr T squared_norm_bound(const Batch& batch) {
        return InputWeights::bound(inputs(batch)) + StateWeights::bound(states(batch));
    }

private:
    struct OfInputs {
        static constexpr const auto& of(const Tape& tape) { return tape.of_inputs; }
    };

    struct OfStates {
        static constexpr const auto& of(const Tape& tape) { return tape.of_states; }
    };

    template <class Batch>
    static constexpr StepsWithTapes<InputsOfSteps<Layer, Batch>, OfInputs> inputs(const Batch& batch) {
        return {inputs_of_steps<Layer>(batch)};
    }

    template <class Batch>
    static constexpr StepsWithTapes<StatesOfSteps<Layer, Batch>, OfStates> states(const Batch& batch) {
        return {states_of_steps<Layer>(batch)};
    }
};

} // namespace detail

} // namespace nervelet

#endif
