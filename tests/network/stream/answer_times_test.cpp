// Part of nervelet. MIT licence, the nervelet authors.
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <doctest/doctest.h>

#include <nervelet/network/stream/answer_times.hpp>

using nervelet::detail::AnswerTimes;

namespace {

static_assert(std::is_empty<AnswerTimes<0, 1>>::value, "nothing is counted where every sample is answered");

/// Whether of many samples just those are answered that should be.
template <std::size_t First, std::size_t Stride>
bool are_right() {
    AnswerTimes<First, Stride> times{};
    bool holds = true;
    for (std::size_t t = 0; t < 50; ++t) {
        holds = times.is_next_answered() == (t >= First && (t - First) % Stride == 0) && holds;
    }
    return holds;
}

/// An archive that sets or reads the count.
struct Count {
    std::uint32_t value;
    std::size_t numbers;
    void operator()(std::uint32_t& count) {
        count = value;
        ++numbers;
    }
};

template <class Times>
bool allows(std::uint32_t value) {
    Count archive{value, 0};
    return Times::allows(Times{}, archive) && archive.numbers == 1;
}

} // namespace

TEST_CASE("answer_times: number First, and from there on every Stride-th one") {
    CHECK(are_right<0, 1>());
    CHECK(are_right<4, 1>());
    CHECK(are_right<0, 3>());
    CHECK(are_right<2, 3>());
    CHECK(are_right<7, 2>());
    CHECK(are_right<3, 4>());
}

TEST_CASE("answer_times: the count is what is saved, and none is taken that no sample leaves") {
    AnswerTimes<2, 3> times{};
    Count five{5, 0};
    AnswerTimes<2, 3>::fields(times, five);
    CHECK(five.numbers == 1);
    CHECK(times.is_next_answered());
    CHECK(times.counted == 3);
    CHECK(allows<AnswerTimes<2, 3>>(0));
    CHECK(allows<AnswerTimes<2, 3>>(5));
    CHECK_FALSE(allows<AnswerTimes<2, 3>>(6));
    Count none{0xffffffffu, 0};
    CHECK(AnswerTimes<0, 1>::allows({}, none));
    CHECK(none.numbers == 0);
}
