// Part of nervelet. MIT licence, the nervelet authors.
#include "../../../examples/host/teach_digits/options.hpp"

#include <doctest/doctest.h>

#include <vector>

namespace {

teach::Options options(std::vector<std::string> words) {
    words.insert(words.begin(), "teach_digits");
    std::vector<char*> arguments;
    for (std::string& word : words) {
        arguments.push_back(&word[0]);
    }
    return teach::read_options(static_cast<int>(arguments.size()), arguments.data());
}

} // namespace

TEST_CASE("the defaults") {
    const teach::Options given = options({});
    CHECK(given.error.empty());
    CHECK(given.seed == 7);
    CHECK(given.seeds == 5);
    CHECK(given.shots == 20);
    CHECK(given.epochs == 0);
    CHECK(given.network == "convolutional");
    CHECK(given.backbone == "learning");
    CHECK(given.scalar == "float");
    CHECK(given.output == "teach_digits.svg");
    CHECK_FALSE(given.help);
}

TEST_CASE("all options, in both ways of writing") {
    const teach::Options given = options({"--network", "dense", "--seed=4294967295", "--seeds", "1", "--epochs=3",
                                          "--shots", "100", "--output=p.svg", "--help"});
    CHECK(given.error.empty());
    CHECK(given.network == "dense");
    CHECK(given.seed == 4294967295u);
    CHECK(given.seeds == 1);
    CHECK(given.epochs == 3);
    CHECK(given.shots == 100);
    CHECK(given.output == "p.svg");
    CHECK(given.help);
    CHECK(options({"--network=convolutional"}).network == "convolutional");
    CHECK(options({"--backbone", "int8", "--network", "convolutional"}).backbone == "int8");
    CHECK(options({"--backbone=float"}).error.empty());
    CHECK(options({"--scalar", "fixed16", "--network", "dense"}).scalar == "fixed16");
    const teach::Options integers = options({"--scalar", "fixed16", "--backbone", "int8"});
    CHECK(integers.error.empty());
    CHECK(integers.scalar == "fixed16");
    CHECK(integers.backbone == "int8");
}

TEST_CASE("what cannot be read is refused by its name, with what to write") {
    CHECK(options({"--network", "Dense"}).error == "--network must be convolutional or dense, not 'Dense'");
    CHECK(options({"--network="}).error == "--network must be convolutional or dense, not ''");
    CHECK(options({"--network"}).error == "--network lacks its value; write for example --network dense");
    CHECK(options({"--backbone", "int16"}).error == "--backbone must be learning, float or int8, not 'int16'");
    CHECK(options({"--backbone"}).error == "--backbone lacks its value; write for example --backbone int8");
    const char* const keeps = "--backbone int8 keeps convolutions; leave out --network dense";
    CHECK(options({"--backbone", "int8", "--network", "dense"}).error == keeps);
    CHECK(options({"--network", "dense", "--backbone", "int8"}).error == keeps);
    CHECK(options({"--scalar", "int16"}).error == "--scalar must be float or fixed16, not 'int16'");
    const char* const learns =
        "--scalar fixed16 is for the dense network and for a head above int8; add --network dense "
        "or --backbone int8";
    CHECK(options({"--scalar=fixed16"}).error == learns);
    CHECK(options({"--scalar=fixed16", "--backbone=float"}).error == learns);
    CHECK(options({"--backbone=learning", "--scalar=fixed16"}).error == learns);
    CHECK(options({"--epochs"}).error == "--epochs lacks its value; write for example --epochs 100");
    CHECK(options({"--output"}).error == "--output lacks its value; write for example --output picture.svg");
    CHECK(options({"--output="}).error == "--output is empty; give a file name such as picture.svg");
    CHECK(options({"--epochs", "0"}).error == "--epochs must be a whole number from 1 to 10000, not '0'");
    CHECK(options({"--shots", "101"}).error == "--shots must be a whole number from 1 to 100, not '101'");
    CHECK(options({"--seed", "1x"}).error == "--seed must be a whole number from 0 to 4294967295, not '1x'");
    CHECK(options({"--net", "dense"}).error == "unknown option '--net'; --help lists the options");
}
