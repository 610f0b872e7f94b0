// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_CHECKPOINT_HPP
#define NERVELET_TRAINING_CHECKPOINT_HPP

#include "../core/math/classify.hpp"
#include "../core/zero_until_set.hpp"
#include "../scalar/traits.hpp"
#include "../schedule/early_stopping.hpp"
#include "validation.hpp"

namespace nervelet {

namespace detail {

/// The best parameters of a network so far, at first those that it was started with, and their validation. The best
/// have the lowest finite Criterion::cost(); of equal ones the earlier is kept. Parameters whose mean loss is not
/// finite are never better than others.
template <class Network, class Criterion>
class Checkpoint {
public:
    using Scalar = typename ScalarTraits<typename Network::Scalar>::Real; ///< of losses: float for 16 bits

    /// Keeps the network's parameters and forgets everything else.
    constexpr void start(const Network& network, const EarlyStopping<Scalar>& stopping) {
        parameters_ = network.parameters();
        stopping_ = ZeroUntilSet<EarlyStopping<Scalar>>(stopping);
        stopping_.part.reset();
        has_before_ = false;
        has_improved_ = false;
        is_current_ = true;
        stops_ = false;
    }

    /// To be called before the network's parameters change.
    constexpr void leave() { is_current_ = false; }

    /// Takes the validation of the network as it is, and keeps its parameters if they are better than the best. The
    /// first validation is that of the network as it was at the start.
    constexpr void judge(const Network& network, const Validation<Scalar>& validation) {
        const bool can_be_better = !has_before_ || math::is_finite(validation.loss());
        const bool is_better =
            stopping_.part.update(can_be_better ? Criterion::cost(validation) : not_a_number<Scalar>());
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

    /// Puts the best parameters into the network. False if it has them already.
    constexpr bool restore(Network& network) {
        if (is_current_) {
            return false;
        }
        network.parameters() = parameters_;
        is_current_ = true;
        return true;
    }

    /// Whether early stopping ends the training.
    constexpr bool stops() const { return stops_; }

    /// Whether the best parameters are others than those at the start.
    constexpr bool has_improved() const { return has_improved_; }

    /// The validation of the parameters at the start.
    constexpr const Validation<Scalar>& before() const { return before_; }

    /// The validation of the best parameters.
    constexpr const Validation<Scalar>& best() const { return best_; }

private:
    ZeroUntilSet<EarlyStopping<Scalar>> stopping_;
    Validation<Scalar> before_;
    Validation<Scalar> best_;
    typename Network::Parameters parameters_{};
    bool has_before_ = false;
    bool has_improved_ = false;
    bool is_current_ = false; ///< the network holds parameters_
    bool stops_ = false;
};

} // namespace detail

} // namespace nervelet

#endif
