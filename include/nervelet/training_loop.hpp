// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_LOOP_HPP
#define NERVELET_TRAINING_LOOP_HPP

#include <cstdint>

#include "training/epochs.hpp"
#include "training/example_contract.hpp"
#include "training/loop_contract.hpp"
#include "training/resumable.hpp"

namespace nervelet {

/// Trains for some epochs on a source of examples (Examples or a Replay), in slices, see detail::Resumable:
///     static TrainingLoop<decltype(trainer), decltype(replay)> training{trainer, replay};
///     training.start(20);                     // epochs; then, in loop():
///     training.advance_for(millis, 10);       // or advance(5), which counts steps
/// A schedule as third argument sets the learning rate before each step. Trainer and source must outlive it and stay
/// where they are; none of them is copied, nor can the loop be. The source may change between slices: examples that are
/// gone are skipped, new ones are used from the next epoch on.
template <class TrainerType, class SourceType, class Schedule = NoSchedule>
class TrainingLoop : public detail::Resumable<TrainingLoop<TrainerType, SourceType, Schedule>> {
    using Base = detail::Resumable<TrainingLoop<TrainerType, SourceType, Schedule>>;
    friend Base;

public:
    using Trainer = detail::CheckedTrainer<TrainerType>;
    using Scalar = typename ScalarTraits<typename Trainer::Scalar>::Real;          ///< of losses: float for 16 bits
    using Source = detail::CheckedExamples<typename Trainer::Network, SourceType>; ///< Examples, a Replay or the like

    /// Without a trainer, start() is done at once, until reset(). All bytes are zero, so that a static object takes no
    /// flash.
    constexpr TrainingLoop() = default;

    /// schedule: sets the learning rate before each step.
    constexpr TrainingLoop(detail::TrainerReference<Trainer> trainer, detail::SourceReference<Source> source,
                           Schedule schedule = Schedule())
        : trainer_(trainer.address()), source_(source.address()), epochs_(schedule) {}

    TrainingLoop(const TrainingLoop&) = delete; // a copy would train the network of the original: see reset()
    TrainingLoop&
    operator=(const TrainingLoop&) = delete; // a copy would train the network of the original: see reset()

    /// Goes on with this trainer and these examples, as a new object.
    constexpr void reset(detail::TrainerReference<Trainer> trainer, detail::SourceReference<Source> source,
                         Schedule schedule = Schedule()) {
        trainer_ = trainer.address();
        source_ = source.address();
        epochs_.set_schedule(schedule);
        Base::set_status(TrainingStatus::idle);
    }

    /// Begins with epoch 0. seed: for the order of the examples. The optimizer keeps its state.
    constexpr void start(std::uint32_t epochs, std::uint64_t seed = 1) {
        epochs_.start(epochs, seed);
        Base::set_status(trainer_ == nullptr || epochs == 0 ? TrainingStatus::done : TrainingStatus::training);
    }

    using Base::start; ///< reports epochs that are no whole number

    /// Ends now.
    constexpr void stop() { Base::set_status(TrainingStatus::done); }

    /// The number of epochs done.
    constexpr std::uint32_t epoch() const { return epochs_.epoch(); }

    /// The number of steps since start(), up to 2^32 - 1, refused ones included.
    constexpr std::uint32_t steps() const { return epochs_.steps(); }

    /// The number of steps that the trainer refused, because numbers were not finite or the learning rate was invalid.
    constexpr std::uint32_t refused() const { return epochs_.refused(); }

    /// The mean loss of the steps in this epoch so far, or between two epochs of the last one; NaN before the first
    /// step.
    constexpr Scalar loss() const { return epochs_.loss(); }

    /// The share of the work that is done, 0 to 1.
    constexpr Scalar progress() const {
        return Base::is_running() ? epochs_.progress() : Base::status() == TrainingStatus::idle ? Scalar(0) : Scalar(1);
    }

private:
    /// One training step.
    constexpr void work() {
        if (epochs_.step(*trainer_, *source_) && epochs_.is_done()) {
            stop();
        }
    }

    Trainer* trainer_ = nullptr;
    const Source* source_ = nullptr;
    detail::Epochs<Trainer, Source, Schedule> epochs_;
};

} // namespace nervelet

#endif
