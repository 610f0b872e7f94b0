// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_STATE_RESETS_HPP
#define NERVELET_TRAINING_STATE_RESETS_HPP

#include <cstddef>

#include "carried_states.hpp"

namespace nervelet {
namespace detail {

/// Reports a reset of states that there are not.
template <class States>
constexpr void check_carries_states() {
    static_assert(States::any, "trainer.reset_states(): expected a network with a Stateful layer, such as GRU<16, "
                               "Stateful>. Without one each window begins with a state of zero anyway.");
}

/// The part of a Trainer that sets carried states to zero.
template <class TrainerType>
class StateResets {
public:
    /// The next window of each example of a batch begins with a state of zero, where layers are Stateful.
    constexpr void reset_states() {
        check_carries_states<typename TrainerType::States>();
        TrainerType::States::reset(static_cast<TrainerType&>(*this).tape_);
    }

    /// The same of one example. False, and nothing is changed, where a batch has no such example.
    constexpr bool reset_states(std::size_t example) {
        check_carries_states<typename TrainerType::States>();
        if (example >= TrainerType::capacity) {
            return false;
        }
        TrainerType::States::reset(static_cast<TrainerType&>(*this).tape_, example);
        return true;
    }
};

} // namespace detail
} // namespace nervelet

#endif
