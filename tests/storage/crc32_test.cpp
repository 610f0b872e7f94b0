// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <nervelet/storage/crc32.hpp>

using namespace nervelet;

namespace {

constexpr std::uint32_t of_digits() {
    Crc32 crc;
    for (std::uint8_t c = '1'; c <= '9'; ++c) {
        crc.add(c);
    }
    return crc.value();
}

static_assert(of_digits() == 0xCBF43926u, "the check value of CRC-32");
static_assert(sizeof(Crc32) == 4, "");

} // namespace

TEST_CASE("CRC-32: the check value, nothing, and zeros") {
    CHECK(of_digits() == 0xCBF43926u);
    CHECK(Crc32().value() == 0);
    Crc32 zeros;
    const std::uint8_t four[4] = {0, 0, 0, 0};
    zeros.add(four, 4);
    CHECK(zeros.value() == 0x2144DF1Cu);
}

TEST_CASE("CRC-32: the table of four bits agrees with the polynomial bit by bit") {
    for (std::uint32_t byte = 0; byte < 256; ++byte) {
        std::uint32_t expected = byte ^ 0xFFFFFFFFu;
        for (int i = 0; i < 8; ++i) {
            expected = (expected >> 1) ^ ((expected & 1u) != 0 ? 0xEDB88320u : 0u);
        }
        Crc32 crc;
        crc.add(static_cast<std::uint8_t>(byte));
        CHECK(crc.value() == ~expected);
    }
}
