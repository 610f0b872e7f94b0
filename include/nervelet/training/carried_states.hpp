// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_CARRIED_STATES_HPP
#define NERVELET_TRAINING_CARRIED_STATES_HPP

#include <array>
#include <cstddef>
#include <type_traits>
#include <utility>

#include "trained_layers.hpp"

namespace nervelet {
namespace detail {

/// Whether the tape of a layer carries a state from window to window, and how many numbers that is.
template <class LayerTape, class = void>
struct CarriesState : std::false_type {
    static constexpr std::size_t numbers = 0;
};

template <class LayerTape>
struct CarriesState<LayerTape, std::enable_if_t<(LayerTape::carried_numbers > 0)>> : std::true_type {
    static constexpr std::size_t numbers = LayerTape::carried_numbers;
};

/// Calls visit(layer's tape) for each layer of an example that carries a state, from the first to the last.
template <class LayerTape, class Visitor>
constexpr void visit_state(LayerTape& tape, const Visitor& visit, std::true_type) {
    visit(tape);
}

template <class LayerTape, class Visitor>
constexpr void visit_state(LayerTape&, const Visitor&, std::false_type) {}

/// The states that the layers of a network carry: on the tape of one example.
template <class Tape>
struct CarriedStates;

template <class LayerTape, class TapeAbove>
struct CarriedStates<ChainTape<LayerTape, TapeAbove>> {
    using LayersAbove = CarriedStates<TapeAbove>;
    static constexpr std::size_t numbers = CarriesState<LayerTape>::numbers + LayersAbove::numbers;

    template <class Tape, class Visitor>
    static constexpr void visit(Tape& tape, const Visitor& visitor) {
        visit_state(tape.layer, visitor, CarriesState<LayerTape>{});
        LayersAbove::visit(tape.next, visitor);
    }
};

template <class LayerTape>
struct CarriedStates<ChainTape<LayerTape, void>> {
    static constexpr std::size_t numbers = CarriesState<LayerTape>::numbers;

    template <class Tape, class Visitor>
    static constexpr void visit(Tape& tape, const Visitor& visitor) {
        visit_state(tape.layer, visitor, CarriesState<LayerTape>{});
    }
};

/// Goes on from the end of the window.
struct CommitState {
    template <class LayerTape>
    constexpr void operator()(LayerTape& tape) const {
        tape.commit(tape.states.data() + (tape.states.size() - LayerTape::carried_units));
    }
};

/// Whether that would leave finite numbers.
struct CanCommitState {
    bool& holds;

    template <class LayerTape>
    constexpr void operator()(const LayerTape& tape) const {
        holds = holds && tape.can_commit(tape.states.data() + (tape.states.size() - LayerTape::carried_units));
    }
};

/// Hands what is carried to an archive.
template <class Archive>
struct StateFields {
    Archive& archive;

    template <class LayerTape>
    constexpr void operator()(LayerTape& tape) const {
        LayerTape::fields(tape, archive);
    }
};

/// Whether what an archive reads can be carried.
template <class Archive>
struct AllowsState {
    Archive& archive;
    bool& holds;

    template <class LayerTape>
    constexpr void operator()(const LayerTape& tape) const {
        holds = LayerTape::allows(tape, archive) && holds;
    }
};

/// Sets numbers to zero.
struct ZeroNumbers {
    template <class T, std::size_t Size>
    constexpr void operator()(std::array<T, Size>& numbers) const {
        for (std::size_t i = 0; i < Size; ++i) {
            numbers.data()[i] = T(0);
        }
    }
};

/// The states of all examples that a trainer has on its BatchTape. Here: of a network that carries some.
template <class Tape, bool Any>
struct StatesOfBatch {
    using Example = std::decay_t<decltype(std::declval<Tape&>().examples[0])>;
    static constexpr bool any = true;
    static constexpr std::size_t numbers = CarriedStates<Example>::numbers; ///< of each example

    /// Whether the first count examples end with finite numbers.
    static constexpr bool can_commit(const Tape& tape, std::size_t count) {
        bool holds = true;
        for (std::size_t n = 0; n < count; ++n) {
            CarriedStates<Example>::visit(tape.examples.data()[n], CanCommitState{holds});
        }
        return holds;
    }

    static constexpr void commit(Tape& tape, std::size_t count) {
        for (std::size_t n = 0; n < count; ++n) {
            CarriedStates<Example>::visit(tape.examples.data()[n], CommitState{});
        }
    }

    /// Those of example n: zero.
    static constexpr void reset(Tape& tape, std::size_t n) {
        const ZeroNumbers zero{};
        CarriedStates<Example>::visit(tape.examples.data()[n], StateFields<const ZeroNumbers>{zero});
    }

    static constexpr void reset(Tape& tape) {
        for (std::size_t n = 0; n < tape.examples.size(); ++n) {
            reset(tape, n);
        }
    }

    /// All of them, for save() and load().
    template <class Self, class Archive>
    static constexpr void fields(Self& tape, Archive& archive) {
        for (std::size_t n = 0; n < tape.examples.size(); ++n) {
            CarriedStates<Example>::visit(tape.examples.data()[n], StateFields<Archive>{archive});
        }
    }

    /// Whether what archive reads can be such states.
    template <class Archive>
    static constexpr bool allows(const Tape& tape, Archive& archive) {
        bool holds = true;
        for (std::size_t n = 0; n < tape.examples.size(); ++n) {
            CarriedStates<Example>::visit(tape.examples.data()[n], AllowsState<Archive>{archive, holds});
        }
        return holds;
    }
};

/// Of a network that carries none.
template <class Tape>
struct StatesOfBatch<Tape, false> {
    static constexpr bool any = false;
    static constexpr std::size_t numbers = 0;
    static constexpr bool can_commit(const Tape&, std::size_t) { return true; }
    static constexpr void commit(Tape&, std::size_t) {}
    static constexpr void reset(Tape&) {}
    static constexpr void reset(Tape&, std::size_t) {}

    template <class Self, class Archive>
    static constexpr void fields(Self&, Archive&) {}

    template <class Archive>
    static constexpr bool allows(const Tape&, Archive&) {
        return true;
    }
};

} // namespace detail
} // namespace nervelet

#endif
