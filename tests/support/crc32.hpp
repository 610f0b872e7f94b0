// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_CRC32_HPP
#define NERVELET_TESTS_SUPPORT_CRC32_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include <nervelet/core/math/bits.hpp>

namespace support {

/// CRC-32 (IEEE 802.3, reflected 0xEDB88320) of the bits of numbers, each least significant byte first.
template <class T, std::size_t Size>
constexpr std::uint32_t crc32(const std::array<T, Size>& values) {
    std::uint32_t crc = 0xFFFFFFFFu;
    for (std::size_t i = 0; i < Size; ++i) {
        const auto bits = nervelet::math::to_bits(values[i]);
        for (std::uint32_t byte = 0; byte < sizeof(T); ++byte) {
            crc ^= static_cast<std::uint32_t>(bits >> (8 * byte)) & 0xFFu;
            for (int shift = 0; shift < 8; ++shift) {
                crc = (crc >> 1) ^ ((crc & 1u) != 0 ? 0xEDB88320u : 0u);
            }
        }
    }
    return ~crc;
}

} // namespace support

#endif
