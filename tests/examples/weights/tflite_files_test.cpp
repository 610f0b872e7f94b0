// Part of nervelet. MIT licence, the nervelet authors.
// Whole .tflite files: 4,000 that were changed at random, of which tflite_sweep.cpp has a million; and six real models,
// if the folder NERVELET_MODELS is there: what is read of them is what their description says, and the plain executor
// computes every output and every tensor of every input as TensorFlow Lite does, with both roundings. Without
// optimization, two inputs of each model.
#include <doctest/doctest.h>

#include "../../support/tflite/float_specimen.hpp"
#include "../../support/tflite/keras_specimen.hpp"
#include "../../support/tflite/mutation.hpp"
#include "../../support/tflite/published.hpp"

using weights::tflite::Model;

namespace {

void check_model(const std::string& folder, const std::string& name, const char* ending,
                 weights::tflite::Rounding rounding) {
    CAPTURE(name);
    CAPTURE(ending);
    const weights::Bytes file = weights::read_file(folder + "/" + name + ".tflite");
    const Model model = weights::tflite::read_tflite(file);
    const support::Published published = support::read_published(folder + "/" + name + ending);
    REQUIRE(model.inputs.size() == 1);
    REQUIRE(model.outputs.size() == 1);
    REQUIRE(published.lines.size() == 2 + model.operators.size());
    CHECK(published.lines[0] == "# input " + support::line_of(model.tensors[model.inputs[0]], "int8 "));
    CHECK(published.lines[1] == "# output " + support::line_of(model.tensors[model.outputs[0]], "int8 "));
    for (std::size_t i = 0; i < model.operators.size(); ++i) {
        CHECK(published.lines[2 + i] == support::line_of(model, i));
    }
    REQUIRE(published.runs.size() >= 6);
    for (std::size_t number = 0; number < published.runs.size(); ++number) {
#ifndef __OPTIMIZE__ // slow: the first input and the last one
        number = number == 0 ? 0 : published.runs.size() - 1;
#endif
        const support::PublishedRun& run = published.runs[number];
        CAPTURE(run.input);
        weights::tflite::Executor executor(model, rounding);
        executor[model.inputs[0]].whole =
            support::published_input(folder, run.input, weights::count_of(model.tensors[model.inputs[0]].shape));
        REQUIRE(support::crc_of(executor[model.inputs[0]].whole) == run.input_crc);
        executor.run();
        CHECK(executor[model.outputs[0]].whole == run.output);
        REQUIRE(run.crcs.size() == model.operators.size());
        for (std::size_t i = 0; i < model.operators.size(); ++i) {
            CAPTURE(i);
            CHECK(support::crc_of(executor[model.operators[i].output].whole) == run.crcs[i]);
        }
    }
}

} // namespace

TEST_CASE("the words of a number") {
    CHECK(support::shortest(0.00390625) == "0.00390625");
    CHECK(support::shortest(static_cast<double>(0.1f)) == "0.10000000149011612");
    CHECK(support::shortest(1.0) == "1.0");
}

TEST_CASE("six real models: every tensor of every input, with both roundings") {
    const std::string folder = support::models_folder();
    if (folder.empty()) {
        MESSAGE("skipped: NERVELET_MODELS does not name a folder of models");
        return;
    }
    for (const char* const name : support::published_models) {
        check_model(folder, name, ".txt", weights::tflite::Rounding::twice);
        check_model(folder, name, ".single.txt", weights::tflite::Rounding::once);
    }
}

TEST_CASE("a changed .tflite file is refused with a cure, or can be used") {
    const weights::Bytes files[] = {support::specimen().file(), support::keras_specimen().file(),
                                    support::in_float(support::specimen()).file()};
    const std::vector<std::size_t> places[] = {support::places_outside_of_numbers(files[0]),
                                               support::places_outside_of_numbers(files[1]),
                                               support::places_outside_of_numbers(files[2])};
    nervelet::Random random(1);
    support::Fates fates;
    fates.meet(files[0]);
    fates.meet(files[1]);
    fates.meet(files[2]);
    CHECK(fates.run == 3);
    for (int i = 0; i < 5000; ++i) {
        const weights::Bytes changed = support::mutated(files[i % 3], places[i % 3], random);
        fates.meet(changed);
        fates.import(changed);
    }
    CHECK(fates.refused > 2000);
    CHECK(fates.run > 500);
    CHECK(fates.imported > 500);
    CHECK(fates.exported > 200);
    CHECK(fates.without_cure == 0);
}
