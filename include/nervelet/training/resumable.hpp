// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_RESUMABLE_HPP
#define NERVELET_TRAINING_RESUMABLE_HPP

#include <cstdint>
#include <type_traits>

namespace nervelet {

/// The state of a TrainingLoop or an Adaptation.
enum class TrainingStatus : std::uint8_t {
    idle,        ///< not started
    validating,  ///< an Adaptation evaluates its held-out examples
    training,    ///< training steps are taken
    done,        ///< a TrainingLoop has ended
    committed,   ///< an Adaptation has ended with better parameters than before
    rolled_back, ///< an Adaptation has ended with exactly the parameters from before
};

namespace detail {

/// Reports a clock whose result, of type Ticks, is not an integer.
template <class Ticks>
constexpr bool check_clock() {
    static_assert(std::is_integral<Ticks>::value,
                  "advance_for(clock, ticks): expected a clock that gives whole numbers, such as millis or micros");
    return std::is_integral<Ticks>::value;
}

/// Base class of long work that is done in slices, so that the program's loop() and its watchdog are not blocked.
/// Derived has work(), which does one piece (a training step, or the evaluation of one held-out example) and changes
/// the status once all is done. The result does not depend on how the pieces are divided into slices.
template <class Derived>
class Resumable {
public:
    /// Does up to that many pieces. Returns whether there is more to do.
    constexpr bool advance(std::uint32_t pieces) {
        while (pieces > 0 && is_running()) {
            derived().work();
            --pieces;
        }
        return is_running();
    }

    /// Does pieces until clock() has advanced by that many ticks, at least one piece: advance_for(millis, 10) returns
    /// after 10 ms and the rest of the last piece. The clock may wrap around. Returns whether there is more to do.
    template <class Clock>
    constexpr bool advance_for(Clock clock, std::uint32_t ticks) {
        using Ticks = std::decay_t<decltype(clock())>;
        return run_for(clock, ticks, std::integral_constant<bool, check_clock<Ticks>()>{});
    }

    /// idle, validating, training, or how it ended.
    constexpr TrainingStatus status() const { return status_; }

    /// Whether there is more to do.
    constexpr bool is_running() const {
        return status_ == TrainingStatus::training || status_ == TrainingStatus::validating;
    }

protected:
    constexpr void set_status(TrainingStatus status) { status_ = status; }

private:
    constexpr Derived& derived() { return static_cast<Derived&>(*this); }

    template <class Clock>
    constexpr bool run_for(Clock& clock, std::uint32_t budget, std::true_type) {
        using Ticks = std::make_unsigned_t<std::decay_t<decltype(clock())>>;
        const Ticks start = static_cast<Ticks>(clock());
        while (advance(1) && static_cast<Ticks>(static_cast<Ticks>(clock()) - start) < budget) {
        }
        return is_running();
    }

    template <class Clock>
    constexpr bool run_for(Clock&, std::uint32_t, std::false_type) {
        return false;
    }

    TrainingStatus status_ = TrainingStatus::idle;
};

} // namespace detail

} // namespace nervelet

#endif
