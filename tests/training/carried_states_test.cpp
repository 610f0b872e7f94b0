// Part of nervelet. MIT licence, the nervelet authors.
#include <array>
#include <cstddef>
#include <limits>

#include <doctest/doctest.h>

#include <nervelet/layer/base/carried_state.hpp>
#include <nervelet/layer/base/lstm_cell.hpp>
#include <nervelet/training/carried_states.hpp>

using namespace nervelet;
using namespace nervelet::detail;

namespace {

/// What a layer keeps of an example: with Units numbers of h and c that are carried over 2 steps.
template <std::size_t Units>
struct Carrying : CarriedState<float, Units, typename LSTMCell<float, Units>::Memory, Stateful> {
    std::array<float, 3 * Units> states;
};

struct CarryingNone {
    std::array<float, 4> states;
};

using Example = ChainTape<CarryingNone, ChainTape<Carrying<2>, ChainTape<CarryingNone, ChainTape<Carrying<1>>>>>;

struct Tape {
    std::array<Example, 3> examples;
};

using States = StatesOfBatch<Tape, true>;
static_assert(States::any && States::numbers == 6 && CarriedStates<Example>::numbers == 6, "h and c of both");
static_assert(CarriesState<Carrying<2>>::numbers == 4 && !CarriesState<CarryingNone>::value &&
                  CarriesState<CarryingNone>::numbers == 0,
              "of a layer");
using None = StatesOfBatch<Tape, false>;
static_assert(!None::any && None::numbers == 0, "of no layer");

/// The last state of each window: h is the number, the next one, ...; c is 10 more.
void end_window(Example& example, float number) {
    auto& two = example.next.layer;
    two.states = {{-7, -7, -7, -7, number, number + 1}};
    two.memory_after.c = {{number + 10, number + 11}};
    auto& one = example.next.next.next.layer;
    one.states = {{-7, -7, number + 2}};
    one.memory_after.c = {{number + 12}};
}

/// An archive that collects numbers, or hands out what it has.
struct Archive {
    std::array<float, 18> all{};
    std::size_t count = 0;
    bool reads = false;

    template <class Numbers>
    void operator()(Numbers& numbers) {
        for (auto& number : numbers) {
            (reads ? number : all[count]) = reads ? all[count] : number;
            ++count;
        }
    }
};

std::array<float, 18> carried(Tape& tape) {
    Archive archive;
    States::fields(tape, archive);
    CHECK(archive.count == 18);
    return archive.all;
}

bool allows(const Tape& tape, std::size_t at, float number) {
    Archive archive;
    archive.reads = true;
    archive.all[at] = number;
    const bool holds = States::allows(tape, archive);
    CHECK(archive.count == 18); // all is read, whether or not it is good
    return holds;
}

} // namespace

TEST_CASE("carried_states: commit() takes the ends of the first windows, in the order of the layers") {
    Tape tape{};
    for (std::size_t n = 0; n < 3; ++n) {
        end_window(tape.examples[n], static_cast<float>(100 * n));
    }
    CHECK(carried(tape) == std::array<float, 18>{});
    States::commit(tape, 2);
    CHECK(carried(tape) == std::array<float, 18>{{0, 1, 10, 11, 2, 12, 100, 101, 110, 111, 102, 112}});
    States::reset(tape, 0);
    CHECK(carried(tape) == std::array<float, 18>{{0, 0, 0, 0, 0, 0, 100, 101, 110, 111, 102, 112}});
    States::reset(tape);
    CHECK(carried(tape) == std::array<float, 18>{});
}

TEST_CASE("carried_states: one number that is not finite, in any layer of a window that counts, is found") {
    Tape tape{};
    tape.examples[1].next.layer.states[5] = std::numeric_limits<float>::infinity();
    CHECK(States::can_commit(tape, 1));
    CHECK_FALSE(States::can_commit(tape, 2));
    tape.examples[0].next.next.next.layer.memory_after.c[0] = std::numeric_limits<float>::quiet_NaN();
    CHECK_FALSE(States::can_commit(tape, 1));
    CHECK(None::can_commit(tape, 3));
}

TEST_CASE("carried_states: what is read can be carried where each layer can carry it") {
    const Tape tape{};
    CHECK(allows(tape, 0, 1.0f));
    CHECK_FALSE(allows(tape, 0, 1.5f)); // h
    CHECK(allows(tape, 3, 100.0f));     // c
    CHECK_FALSE(allows(tape, 17, std::numeric_limits<float>::infinity()));
    Archive none;
    CHECK(None::allows(tape, none));
    CHECK(none.count == 0);
}
