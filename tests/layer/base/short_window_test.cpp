// Part of nervelet. MIT licence, the nervelet authors.
#include <cstddef>

#include <doctest/doctest.h>

#include <nervelet/layer/base/short_window.hpp>

using namespace nervelet;

namespace {

struct SixSteps {
    using output_shape = Shape<6, 2>;
};

struct OneVector {
    using output_shape = Shape<5>;
};

} // namespace

TEST_CASE("short_window: numbers behind its steps count as zeros") {
    const float numbers[] = {1, 2, 3, 4, 5, 6};
    const float* const all = numbers;
    const auto window = nervelet::detail::WithSteps<Shape<3, 2>>::of(all, 2);
    CHECK(window[0] == 1);
    CHECK(window[3] == 4);
    CHECK(window[4] == 0);
    CHECK(window[5] == 0);
    CHECK(nervelet::detail::step_of<2>(window, 1) == numbers + 2);
    const std::size_t real = nervelet::detail::real_steps<3>(window);
    const std::size_t every = nervelet::detail::real_steps<3>(all);
    CHECK(real == 2);
    CHECK(every == 3);
}

TEST_CASE("short_window: what a layer makes of one is as short, where it has steps") {
    const float numbers[12] = {};
    const float* const all = numbers;
    const auto window = nervelet::detail::WithSteps<Shape<6, 1>>::of(all, 4);
    const auto above = nervelet::detail::as_short_as<SixSteps>(window, all);
    CHECK(above.steps == 4);
    CHECK(above.size == 8);
    CHECK(nervelet::detail::as_short_as<SixSteps>(window, above).size == 8);
    CHECK(nervelet::detail::as_short_as<OneVector>(window, all) == all);
    CHECK(nervelet::detail::as_short_as<SixSteps>(all, all) == all);
    const std::size_t outputs = nervelet::detail::real_outputs_of<OneVector>(window);
    CHECK(outputs == 5);
}
