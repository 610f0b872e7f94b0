// Part of nervelet. MIT licence, the nervelet authors.
#include <cstddef>
#include <limits>
#include <type_traits>

#include <doctest/doctest.h>

#include <nervelet/layer/base/carried_state.hpp>
#include <nervelet/layer/base/gru_cell.hpp>
#include <nervelet/layer/base/lstm_cell.hpp>

using namespace nervelet;

namespace {

using GRUMemory = nervelet::detail::GRUCell<float, 2>::Memory;
using LSTMMemory = nervelet::detail::LSTMCell<float, 2>::Memory;
using OfGRU = nervelet::detail::CarriedState<float, 2, GRUMemory, Stateful>;
using OfLSTM = nervelet::detail::CarriedState<float, 2, LSTMMemory, Stateful>;
using None = nervelet::detail::CarriedState<float, 2, LSTMMemory, nervelet::detail::Stateless>;
static_assert(std::is_empty<None>::value && sizeof(OfGRU) == sizeof(float) * 2 && sizeof(OfLSTM) == sizeof(float) * 6,
              "what is carried, and c after the window");

} // namespace

TEST_CASE("carried_state: only commit() changes with what the next window begins") {
    OfLSTM state{};
    LSTMMemory memory{};
    const float h[] = {0.5f, -0.25f};
    float last[2] = {};
    state.end(h, last, LSTMMemory{{{3.0f, 4.0f}}});
    float begin[] = {9.0f, 9.0f};
    state.begin(begin, memory);
    CHECK(begin[0] == 0.0f);
    CHECK(memory.c[1] == 0.0f);
    REQUIRE(state.can_commit(last));
    state.commit(last);
    state.begin(begin, memory);
    CHECK(begin[0] == 0.5f);
    CHECK(begin[1] == -0.25f);
    CHECK(memory.c[0] == 3.0f);
    CHECK(memory.c[1] == 4.0f);
}

TEST_CASE("carried_state: numbers that are not finite cannot be carried") {
    const float infinity = std::numeric_limits<float>::infinity();
    OfLSTM state{};
    float last[] = {0.5f, 0.5f};
    state.end(last, last, LSTMMemory{{{3.0f, infinity}}});
    CHECK_FALSE(state.can_commit(last));
    OfGRU other{};
    CHECK(other.can_commit(last));
    last[1] = std::numeric_limits<float>::quiet_NaN();
    CHECK_FALSE(other.can_commit(last));
}

TEST_CASE("carried_state: without it each window begins with zero") {
    None state{};
    LSTMMemory memory{};
    float h[] = {1.0f, 2.0f};
    state.begin(h, memory);
    CHECK(h[0] == 0.0f);
    CHECK(h[1] == 0.0f);
}
