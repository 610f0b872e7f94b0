// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/schedule/early_stopping.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <type_traits>

using namespace nervelet;

namespace {

template <class T>
constexpr bool stops_after_patience() {
    EarlyStopping<T> stopping{2};
    const bool fresh = !stopping.stop();
    const bool a = stopping.update(T(1));
    const bool b = stopping.update(T(0.5));
    const bool c = stopping.update(T(0.5)); // equal is no improvement
    const bool still = !stopping.stop();
    const bool d = stopping.update(T(0.7));
    return fresh && a && b && !c && still && !d && stopping.stop() && stopping.best() == T(0.5) &&
           stopping.best_step() == 1;
}

template <class T>
constexpr bool improvement_starts_again() {
    EarlyStopping<T> stopping{2};
    stopping.update(T(1));
    stopping.update(T(2));
    const bool better = stopping.update(T(0.9));
    stopping.update(T(2));
    return better && !stopping.stop() && stopping.best_step() == 2;
}

template <class T>
constexpr bool small_improvements_do_not_count() {
    EarlyStopping<T> stopping{3, T(0.25)};
    return stopping.update(T(1)) && !stopping.update(T(0.875)) && !stopping.update(T(0.75)) &&
           stopping.update(T(0.625)) && stopping.best() == T(0.625) && stopping.best_step() == 3 && !stopping.stop();
}

template <class T>
constexpr bool not_finite_is_no_improvement() {
    const T nan = std::numeric_limits<T>::quiet_NaN();
    const T infinity = std::numeric_limits<T>::infinity();
    EarlyStopping<T> stopping{3};
    const bool none = !stopping.update(nan) && !stopping.update(-infinity) && stopping.best_step() == 0 &&
                      stopping.best() == (std::numeric_limits<T>::max)() && !stopping.stop();
    const bool first = stopping.update(T(5)) && stopping.best_step() == 2;
    const bool after = !stopping.update(-infinity) && !stopping.update(nan) && !stopping.update(infinity);
    return none && first && after && stopping.stop() && stopping.best() == T(5);
}

template <class T>
constexpr bool first_finite_loss_is_best() {
    EarlyStopping<T> stopping{1, T(10)};
    return stopping.update((std::numeric_limits<T>::max)()) && stopping.best_step() == 0;
}

template <class T>
constexpr bool no_patience() {
    EarlyStopping<T> stopping{0};
    const bool before = !stopping.stop();
    stopping.update(T(1));
    const bool running = !stopping.stop();
    stopping.update(T(1));
    return before && running && stopping.stop();
}

/// What is worse is no new best, whatever minimum was asked for.
template <class T>
constexpr bool worse_is_never_best(T minimum_improvement) {
    EarlyStopping<T> stopping{2, minimum_improvement};
    return stopping.update(T(1)) && !stopping.update(T(1.25)) && !stopping.update(T(1)) && stopping.stop() &&
           stopping.best() == T(1) && stopping.best_step() == 0;
}

template <class T>
constexpr bool takes_any_minimum() {
    return worse_is_never_best(T(-1)) && worse_is_never_best(-std::numeric_limits<T>::infinity()) &&
           worse_is_never_best(std::numeric_limits<T>::quiet_NaN()) &&
           worse_is_never_best(std::numeric_limits<T>::infinity()) && EarlyStopping<T>(1, T(-1)).update(T(5));
}

template <class T>
constexpr bool nothing_means_every_improvement(T minimum_improvement) {
    EarlyStopping<T> stopping{2, minimum_improvement};
    return stopping.update(T(1)) && stopping.update(T(0.875)) && stopping.best_step() == 1;
}

template <class T>
constexpr bool starts_anew() {
    EarlyStopping<T> stopping{1, T(0.25)};
    stopping.update(T(1));
    stopping.update(T(1));
    const bool stopped = stopping.stop();
    stopping.reset();
    const bool fresh = !stopping.stop() && stopping.update(T(3)) && stopping.best() == T(3);
    return stopped && fresh && !stopping.update(T(2.875)) && stopping.stop();
}

static_assert(sizeof(EarlyStopping<float>) == 20, "two numbers and three counters");
static_assert(std::is_trivially_copyable<EarlyStopping<float>>::value, "a plain value");

} // namespace

#if __cplusplus >= 201703L
static_assert(stops_after_patience<float>() && stops_after_patience<double>(), "patience");
static_assert(no_patience<float>() && no_patience<double>(), "patience 0");
static_assert(improvement_starts_again<float>() && improvement_starts_again<double>(), "in a row");
static_assert(small_improvements_do_not_count<float>() && small_improvements_do_not_count<double>(), "minimum");
static_assert(not_finite_is_no_improvement<float>() && not_finite_is_no_improvement<double>(), "not finite");
static_assert(first_finite_loss_is_best<float>() && first_finite_loss_is_best<double>(), "first loss");
static_assert(takes_any_minimum<float>() && takes_any_minimum<double>(), "any minimum");
static_assert(starts_anew<float>() && starts_anew<double>(), "reset");
#endif

TEST_CASE("early stopping: stops when patience updates in a row brought no improvement") {
    CHECK(stops_after_patience<float>());
    CHECK(stops_after_patience<double>());
    CHECK(no_patience<float>());
    CHECK(no_patience<double>());
}

TEST_CASE("early stopping: an improvement starts the patience again") {
    CHECK(improvement_starts_again<float>());
    CHECK(improvement_starts_again<double>());
}

TEST_CASE("early stopping: an improvement is a loss < best - minimum_improvement") {
    CHECK(small_improvements_do_not_count<float>());
    CHECK(small_improvements_do_not_count<double>());
}

TEST_CASE("early stopping: a loss that is not finite is no improvement, the first finite one is") {
    CHECK(not_finite_is_no_improvement<float>());
    CHECK(not_finite_is_no_improvement<double>());
    CHECK(first_finite_loss_is_best<float>());
    CHECK(first_finite_loss_is_best<double>());
}

TEST_CASE("early stopping: what is worse is never a new best, even with a minimum that is negative or NaN") {
    CHECK(takes_any_minimum<float>());
    CHECK(takes_any_minimum<double>());
    CHECK(nothing_means_every_improvement(-1.0f));
    CHECK(nothing_means_every_improvement(std::numeric_limits<double>::quiet_NaN()));
}

TEST_CASE("early stopping: reset starts anew with the same patience") {
    CHECK(starts_anew<float>());
    CHECK(starts_anew<double>());
}

TEST_CASE("early stopping of losses in 16 bits: what a step answers, and a refused one is never best") {
    const auto loss = [](float number) {
        return FixedLoss::from_raw(static_cast<std::int32_t>(number * 65536.0f));
    };
    EarlyStopping<FixedLoss> stopping{2, loss(0.125f)};
    CHECK(stopping.best() == FixedLoss::from_raw(INT32_MAX));
    CHECK_FALSE(stopping.update(FixedLoss::of_refusal()));
    CHECK(stopping.update(loss(1.0f)));
    CHECK_FALSE(stopping.update(loss(0.9375f)));
    CHECK(stopping.update(loss(0.75f)));
    CHECK_FALSE(stopping.update(FixedLoss::of_refusal()));
    CHECK_FALSE(stopping.stop());
    CHECK_FALSE(stopping.update(loss(0.75f)));
    CHECK(stopping.stop());
    CHECK(stopping.best() == loss(0.75f));
    CHECK(stopping.best_step() == 3);
    EarlyStopping<FixedLoss> strict{1, FixedLoss::of_refusal()}; // counts as 0
    CHECK(strict.update(loss(1.0f)));
    CHECK_FALSE(strict.update(loss(1.0f)));
}
