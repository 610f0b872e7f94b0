// Part of nervelet. MIT licence, the nervelet authors.
#include "../../examples/host/teach_digits/digits.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstdint>

using digits::Digits;

namespace {

/// FNV-1a, 32 bit, over label and 64 pixels of each image, one byte each. Fowler, Noll, Vo.
constexpr std::uint32_t checksum(std::size_t first, std::size_t last) {
    std::uint32_t hash = 2166136261U;
    for (std::size_t i = first; i < last; ++i) {
        hash = (hash ^ static_cast<std::uint32_t>(Digits::label(i))) * 16777619U;
        for (std::size_t j = 0; j < 64; ++j) {
            hash = (hash ^ static_cast<std::uint32_t>(Digits::pixel(i, j))) * 16777619U;
        }
    }
    return hash;
}

std::array<int, 10> images_of_class(std::size_t first, std::size_t last) {
    std::array<int, 10> images{};
    for (std::size_t i = first; i < last; ++i) {
        ++images.at(static_cast<std::size_t>(Digits::label(i)));
    }
    return images;
}

} // namespace

TEST_CASE("the table unpacks to the published values, in their order") {
    CHECK(checksum(0, 1797) == 0xa2a793bfU);
    CHECK(checksum(0, 599) == 0xcbe3daf3U);
    CHECK(checksum(599, 1198) == 0x3ca0559bU);
    CHECK(checksum(1198, 1797) == 0xa3b38f7fU);
}

TEST_CASE("1437 digits for training and 360 for test, all classes about equally often") {
    const std::size_t count = Digits::count;
    const std::size_t training_count = Digits::training_count;
    const std::size_t test_count = Digits::test_count;
    CHECK(count == 1797);
    CHECK(training_count == 1437);
    CHECK(test_count == 360);
    CHECK((images_of_class(0, training_count) ==
           std::array<int, 10>{{143, 146, 142, 146, 144, 145, 144, 143, 141, 143}}));
    CHECK((images_of_class(training_count, count) == std::array<int, 10>{{35, 36, 35, 37, 37, 37, 37, 36, 33, 37}}));
}

TEST_CASE("pixels are 0 .. 16 and both ends occur") {
    int lowest = Digits::pixel(0, 0);
    int highest = lowest;
    std::size_t full = 0;
    long ink = 0;
    for (std::size_t i = 0; i < Digits::count; ++i) {
        for (std::size_t j = 0; j < Digits::pixel_count; ++j) {
            const int value = Digits::pixel(i, j);
            lowest = value < lowest ? value : lowest;
            highest = value > highest ? value : highest;
            full += value == 16 ? 1U : 0U;
            ink += value;
        }
    }
    CHECK(lowest == 0);
    CHECK(highest == 16);
    CHECK(full == 10456);
    CHECK(ink == 561718);
}

TEST_CASE("an image is pixel / 16, exactly, in float and in double") {
    int wrong = 0;
    for (std::size_t i = 0; i < Digits::count; ++i) {
        const std::array<float, 64> single = Digits::image<float>(i);
        const std::array<double, 64> twice = Digits::image<double>(i);
        for (std::size_t j = 0; j < 64; ++j) {
            const int value = Digits::pixel(i, j);
            wrong += static_cast<int>(single[j] * 16.0F) == value && single[j] <= 1.0F ? 0 : 1;
            wrong += static_cast<double>(single[j]) - twice[j] == 0.0 ? 0 : 1;
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("the first image is a zero: dark ring, light middle") {
    CHECK(Digits::label(0) == 0);
    CHECK(Digits::pixel(0, 2) == 5);
    CHECK(Digits::pixel(0, 12) == 10); // bits 60 .. 64: the first pixel that straddles two words
    CHECK(Digits::pixel(0, 27) == 0);
    CHECK(Digits::pixel(0, 60) == 10);
    CHECK(Digits::pixel(0, 63) == 0);
}

#if __cplusplus >= 201703L
// Three parts, because a compiler limits the steps of one constant expression.
static_assert(checksum(0, 599) == 0xcbe3daf3U, "the table unpacks to the published values, images 0 .. 598");
static_assert(checksum(599, 1198) == 0x3ca0559bU, "the table unpacks to the published values, images 599 .. 1197");
static_assert(checksum(1198, 1797) == 0xa3b38f7fU, "the table unpacks to the published values, images 1198 .. 1796");
static_assert(Digits::image<float>(0)[12] == 0.625F, "pixel 10 of 16 is 0.625");
static_assert(Digits::image<double>(0)[12] == 0.625, "pixel 10 of 16 is 0.625");
#endif
