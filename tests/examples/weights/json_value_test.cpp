// Part of nervelet. MIT licence, the nervelet authors.
#include "../../../examples/host/weights/json_value.hpp"

#include <doctest/doctest.h>

#include "files.hpp"

using files::contains;
using weights::JsonValue;
using weights::read_json;

namespace {

std::string refused(const std::string& text) {
    return files::refusal([&] { read_json(text); });
}

double number(const std::string& text) {
    const JsonValue value = read_json(text);
    CHECK((value.kind == JsonValue::Kind::number));
    return value.number;
}

} // namespace

TEST_CASE("JSON: numbers, texts, lists, objects") {
    CHECK(number(" -12.5e-1 ") == -1.25);
    CHECK(number("0") == 0.0);
    CHECK(number("1E2") == 100.0);
    CHECK(number("0.1") == 0.1);
    const JsonValue value =
        read_json("{\"a\": [1, -2.5, 3], \"b\": {\"c\": \"x\\u0041\", \"d\": null}, \"e\": [[], [1]]}");
    CHECK((value.find("a")->kind == JsonValue::Kind::numbers));
    CHECK((value.find("a")->numbers == std::vector<double>{1, -2.5, 3}));
    CHECK(value.find("b")->find("c")->text == "xA");
    CHECK((value.find("b")->find("d")->kind == JsonValue::Kind::null));
    CHECK(value.find("e")->items.size() == 2);
    CHECK(value.find("f") == nullptr);
    const JsonValue mixed = read_json("[1, null, \"a\"]");
    CHECK((mixed.kind == JsonValue::Kind::array));
    CHECK(mixed.items[0].number == 1.0);
    CHECK((mixed.items[1].kind == JsonValue::Kind::null));
}

TEST_CASE("JSON: what is none is refused with its place") {
    for (const char* const text :
         {"",   "[",  "[1", "[1,", "[1,]",  "{",   "{\"a\"", "{\"a\":", "{\"a\":1,}", "{1:2}", "01",  "-",    "1.",
          ".5", "1e", "+1", "1 2", "[1 2]", "nul", "tru",    "'a'",     "\"a",        "[1}",   "--1", "1.2.3"}) {
        CHECK_MESSAGE(contains(refused(text), "has a damaged JSON text ("), text);
    }
    CHECK(contains(refused("[NaN]"), "infinite or none"));
    CHECK(contains(refused("[1, -Infinity]"), "infinite or none"));
    CHECK(contains(refused("[true]"), "a truth value"));
    CHECK(contains(refused("{\"a\":1,\"a\":2}"), "'a' comes twice"));
    CHECK(contains(refused("[" + std::string(100, '1') + "]"), "more than 64 letters"));
}

TEST_CASE("JSON: neither depth nor counts run away") {
    const auto nested = [](std::size_t depth) {
        return std::string(depth, '[') + "1" + std::string(depth, ']');
    };
    CHECK(refused(nested(16)) == "");
    CHECK(contains(refused(nested(17)), "more than 16 levels deep"));
    CHECK(contains(refused(std::string(1000000, '[')), "more than 16 levels deep"));
    std::string objects;
    for (int i = 0; i < 100000; ++i) {
        objects += "{\"a\":";
    }
    CHECK(contains(refused(objects), "more than 16 levels deep"));
    std::string many = "[[]";
    for (int i = 0; i < 270000; ++i) {
        many += ",[]";
    }
    CHECK(contains(refused(many + "]"), "more than 262,144 values"));
    std::string numbers = "[0";
    for (int i = 0; i < 8388608; ++i) {
        numbers += ",0";
    }
    CHECK(contains(refused(numbers + "]"), "more than 8,388,608 numbers"));
}
