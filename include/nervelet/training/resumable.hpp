// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_RESUMABLE_HPP
#define NERVELET_TRAINING_RESUMABLE_HPP

#include <cstdint>
#include <type_traits>
#include <utility>

#include "../core/whole_number.hpp"

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

/// The type of what a clock gives; void where Clock is no function.
template <class Clock, class = void>
struct TicksOf {
    using type = void;
};

template <class Clock>
struct TicksOf<Clock, std::enable_if_t<!std::is_void<decltype(std::declval<Clock&>()())>::value>> {
    using type = std::decay_t<decltype(std::declval<Clock&>()())>;
};

/// Reports what is no clock: it cannot be called, or what it gives is not an integer.
template <class Clock>
constexpr bool check_clock() {
    using Ticks = typename TicksOf<Clock>::type;
    constexpr bool is_called = !std::is_void<Ticks>::value;
    static_assert(is_called, "advance_for(clock, ticks): expected a clock as a function that is called for the time, "
                             "such as millis: its name without (), as in advance_for(millis, 10).");
    constexpr bool holds = std::is_integral<Ticks>::value && !std::is_same<Ticks, bool>::value;
    static_assert(holds || !is_called,
                  "advance_for(clock, ticks): expected a clock that gives whole numbers, such as millis or micros");
    return holds;
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

    /// Reports a number of epochs that is no whole number; Derived has the start(epochs) for one that is.
    template <class Count, class... More, class = std::enable_if_t<!IsWholeNumber<Count>::value>>
    constexpr void start(Count, const More&...) {
        static_assert(IsWholeNumber<Count>::value,
                      "start(epochs): expected a whole number of epochs, as in start(20).");
    }

    /// Reports a number of pieces that is no whole number.
    template <class Count, class = std::enable_if_t<!IsWholeNumber<Count>::value>>
    constexpr bool advance(Count) {
        static_assert(IsWholeNumber<Count>::value,
                      "advance(pieces): expected a whole number of pieces, as in advance(5). advance_for(millis, 10) "
                      "works for a time.");
        return false;
    }

    /// Does pieces until clock() has advanced by that many ticks, at least one piece: advance_for(millis, 10) returns
    /// after 10 ms and the rest of the last piece. The clock may wrap around, also several times, but not within one
    /// piece: one of 8 bits measures pieces of up to 255 ticks. Returns whether there is more to do.
    template <class Clock>
    constexpr bool advance_for(Clock clock, std::uint32_t ticks) {
        return run_for(clock, ticks, std::integral_constant<bool, check_clock<Clock>()>{});
    }

    /// Reports a number of ticks that is no whole number.
    template <class Clock, class Count, class = std::enable_if_t<!IsWholeNumber<Count>::value>>
    constexpr bool advance_for(Clock, Count) {
        static_assert(IsWholeNumber<Count>::value,
                      "advance_for(clock, ticks): expected a whole number of ticks, in the unit of the clock, as in "
                      "advance_for(millis, 10).");
        return false;
    }

    /// Reports that there is no clock, or none and no ticks.
    template <class Other>
    constexpr bool advance_for(Other) {
        static_assert(!std::is_same<Other, Other>::value,
                      "advance_for(clock, ticks): expected a clock and a number of its ticks, as in "
                      "advance_for(millis, 10). advance(10) does ten pieces, however long they take.");
        return false;
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
        using Ticks = std::make_unsigned_t<typename TicksOf<Clock>::type>;
        Ticks last = static_cast<Ticks>(clock());
        while (advance(1)) {
            const Ticks now = static_cast<Ticks>(clock());
            const Ticks passed = static_cast<Ticks>(now - last); // modulo the clock's range
            if (passed >= budget) {
                break;
            }
            budget -= static_cast<std::uint32_t>(passed);
            last = now;
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
