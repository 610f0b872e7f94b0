// Part of nervelet. MIT licence, the nervelet authors.
#include <array>
#include <cstddef>

#include <doctest/doctest.h>

#include <nervelet/training/state_resets.hpp>

namespace {

using AllStates = std::array<float, 3>;

/// Of each example one number.
struct OneNumberEach {
    static constexpr bool any = true;
    static void reset(AllStates& tape, std::size_t n) { tape[n] = 0; }
    static void reset(AllStates& tape) {
        for (std::size_t n = 0; n < tape.size(); ++n) {
            reset(tape, n);
        }
    }
};

struct Trainer : nervelet::detail::StateResets<Trainer> {
    using States = OneNumberEach;
    static constexpr std::size_t capacity = 3;
    AllStates tape_{{1, 2, 3}};
};

} // namespace

TEST_CASE("state_resets: of all examples") {
    Trainer trainer;
    trainer.reset_states();
    CHECK(trainer.tape_ == AllStates{});
}

TEST_CASE("state_resets: of one example, where there is such a one") {
    Trainer trainer;
    CHECK(trainer.reset_states(1));
    CHECK(trainer.tape_ == AllStates{{1, 0, 3}});
    CHECK_FALSE(trainer.reset_states(3));
    CHECK_FALSE(trainer.reset_states(static_cast<std::size_t>(-1)));
    CHECK(trainer.tape_ == AllStates{{1, 0, 3}});
    CHECK(trainer.reset_states(2));
    CHECK(trainer.reset_states(0));
    CHECK(trainer.tape_ == AllStates{});
}
