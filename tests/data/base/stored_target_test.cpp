// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/data/base/stored_target.hpp>
#include <nervelet/label.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <limits>

using namespace nervelet;

using StoredLabel = detail::StoredTarget<Label, std::uint8_t>;
using StoredArray = detail::StoredTarget<std::array<float, 2>, std::uint8_t>;

static_assert(StoredLabel::is_label && sizeof(StoredLabel::type) == 1, "a label is a byte");
static_assert(!StoredArray::is_label && sizeof(StoredArray::type) == 8, "an array is itself");
static_assert(StoredLabel::load(StoredLabel::store(Label{255})).index == 255, "and comes back");

TEST_CASE("stored target: a label is stored narrow, and comes back") {
    CHECK(StoredLabel::load(StoredLabel::store(Label{7})).index == 7);
    CHECK(StoredLabel::label(Label{300}) == 300);
    CHECK(StoredLabel::is_finite(Label{300}));
}

TEST_CASE("stored target: an array is stored as it is, and asked for NaN and infinity") {
    const std::array<float, 2> target{{0.5f, -3.0f}};
    CHECK(StoredArray::load(StoredArray::store(target)) == target);
    CHECK(StoredArray::is_finite(target));
    CHECK_FALSE(StoredArray::is_finite({{0.0f, std::numeric_limits<float>::quiet_NaN()}}));
    CHECK_FALSE(StoredArray::is_finite({{-std::numeric_limits<float>::infinity(), 0.0f}}));
}
