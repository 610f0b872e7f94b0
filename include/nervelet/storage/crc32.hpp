// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_STORAGE_CRC32_HPP
#define NERVELET_STORAGE_CRC32_HPP

#include <cstddef>
#include <cstdint>

namespace nervelet {

namespace detail {

/// What four bits do to a CRC-32. A template, so that the table stands once in a program also before C++17.
template <class Unused = void>
struct Crc32Table {
    static constexpr std::uint32_t entries[16] = {
        0x00000000u, 0x1DB71064u, 0x3B6E20C8u, 0x26D930ACu, 0x76DC4190u, 0x6B6B51F4u, 0x4DB26158u, 0x5005713Cu,
        0xEDB88320u, 0xF00F9344u, 0xD6D6A3E8u, 0xCB61B38Cu, 0x9B64C2B0u, 0x86D3D2D4u, 0xA00AE278u, 0xBDBDF21Cu};
};
template <class Unused>
constexpr std::uint32_t Crc32Table<Unused>::entries[16];

} // namespace detail

/// CRC-32 of IEEE 802.3, as in zip and PNG: reflected polynomial 0xEDB88320, start and end inverted; of "123456789" it
/// is 0xCBF43926. Finds every error within 32 neighbouring bits. Four bits a turn: 64 bytes of table, not 1024.
class Crc32 {
public:
    constexpr void add(std::uint8_t byte) {
        register_ ^= byte;
        register_ = (register_ >> 4) ^ detail::Crc32Table<>::entries[register_ & 15u];
        register_ = (register_ >> 4) ^ detail::Crc32Table<>::entries[register_ & 15u];
    }

    constexpr void add(const std::uint8_t* bytes, std::size_t size) {
        for (std::size_t i = 0; i < size; ++i) {
            add(bytes[i]);
        }
    }

    constexpr std::uint32_t value() const { return ~register_; }

private:
    std::uint32_t register_ = 0xFFFFFFFFu;
};

} // namespace nervelet

#endif
