// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_CHECKPOINT_HPP
#define NERVELET_TRAINING_CHECKPOINT_HPP

#include "../core/zero_until_set.hpp"
#include "../schedule/early_stopping.hpp"
#include "validation.hpp"

namespace nervelet {

namespace detail {

/// The best parameters so far of a network, those that it was started with first, and how they did. What is best is the
/// candidate with the lowest finite Criterion::cost(); a tie goes to the earlier one.
template <class Network, class Criterion>
class Checkpoint {
public:
    using Scalar = typename Network::Scalar;

    constexpr void start(const Network& network, const EarlyStopping<Scalar>& stopping) {
        parameters_ = network.parameters();
        stopping_ = ZeroUntilSet<EarlyStopping<Scalar>>(stopping);
        stopping_.part.reset();
        has_before_ = false;
        has_improved_ = false;
        is_current_ = true;
        stops_ = false;
    }

    /// The network's parameters are about to change.
    constexpr void leave() { is_current_ = false; }

    /// Keeps the network if it did better than the best; the first one judged is the network as it was at the start.
    constexpr void judge(const Network& network, const Validation<Scalar>& validation) {
        const bool is_better = stopping_.part.update(Criterion::cost(validation));
        if (!has_before_) {
            has_before_ = true;
            before_ = best_ = validation;
        } else {
            stops_ = stopping_.part.stop();
            if (is_better) {
                parameters_ = network.parameters();
                best_ = validation;
                is_current_ = true;
                has_improved_ = true;
            }
        }
    }

    /// Brings the best back. False if the network is at its best already.
    constexpr bool restore(Network& network) {
        if (is_current_) {
            return false;
        }
        network.parameters() = parameters_;
        is_current_ = true;
        return true;
    }

    constexpr bool stops() const { return stops_; }
    constexpr bool has_improved() const { return has_improved_; }
    constexpr const Validation<Scalar>& before() const { return before_; }
    constexpr const Validation<Scalar>& best() const { return best_; }

private:
    ZeroUntilSet<EarlyStopping<Scalar>> stopping_;
    Validation<Scalar> before_;
    Validation<Scalar> best_;
    typename Network::Parameters parameters_{};
    bool has_before_ = false;
    bool has_improved_ = false;
    bool is_current_ = false; ///< the network holds these very parameters
    bool stops_ = false;
};

} // namespace detail

} // namespace nervelet

#endif
