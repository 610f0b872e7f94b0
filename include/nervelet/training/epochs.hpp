// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_EPOCHS_HPP
#define NERVELET_TRAINING_EPOCHS_HPP

#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "../core/count_up.hpp"
#include "../core/empty_value.hpp"
#include "../core/math/classify.hpp"
#include "../core/random.hpp"
#include "../data/shuffle.hpp"
#include "../scalar/traits.hpp"
#include "minibatch.hpp"

namespace nervelet {

/// The schedule of a TrainingLoop or an Adaptation that leaves the learning rate as it is.
struct NoSchedule {};

namespace detail {

/// Sets the learning rate for a step.
template <class Schedule, class Optimizer>
constexpr void set_learning_rate(const Schedule& schedule, Optimizer& optimizer, std::uint32_t step) {
    optimizer.learning_rate = schedule(step);
}

/// Without a schedule: nothing.
template <class Optimizer>
constexpr void set_learning_rate(const NoSchedule&, Optimizer&, std::uint32_t) {}

/// A number of epochs, step by step. An epoch takes every example of the source once, in random order. It takes memory
/// for an index of each example.
template <class Trainer, class Source, class Schedule>
class Epochs : EmptyValue<Minibatch<Trainer, Source>>, EmptyValue<Schedule> {
    using MinibatchValue = EmptyValue<Minibatch<Trainer, Source>>;
    using ScheduleValue = EmptyValue<Schedule>;
    static constexpr std::size_t places = Source::capacity;
    using Index = std::conditional_t<(places <= 256), std::uint8_t,
                                     std::conditional_t<(places <= 65536), std::uint16_t, std::uint32_t>>;

public:
    using Scalar = typename ScalarTraits<typename Trainer::Scalar>::Real; ///< of losses: float for 16 bits

    explicit constexpr Epochs(const Schedule& schedule = Schedule())
        : MinibatchValue(Minibatch<Trainer, Source>()), ScheduleValue(schedule), random_(Random::from_state(0)) {}

    /// Another schedule.
    constexpr void set_schedule(const Schedule& schedule) { ScheduleValue::get() = schedule; }

    /// Begins with epoch 0. seed: for the order of the examples.
    constexpr void start(std::uint32_t epochs, std::uint64_t seed) {
        random_ = Random(seed);
        epochs_ = epochs;
        epoch_ = 0;
        position_ = 0;
        count_ = 0;
        steps_ = 0;
        refused_ = 0;
        learned_ = 0;
    }

    /// One step. True if it was the last of its epoch. Without examples all epochs are done at once.
    constexpr bool step(Trainer& trainer, const Source& source) {
        if (position_ == 0 && !begin_epoch(source.size())) {
            epoch_ = epochs_;
            return true;
        }
        const std::size_t left = count_ - position_;
        const std::size_t taken = left < Trainer::capacity ? left : std::size_t(Trainer::capacity);
        set_learning_rate(ScheduleValue::get(), trainer.optimizer(), steps_);
        note(MinibatchValue::get().step(trainer, source, order_ + position_, taken));
        count_up(steps_);
        position_ += static_cast<std::uint32_t>(taken);
        if (position_ < count_) {
            return false;
        }
        position_ = 0;
        ++epoch_;
        return true;
    }

    /// Whether all epochs are done.
    constexpr bool is_done() const { return epoch_ >= epochs_; }

    /// The number of epochs done.
    constexpr std::uint32_t epoch() const { return epoch_; }

    /// The number of epochs in all.
    constexpr std::uint32_t epochs() const { return epochs_; }

    /// The number of steps, refused ones included.
    constexpr std::uint32_t steps() const { return steps_; }

    /// The number of steps in an epoch over `size` examples.
    static constexpr std::size_t steps_of_epoch(std::size_t size) {
        return ((size < places ? size : std::size_t(places)) + Trainer::capacity - 1) / Trainer::capacity;
    }

    /// The number of refused steps.
    constexpr std::uint32_t refused() const { return refused_; }

    /// The generator for the order of the examples.
    constexpr Random& random() { return random_; }

    /// The mean loss of the steps in this epoch so far, or between two epochs of the last one; NaN before the first
    /// step.
    constexpr Scalar loss() const {
        return learned_ == 0 ? not_a_number<Scalar>() : loss_sum_ / static_cast<Scalar>(learned_);
    }

    /// The share of the work that is done, 0 to 1.
    constexpr Scalar progress() const {
        const Scalar part = count_ == 0 ? Scalar(0) : static_cast<Scalar>(position_) / static_cast<Scalar>(count_);
        return is_done() ? Scalar(1) : (static_cast<Scalar>(epoch_) + part) / static_cast<Scalar>(epochs_);
    }

private:
    /// Draws a new order. False where there are no examples.
    constexpr bool begin_epoch(std::size_t size) {
        count_ = static_cast<std::uint32_t>(size < places ? size : std::size_t(places));
        for (std::uint32_t i = 0; i < count_; ++i) {
            order_[i] = static_cast<Index>(i);
        }
        detail::shuffle(order_, count_, random_);
        loss_sum_ = Scalar(0);
        learned_ = 0;
        return count_ > 0;
    }

    /// Counts a step with this loss.
    constexpr void note(LossIn<typename Trainer::Scalar> loss) {
        if (math::is_finite(loss)) {
            loss_sum_ += static_cast<Scalar>(loss);
            ++learned_;
        } else {
            count_up(refused_);
        }
    }

    Random random_;
    Scalar loss_sum_ = Scalar(0);
    std::uint32_t learned_ = 0;
    std::uint32_t epochs_ = 0;
    std::uint32_t epoch_ = 0;
    std::uint32_t count_ = 0;
    std::uint32_t position_ = 0;
    std::uint32_t steps_ = 0;
    std::uint32_t refused_ = 0;
    Index order_[places] = {};
};

} // namespace detail

} // namespace nervelet

#endif
