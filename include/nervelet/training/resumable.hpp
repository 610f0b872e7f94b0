// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_RESUMABLE_HPP
#define NERVELET_TRAINING_RESUMABLE_HPP

#include <cstdint>
#include <type_traits>

namespace nervelet {

/// Where a TrainingLoop or an Adaptation stands.
enum class TrainingStatus : std::uint8_t {
    idle,        ///< not started
    validating,  ///< an Adaptation looks at its held-out examples
    training,    ///< steps are taken
    done,        ///< a TrainingLoop has come to its end
    committed,   ///< an Adaptation has ended: better than before
    rolled_back, ///< an Adaptation has ended: the parameters are those from before, to the bit
};

namespace detail {

/// Ticks is what a clock counts in; the words for one that counts in anything but whole numbers.
template <class Ticks>
constexpr bool check_clock() {
    static_assert(std::is_integral<Ticks>::value,
                  "advance_for(clock, ticks): expected a clock that gives whole numbers, such as millis or micros");
    return std::is_integral<Ticks>::value;
}

/// Base of what works piece by piece, so that loop() and the watchdog live: Machine has work(), which does one piece (a
/// training step, or the look at one held-out example) and says whether there is more. However the pieces are
/// divided into slices, the result is the same to the bit.
template <class Machine>
class Resumable {
public:
    /// Does up to that many pieces. True while there is more to do.
    constexpr bool advance(std::uint32_t pieces) {
        while (pieces > 0 && is_running()) {
            machine().work();
            --pieces;
        }
        return is_running();
    }

    /// Does pieces until clock() has counted that many ticks, at least one piece: advance_for(millis, 10) returns after
    /// 10 ms and what is left of the last piece. The clock may wrap around. True while there is more to do.
    template <class Clock>
    constexpr bool advance_for(Clock clock, std::uint32_t ticks) {
        using Ticks = std::decay_t<decltype(clock())>;
        return run_for(clock, ticks, std::integral_constant<bool, check_clock<Ticks>()>{});
    }

    constexpr TrainingStatus status() const { return status_; }

    constexpr bool is_running() const {
        return status_ == TrainingStatus::training || status_ == TrainingStatus::validating;
    }

protected:
    constexpr void set_status(TrainingStatus status) { status_ = status; }

private:
    constexpr Machine& machine() { return static_cast<Machine&>(*this); }

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
