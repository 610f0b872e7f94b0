// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/storage/contents.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstdint>

using namespace nervelet;

namespace {

constexpr std::uint8_t bytes[] = {9, 1, 0x34, 0x12, 0, 0, 0x80, 0x3F, 2, 7, 8};
constexpr detail::ViewOfMemory memory{ByteView{bytes, sizeof bytes}};
using Archive = detail::FieldReader<detail::ViewOfMemory>;

} // namespace

TEST_CASE("a field reader: reads fields from a place on, and a copy of it goes on from there") {
    detail::FieldState state{};
    Archive archive(memory, 1, state);
    bool flag = false;
    std::uint16_t number = 0;
    float one = 0.0f;
    archive(flag);
    archive(number);
    Archive copy = archive;
    archive(one);
    CHECK(flag);
    CHECK(number == 0x1234);
    CHECK(one == 1.0f);
    float same = 0.0f;
    copy(same);
    CHECK(same == 1.0f);
    CHECK(state.is_valid);
    CHECK_FALSE(state.has_failed);
}

TEST_CASE("a field reader: bits that are no bool, also where the field keeps its value, and in an array") {
    for (const std::size_t place : {std::size_t(0), std::size_t(8), std::size_t(9)}) {
        detail::FieldState state{};
        Archive archive(memory, place, state);
        const bool kept = true;
        archive(kept);
        CHECK_FALSE(state.is_valid);
    }
    detail::FieldState state{};
    Archive archive(memory, 1, state);
    const std::array<bool, 1> kept{{false}};
    archive(kept);
    CHECK(state.is_valid);
    std::array<bool, 2> flags{{false, false}};
    archive(flags);
    CHECK_FALSE(state.is_valid);
}

TEST_CASE("a field reader: a source that gives too few bytes has failed") {
    detail::FieldState state{};
    Archive archive(memory, 9, state);
    std::uint32_t number = 0;
    archive(number);
    CHECK(state.has_failed);
}
