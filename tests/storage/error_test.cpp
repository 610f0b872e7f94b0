// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <cstring>

#include <nervelet/storage/error.hpp>

using namespace nervelet;

static_assert(sizeof(StorageError) == 1, "");

TEST_CASE("every storage error has words of its own") {
    const int count = static_cast<int>(StorageError::wrong_value) + 1;
    CHECK(count == 14);
    for (int i = 0; i < count; ++i) {
        const char* text = text_of(static_cast<StorageError>(i));
        CHECK(std::strcmp(text, "unknown error") != 0);
        for (int other = 0; other < i; ++other) {
            CHECK(std::strcmp(text, text_of(static_cast<StorageError>(other))) != 0);
        }
    }
    CHECK(std::strcmp(text_of(static_cast<StorageError>(count)), "unknown error") == 0);
}
