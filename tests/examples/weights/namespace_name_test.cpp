// Part of nervelet. MIT licence, the nervelet authors.
#include "../../../examples/host/weights/namespace_name.hpp"

#include <doctest/doctest.h>

#include "files.hpp"

using files::contains;

namespace {

std::string refused(const std::string& name) {
    return files::refusal([&] { weights::check_namespace_name(name); });
}

} // namespace

TEST_CASE("names that C++ keeps for itself are refused") {
    for (const char* const name :
         {"class",    "int",      "namespace", "template", "and",           "xor",          "not_eq", "char8_t",
          "co_await", "requires", "constinit", "nullptr",  "static_assert", "thread_local", "std",    "main",
          "nervelet", "nn",       "byte",      "linux",    "unix",          "NULL"}) {
        CHECK(contains(refused(name), "is taken"));
    }
}

TEST_CASE("names of the C library, which stand at global scope, are refused") {
    for (const char* const name : {"exp", "expf", "expl", "tanh", "y0", "time", "signal", "index", "div", "printf",
                                   "remove", "read", "size_t", "random", "uint8_t", "clone", "millis"}) {
        CHECK(contains(refused(name), "is taken"));
    }
}

TEST_CASE("macros of the C library and of Arduino's cores, which are no names, are refused") {
    for (const char* const name :
         {"NAN",          "INFINITY",     "HUGE_VAL",       "HUGE_VALF", "MAXFLOAT",    "M_PI",
          "M_PIf",        "M_SQRT1_2",    "FP_NAN",         "FLT_MAX",   "DBL_EPSILON", "math_errhandling",
          "RAND_MAX",     "EXIT_SUCCESS", "CLOCKS_PER_SEC", "SIZE_MAX",  "INT8_MAX",    "UINT_FAST16_MAX",
          "UINT64_WIDTH", "CHAR_BIT",     "EDOM",           "BUFSIZ",    "SEEK_SET",    "CLOCK_REALTIME",
          "BYTE_ORDER",   "TWO_PI",       "LED_BUILTIN",    "CHANGE",    "HEX",         "A0",
          "D13",          "PA5",          "B101",           "MOSI"}) {
        CHECK(contains(refused(name), "is taken"));
    }
}

TEST_CASE("what is no name, or a reserved one, is refused") {
    for (const char* const name :
         {"", "9lives", "_Factory", "_factory", "two__underscores", "a-b", "a b", "a::b", "n\xc3\xa4me"}) {
        CHECK(contains(refused(name), "letters, digits and single underscores"));
    }
}

TEST_CASE("other names are accepted") {
    for (const char* const name :
         {"factory", "Factory",       "net",  "Net",  "answers", "classes", "my_class", "f",
          "model_2", "gesture_model", "leaf", "wall", "l",       "MODEL",   "ECG",      "NET_2",
          "ABC1",    "A0x",           "a0",   "M",    "MAX",     "I",       "M_model",  "temperature_MAX",
          "EXPERT"}) {
        CHECK(refused(name) == "");
    }
}
