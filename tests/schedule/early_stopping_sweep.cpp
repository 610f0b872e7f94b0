// Part of nervelet. MIT licence, the nervelet authors.
// More updates than a 32-bit counter counts.
#include <nervelet/schedule/early_stopping.hpp>

#include <doctest/doctest.h>

#include <cstdint>

using namespace nervelet;

TEST_CASE("early stopping: the best of before 2^32 updates is still the best after them") {
    EarlyStopping<float> stopping(0xFFFFFFFFu);
    stopping.update(2.0f);
    CHECK(stopping.update(1.0f));
    bool improved = false;
    bool stopped_early = false;
    for (std::uint64_t i = 0; i < 0x100000010u; ++i) {
        stopped_early = stopped_early || (i < 0xFFFFFFFFu && stopping.stop());
        improved = stopping.update(1.5f) || improved;
    }
    CHECK_FALSE(improved);
    CHECK_FALSE(stopped_early);
    CHECK(stopping.stop());
    CHECK(stopping.best() == 1.0f);
    CHECK(stopping.best_step() == 1);
    CHECK(stopping.update(0.5f));
    CHECK_FALSE(stopping.stop());
    CHECK(stopping.best_step() == 0xFFFFFFFEu);
}
