// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_LOOP_HPP
#define NERVELET_TRAINING_LOOP_HPP

#include <cstdint>

#include "training/epochs.hpp"
#include "training/example_contract.hpp"
#include "training/resumable.hpp"

namespace nervelet {

/// Epochs over a source of examples (Examples or a Replay), in slices:
///     static TrainingLoop<decltype(trainer), decltype(replay)> training{trainer, replay};
///     training.start(20);                     // epochs; then, in loop():
///     training.advance_for(millis, 10);       // or advance(5): steps
/// A schedule as third argument sets the learning rate before each step. Trainer and source must outlive it and stay
/// where they are. The source may change between slices: what it lost is skipped, what it gained comes next epoch.
template <class TrainerType, class SourceType, class Schedule = NoSchedule>
class TrainingLoop : public detail::Resumable<TrainingLoop<TrainerType, SourceType, Schedule>> {
    using Base = detail::Resumable<TrainingLoop<TrainerType, SourceType, Schedule>>;
    friend Base;

public:
    using Trainer = TrainerType;
    using Scalar = typename Trainer::Scalar;
    using Source = detail::CheckedExamples<typename Trainer::Network, SourceType>;

    /// Does nothing until reset(). All its bytes are zero, so that a static one takes no flash.
    constexpr TrainingLoop() = default;

    constexpr TrainingLoop(Trainer& trainer, const SourceType& source, Schedule schedule = Schedule())
        : trainer_(&trainer), source_(detail::AddressOf<Source>::of(source)), epochs_(schedule) {}

    constexpr void reset(Trainer& trainer, const SourceType& source, Schedule schedule = Schedule()) {
        trainer_ = &trainer;
        source_ = detail::AddressOf<Source>::of(source);
        epochs_.set_schedule(schedule);
        Base::set_status(TrainingStatus::idle);
    }

    /// Begins anew. seed: for the order of the examples. The optimizer goes on with what it remembers.
    constexpr void start(std::uint32_t epochs, std::uint64_t seed = 1) {
        epochs_.start(epochs, seed);
        Base::set_status(trainer_ == nullptr || epochs == 0 ? TrainingStatus::done : TrainingStatus::training);
    }

    /// Ends where it is.
    constexpr void stop() { Base::set_status(TrainingStatus::done); }

    constexpr std::uint32_t epoch() const { return epochs_.epoch(); }
    constexpr std::uint32_t steps() const { return epochs_.steps(); }

    /// How many steps the trainer refused: examples that are not finite, or an unusable learning rate.
    constexpr std::uint32_t refused() const { return epochs_.refused(); }

    /// Mean over the steps of this epoch so far; between two epochs of the last. NaN before the first.
    constexpr Scalar loss() const { return epochs_.loss(); }

    /// 0 to 1.
    constexpr Scalar progress() const {
        return Base::is_running() ? epochs_.progress() : Base::status() == TrainingStatus::idle ? Scalar(0) : Scalar(1);
    }

private:
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
