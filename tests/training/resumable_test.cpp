// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/training/resumable.hpp>

#include <doctest/doctest.h>

#include <cstdint>

using namespace nervelet;

namespace {

// Ten pieces or more, each of which takes three ticks of the clock.
template <class Ticks, int Pieces = 10>
class Machine : public detail::Resumable<Machine<Ticks, Pieces>> {
    friend detail::Resumable<Machine<Ticks, Pieces>>;

public:
    explicit constexpr Machine(Ticks now = 0) : now_(now) { this->set_status(TrainingStatus::training); }
    constexpr int done() const { return done_; }
    constexpr Ticks now() const { return now_; }

private:
    constexpr void work() {
        ++done_;
        now_ = static_cast<Ticks>(now_ + 3);
        if (done_ == Pieces) {
            this->set_status(TrainingStatus::done);
        }
    }

    int done_ = 0;
    Ticks now_;
};

template <class Ticks, int Pieces = 10>
struct Clock {
    const Machine<Ticks, Pieces>* machine;
    constexpr Ticks operator()() const { return machine->now(); }
};

constexpr bool counts_pieces() {
    Machine<std::uint32_t> machine;
    const bool started = machine.advance(0) && machine.done() == 0 && machine.advance(4) && machine.done() == 4 &&
                         machine.advance(5) && machine.done() == 9;
    return started && !machine.advance(7) && machine.done() == 10 && !machine.advance(1) && machine.done() == 10 &&
           machine.status() == TrainingStatus::done && !machine.is_running();
}

// From near the end of the clock's range, so that it wraps around on the way.
template <class Ticks>
constexpr bool counts_ticks(Ticks start) {
    Machine<Ticks> machine(start);
    const Clock<Ticks> clock{&machine};
    const bool at_least_one = machine.advance_for(clock, 0) && machine.done() == 1;
    const bool as_many_as_fit = machine.advance_for(clock, 6) && machine.done() == 3;
    const bool and_the_last_one_begun = machine.advance_for(clock, 7) && machine.done() == 6;
    return at_least_one && as_many_as_fit && and_the_last_one_begun && !machine.advance_for(clock, 1000) &&
           machine.done() == 10 && !machine.advance_for(clock, 1000) && machine.done() == 10;
}

// The clock wraps around before so many ticks have passed, possibly several times.
template <class Ticks>
constexpr bool outlasts_the_clock(std::uint32_t ticks, int pieces) {
    Machine<Ticks, 40000> machine;
    const Clock<Ticks, 40000> clock{&machine};
    return machine.advance_for(clock, ticks) && machine.done() == pieces;
}

} // namespace

#if __cplusplus >= 201703L
static_assert(counts_pieces(), "pieces");
static_assert(outlasts_the_clock<std::uint8_t>(300, 100), "a narrow clock");
static_assert(counts_ticks<std::uint32_t>(0xFFFFFFFAu) && counts_ticks<std::uint16_t>(0xFFFBu), "ticks");
#endif

TEST_CASE("sliced: as many pieces as asked for, and no more than there are") {
    CHECK(counts_pieces());
}

TEST_CASE("sliced: until the clock has counted, also around its end; at least one piece") {
    CHECK(counts_ticks<std::uint32_t>(0));
    CHECK(counts_ticks<std::uint32_t>(0xFFFFFFFAu));
    CHECK(counts_ticks<std::uint16_t>(0xFFFBu));
    CHECK(counts_ticks<std::uint64_t>(5));
    CHECK(counts_ticks<std::int64_t>(-7));
}

TEST_CASE("sliced: a clock may be too narrow for the number of ticks") {
    CHECK(outlasts_the_clock<std::uint8_t>(300, 100));
    CHECK(outlasts_the_clock<std::int8_t>(1000, 334));
    CHECK(outlasts_the_clock<std::uint16_t>(70000, 23334));
    CHECK(outlasts_the_clock<std::int16_t>(99999, 33333));
}

TEST_CASE("sliced: nothing happens before the start") {
    struct Idle : detail::Resumable<Idle> {};
    Idle idle;
    CHECK(idle.status() == TrainingStatus::idle);
    CHECK_FALSE(idle.is_running());
}
