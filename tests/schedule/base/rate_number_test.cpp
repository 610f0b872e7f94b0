// Part of nervelet. MIT licence, the nervelet authors.
// A schedule for the scalar of a network: with 16 bits it is the schedule of float, and sets a rate of the optimizer.
#include <nervelet/schedule/base/rate_number.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <type_traits>

#include <nervelet/optimizer/sgd.hpp>
#include <nervelet/schedule/constant_schedule.hpp>
#include <nervelet/schedule/cosine_schedule.hpp>
#include <nervelet/schedule/exponential_schedule.hpp>
#include <nervelet/schedule/step_schedule.hpp>
#include <nervelet/schedule/warm_up.hpp>

using namespace nervelet;

namespace {

template <class Schedule, class Same>
bool is_same(const Schedule& schedule, const Same& same) {
    bool holds = true;
    for (std::uint32_t step = 0; step < 12; ++step) {
        const float rate = schedule(step);
        holds = holds && rate >= same(step) && rate <= same(step);
    }
    return holds;
}

} // namespace

TEST_CASE("a schedule of 16 bits computes in float") {
    static_assert(std::is_same<detail::RateNumber<Fixed16>, float>::value, "");
    static_assert(std::is_same<detail::RateNumber<double>, double>::value, "");
    using Cosine = CosineSchedule<Fixed16>;
    CHECK(is_same(ConstantSchedule<Fixed16>{0.1f}, ConstantSchedule<float>{0.1f}));
    CHECK(is_same(Cosine{0.1f, 0.001f, 10}, CosineSchedule<float>{0.1f, 0.001f, 10}));
    CHECK(is_same(StepSchedule<Fixed16>{0.1f, 0.5f, 3}, StepSchedule<float>{0.1f, 0.5f, 3}));
    CHECK(is_same(ExponentialSchedule<Fixed16>{0.1f, 0.9f}, ExponentialSchedule<float>{0.1f, 0.9f}));
    CHECK(is_same(WarmUp<Cosine>{{0.1f, 0.001f, 10}, 4}, WarmUp<CosineSchedule<float>>{{0.1f, 0.001f, 10}, 4}));
}

TEST_CASE("a schedule sets the learning rate of an optimizer of 16 bits") {
    SGD<Fixed16> optimizer{0.05f};
    const ExponentialSchedule<Fixed16> schedule{0.0625f, 0.5f};
    optimizer.learning_rate = schedule(3);
    CHECK(float(optimizer.learning_rate) == 0.0078125f);
}
