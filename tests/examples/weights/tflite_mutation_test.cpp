// Part of nervelet. MIT licence, the nervelet authors.
// 4,000 .tflite files that were changed at random; tflite_sweep.cpp has a million.
#include <doctest/doctest.h>

#include "../../support/tflite/mutation.hpp"
#include "../../support/tflite/specimen.hpp"

TEST_CASE("a changed .tflite file is refused with a cure, or can be used") {
    const weights::Bytes file = support::specimen().file();
    const std::vector<std::size_t> places = support::places_outside_of_numbers(file);
    nervelet::Random random(1);
    support::Fates fates;
    fates.meet(file);
    CHECK(fates.run == 1);
    for (int i = 0; i < 4000; ++i) {
        fates.meet(support::mutated(file, places, random));
    }
    CHECK(fates.refused > 2000);
    CHECK(fates.run > 500);
    CHECK(fates.without_cure == 0);
}
