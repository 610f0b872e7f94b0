// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_ADAPTATION_HPP
#define NERVELET_ADAPTATION_HPP

#include <cstddef>
#include <cstdint>

#include "core/count_up.hpp"
#include "core/random.hpp"
#include "schedule/early_stopping.hpp"
#include "training/checkpoint.hpp"
#include "training/epochs.hpp"
#include "training/example_contract.hpp"
#include "training/loop_contract.hpp"
#include "training/resumable.hpp"
#include "training/validation.hpp"

namespace nervelet {

/// Training that cannot leave the network worse than before on held-out examples, whatever it is trained on: it
/// validates, trains in place, validates after each epoch, keeps a copy of the best parameters, and ends with these
/// (committed), or, if none were better, with exactly the parameters from before (rolled_back). It works in slices, see
/// detail::Resumable:
///     static Adaptation<Trainer<Net, CrossEntropy, SGD>, Past, HeldOut> adaptation{net, {0.05f}, past, held_out};
///     adaptation.start(20);                 // epochs; then, in loop():
///     adaptation.advance_for(millis, 10);   // while it is running, the network may be worse than before
/// Criterion says what is better: LowerLoss or HigherAccuracy. It takes memory for a second copy of the parameters,
/// backup_bytes. Network and examples must outlive it and stay where they are; the held-out examples must not change
/// while it is running.
template <class TrainerType, class SourceType, class HeldOutType, class Criterion = LowerLoss,
          class Schedule = NoSchedule>
class Adaptation : public detail::Resumable<Adaptation<TrainerType, SourceType, HeldOutType, Criterion, Schedule>> {
    using Base = detail::Resumable<Adaptation<TrainerType, SourceType, HeldOutType, Criterion, Schedule>>;
    friend Base;

public:
    using Trainer = detail::CheckedTrainer<TrainerType>;
    using Network = typename Trainer::Network;
    using Scalar = typename ScalarTraits<typename Trainer::Scalar>::Real; ///< of losses: float for 16 bits
    using Optimizer = typename Trainer::Optimizer;
    using State = typename Trainer::State;
    using Tape = typename Trainer::Tape;
    using Source = detail::CheckedExamples<Network, SourceType>;           ///< the examples that are trained on
    using HeldOut = detail::CheckedExamples<Network, HeldOutType>;         ///< the examples that say what is better
    static constexpr std::size_t gradient_bytes = Trainer::gradient_bytes; ///< of a gradient buffer
    static constexpr std::size_t backup_bytes = sizeof(typename Network::Parameters); ///< of the second copy

    /// Without a network, start() does nothing until reset(). All bytes are zero, so that a static object takes no
    /// flash.
    constexpr Adaptation() = default;

    /// optimizer: {learning_rate, ...}. seed: for dropout and the order of the examples.
    constexpr Adaptation(detail::NetworkReference<Network> network, Optimizer optimizer,
                         detail::SourceReference<Source> source, detail::SourceReference<HeldOut> held_out,
                         std::uint64_t seed = 1, Schedule schedule = Schedule())
        : network_(network.address()), source_(source.address()), held_out_(held_out.address()), seeds_(seed),
          trainer_(*network, optimizer, seed), epochs_(schedule) {}

    /// Reports arguments that do not fit the optimizer.
    template <class Refused = Network>
    constexpr Adaptation(detail::NetworkReference<Network>, detail::NoOptimizer, detail::SourceReference<Source>,
                         detail::SourceReference<HeldOut>, std::uint64_t = 1, Schedule = Schedule()) {
        detail::refuse_optimizer<Refused, Optimizer>();
    }

    /// Reports a trainer in place of the network and its optimizer.
    template <class Refused = Network>
    constexpr Adaptation(const Trainer&, detail::SourceReference<Source>, detail::SourceReference<HeldOut>) {
        static_assert(detail::AlwaysFalse<Refused>::value,
                      "Adaptation<Trainer, Source, HeldOut>{net, {learning_rate}, source, held_out}: expected the "
                      "network and the optimizer's numbers, because an Adaptation has a trainer of its own.");
    }

    Adaptation(const Adaptation&) = delete;            // a copy would train the network of the original: see reset()
    Adaptation& operator=(const Adaptation&) = delete; // a copy would train the network of the original: see reset()

    /// Stops, and goes on with this network and these examples, as a new object.
    constexpr void reset(detail::NetworkReference<Network> network, Optimizer optimizer,
                         detail::SourceReference<Source> source, detail::SourceReference<HeldOut> held_out,
                         std::uint64_t seed = 1, Schedule schedule = Schedule()) {
        stop();
        network_ = network.address();
        source_ = source.address();
        held_out_ = held_out.address();
        seeds_ = Random(seed);
        trainer_.reset(*network, optimizer, seed);
        epochs_.set_schedule(schedule);
        Base::set_status(TrainingStatus::idle);
    }

    /// Begins with the network as it is. If it is still running, it is stopped first. stopping can end it before all
    /// epochs are done.
    constexpr void start(std::uint32_t epochs, EarlyStopping<Scalar> stopping = EarlyStopping<Scalar>(0xFFFFFFFFu)) {
        detail::check_criterion<Criterion, HeldOut>();
        stop();
        if (network_ == nullptr) {
            return;
        }
        epochs_.start(epochs, seeds_.next());
        checkpoint_.start(*network_, stopping);
        pieces_ = 0;
        validate();
    }

    using Base::start; ///< reports epochs that are no whole number

    /// Ends now, with the best parameters so far.
    constexpr void stop() {
        if (!Base::is_running()) {
            return;
        }
        if (checkpoint_.restore(*network_)) { // the optimizer's state belongs to the parameters that were replaced
            trainer_.reset(*network_, trainer_.optimizer(), seeds_.next());
        }
        Base::set_status(checkpoint_.has_improved() ? TrainingStatus::committed : TrainingStatus::rolled_back);
    }

    /// The trainer; trainer().optimizer().learning_rate changes the learning rate.
    constexpr Trainer& trainer() { return trainer_; }

    /// The held-out examples with the parameters from before.
    constexpr const Validation<Scalar>& before() const { return checkpoint_.before(); }

    /// The held-out examples with the best parameters so far.
    constexpr const Validation<Scalar>& best() const { return checkpoint_.best(); }

    /// The number of epochs done.
    constexpr std::uint32_t epoch() const { return epochs_.epoch(); }

    /// The number of steps since start(), up to 2^32 - 1, refused ones included.
    constexpr std::uint32_t steps() const { return epochs_.steps(); }

    /// The number of steps that the trainer refused, because numbers were not finite or the learning rate was invalid.
    constexpr std::uint32_t refused() const { return epochs_.refused(); }

    /// The share of the work that is done, 0 to 1. With early stopping it jumps to 1.
    constexpr Scalar progress() const {
        if (!Base::is_running()) {
            return Base::status() == TrainingStatus::idle ? Scalar(0) : Scalar(1);
        }
        const Scalar looks = static_cast<Scalar>(held_out_->size());
        const Scalar epoch = looks + static_cast<Scalar>(epochs_.steps_of_epoch(source_->size()));
        const Scalar share = static_cast<Scalar>(pieces_) / (looks + static_cast<Scalar>(epochs_.epochs()) * epoch);
        return share < Scalar(1) ? share : Scalar(1);
    }

private:
    /// One training step, or one held-out example.
    constexpr void work() {
        detail::count_up(pieces_);
        if (Base::status() == TrainingStatus::training) {
            checkpoint_.leave();
            if (epochs_.step(trainer_, *source_)) {
                validate();
            }
            return;
        }
        if (place_ < held_out_->size()) {
            validation_.template add<typename Trainer::Loss>(*network_, held_out_->input(place_),
                                                             held_out_->target(place_));
            ++place_;
        }
        if (place_ >= held_out_->size()) {
            judge();
        }
    }

    /// Goes on with the held-out examples.
    constexpr void validate() {
        validation_ = Validation<Scalar>();
        place_ = 0;
        Base::set_status(TrainingStatus::validating);
    }

    /// After the last held-out example.
    constexpr void judge() {
        checkpoint_.judge(*network_, validation_);
        Base::set_status(TrainingStatus::training);
        if (epochs_.is_done() || checkpoint_.stops() || validation_.count() == 0) {
            stop();
        }
    }

    Network* network_ = nullptr;
    const Source* source_ = nullptr;
    const HeldOut* held_out_ = nullptr;
    Random seeds_ = Random::from_state(0);
    Trainer trainer_;
    detail::Epochs<Trainer, Source, Schedule> epochs_;
    detail::Checkpoint<Network, Criterion> checkpoint_;
    Validation<Scalar> validation_; ///< of the network as it is
    std::size_t place_ = 0;         ///< the next held-out example
    std::uint32_t pieces_ = 0;      ///< how often work() was called since start()
};

} // namespace nervelet

#endif
