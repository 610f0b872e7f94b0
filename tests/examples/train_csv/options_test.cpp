// Part of nervelet. MIT licence, the nervelet authors.
#include "../../../examples/host/train_csv/options.hpp"

#include <doctest/doctest.h>

#include "refused.hpp"

namespace {

using Words = std::vector<std::string>;

train_csv::Options options(Words words) {
    words.insert(words.begin(), "train_csv");
    std::vector<char*> arguments;
    for (std::string& word : words) {
        arguments.push_back(&word[0]);
    }
    const auto line =
        weights::read_command_line(static_cast<int>(arguments.size()), arguments.data(), train_csv::option_names());
    return train_csv::read_options(line, 25);
}

/// What these words are refused with, behind a file, two channels and a label.
std::string refused(const Words& more) {
    Words words{"a.csv", "--channels", "x,y", "--label", "l"};
    words.insert(words.end(), more.begin(), more.end());
    return csv_tests::refusal([&] { options(words); });
}

} // namespace

TEST_CASE("the defaults") {
    const train_csv::Options given = options({"a.csv", "--channels", "x,y", "--label=l"});
    CHECK(given.file == "a.csv");
    CHECK(given.columns.channels == Words{"x", "y"});
    CHECK(given.columns.label == "l");
    CHECK(given.columns.recording.empty());
    CHECK(given.window == 25);
    CHECK(given.hop == 12);
    CHECK(given.folds == 5);
    CHECK(given.recipe.epochs == 40);
    CHECK(given.recipe.rate == 0.003f);
    CHECK(given.recipe.seed == 7);
    CHECK(given.decimal_mark == '.');
    CHECK(given.output == "train_csv.svg");
    CHECK(given.header.empty());
    CHECK(given.name == "recognizer");
    CHECK(options({"a.csv", "--channels", "x,y", "--label", "l", "--window", "1"}).hop == 1);
}

TEST_CASE("all options") {
    const train_csv::Options given = options(
        {"--channels", "x",       "--label",  "l",        "--recording", "day",    "--window", "8",      "--hop",
         "3",          "--folds", "2",        "--epochs", "9",           "--rate", "0.1",      "--seed", "4294967295",
         "--decimal",  "comma",   "--output", "p.svg",    "--header",    "h.hpp",  "--name",   "mine",   "a.csv"});
    CHECK(given.columns.recording == "day");
    CHECK(given.window == 8);
    CHECK(given.hop == 3);
    CHECK(given.folds == 2);
    CHECK(given.recipe.epochs == 9);
    CHECK(given.recipe.rate == 0.1f);
    CHECK(given.recipe.seed == 4294967295u);
    CHECK(given.decimal_mark == ',');
    CHECK(given.output == "p.svg");
    CHECK(given.header == "h.hpp");
    CHECK(given.name == "mine");
}

TEST_CASE("what is wrong is refused in a sentence") {
    CHECK(refused({"b.csv"}) == "expected one CSV file, as in train_csv gestures.csv --channels x,y,z --label gesture, "
                                "got 2 files; --help says more");
    CHECK(csv_tests::refusal([] {
              options({"a.csv", "--label", "l"});
          }) == "--channels and either --label or --next must name columns of the file, as in train_csv gestures.csv "
                "--channels x,y,z --label "
                "gesture; --help says more");
    CHECK(refused({"--window", "0"}) == "--window must be a whole number from 1 to 1000000, not '0'");
    CHECK(refused({"--hop", "0"}) == "--hop must be a whole number from 1 to 1000000, not '0'");
    CHECK(refused({"--folds", "1"}) == "--folds must be a whole number from 2 to 100, not '1'");
    CHECK(refused({"--epochs", "1.5"}) == "--epochs must be a whole number from 1 to 10000, not '1.5'");
    CHECK(refused({"--seed", "-1"}) == "--seed must be a whole number from 0 to 4294967295, not '-1'");
    for (const char* const rate : {"0", "1.5", "nan", "fast", "-0.1", ""}) {
        CHECK(refused({"--rate", rate}) ==
              "--rate must be a number above 0 and up to 1, such as 0.003, not '" + std::string(rate) + "'");
    }
    CHECK(refused({"--decimal", ","}) == "--decimal is point or comma, not ','");
    CHECK(refused({"--output", ""}) ==
          "--output and --header need a file name, such as train_csv.svg and recognizer.hpp");
    CHECK(refused({"--header", ""}) ==
          "--output and --header need a file name, such as train_csv.svg and recognizer.hpp");
    CHECK(
        refused({"--name", "int"}) ==
        "--name must be a name for a namespace, such as factory; 'int' is taken, by C++, its library, a board's core, "
        "or as nervelet's short name; choose another one");
    CHECK(refused({"--channels", "x,,y"}) ==
          "--channels has a name without letters; write one comma between the names, as in x,y,z");
    const std::string twice = " is asked for twice; each column is one channel, the label or the recording";
    CHECK(refused({"--channels", "x,y,x"}) == "column 'x'" + twice);
    CHECK(refused({"--recording", "l"}) == "column 'l'" + twice);
    CHECK(refused({"--what", "1"}) == "unknown option '--what'; --help lists the options");
}

TEST_CASE("--help lists every option") {
    for (const std::string& name : train_csv::option_names()) {
        CHECK(std::string(train_csv::usage).find("\n  " + name + " ") != std::string::npos);
    }
}

TEST_CASE("next values instead of a label") {
    const train_csv::Options given = options({"a.csv", "--channels", "x,y", "--next", "y,x", "--recording", "day"});
    CHECK(given.columns.label.empty());
    CHECK(given.columns.next == Words{"y", "x"});
    const auto refused_next = [](const Words& words) {
        return csv_tests::refusal([&] { options(words); });
    };
    CHECK(refused_next({"a.csv", "--channels", "x,y", "--next", "z"}) ==
          "--next names 'z', which is none of --channels: x, y; what is predicted is measured, so add it there, too");
    CHECK(refused_next({"a.csv", "--channels", "x,y", "--next", "x,x"}) == "--next names 'x' twice; leave one out");
    CHECK(refused({"--next", "x"}).find("either --label or --next") != std::string::npos);
    CHECK(refused_next({"a.csv", "--channels", "x,y"}).find("either --label or --next") != std::string::npos);
}
