// Part of nervelet. MIT licence, the nervelet authors.
// A million .tflite files that were changed at random; and, where NERVELET_MODELS names a folder of real models, 5,000
// of each of them.
#include <doctest/doctest.h>

#include "support/tflite/float_specimen.hpp"
#include "support/tflite/keras_specimen.hpp"
#include "support/tflite/mutation.hpp"
#include "support/tflite/published.hpp"

TEST_CASE("each of a million changed .tflite files is refused with a cure, or can be used") {
    const weights::Bytes files[] = {support::specimen().file(), support::keras_specimen().file(),
                                    support::in_float(support::specimen()).file()};
    const std::vector<std::size_t> places[] = {support::places_outside_of_numbers(files[0]),
                                               support::places_outside_of_numbers(files[1]),
                                               support::places_outside_of_numbers(files[2])};
    nervelet::Random random(2);
    support::Fates fates;
    for (int i = 0; i < 1000000; ++i) {
        const weights::Bytes changed = support::mutated(files[i % 3], places[i % 3], random);
        fates.meet(changed);
        if (i % 20 == 0) {
            fates.import(changed);
        }
    }
    MESSAGE(fates.refused << " refused, " << fates.read << " read, " << fates.run << " run, " << fates.imported
                          << " imported");
    CHECK(fates.refused > 500000);
    CHECK(fates.run > 100000);
    CHECK(fates.imported > 5000);
    CHECK(fates.without_cure == 0);
}

TEST_CASE("real models with changes") {
    const std::string folder = support::models_folder();
    if (folder.empty()) {
        MESSAGE("skipped: NERVELET_MODELS does not name a folder of models");
        return;
    }
    nervelet::Random random(3);
    for (const char* const name : support::published_models) {
        const weights::Bytes file = weights::read_file(folder + "/" + name + ".tflite");
        const std::vector<std::size_t> places = support::places_outside_of_numbers(file);
        support::Fates fates;
        for (int i = 0; i < 5000; ++i) {
            fates.meet(support::mutated(file, places, random));
        }
        MESSAGE(std::string(name) << ": " << fates.refused << " refused, " << fates.read << " read");
        CHECK(fates.refused > 100);
        CHECK(fates.read > 100);
        CHECK(fates.without_cure == 0);
    }
}
