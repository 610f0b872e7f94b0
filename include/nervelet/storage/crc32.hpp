// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_STORAGE_CRC32_HPP
#define NERVELET_STORAGE_CRC32_HPP

#include <cstddef>
#include <cstdint>

namespace nervelet {

namespace detail {

/// The CRC-32 of each number of four bits. A template, so that a program has the table once, before C++17, too.
template <class Unused = void>
struct Crc32Table {
    static constexpr std::uint32_t entries[16] = {
        0x00000000u, 0x1DB71064u, 0x3B6E20C8u, 0x26D930ACu, 0x76DC4190u, 0x6B6B51F4u, 0x4DB26158u, 0x5005713Cu,
        0xEDB88320u, 0xF00F9344u, 0xD6D6A3E8u, 0xCB61B38Cu, 0x9B64C2B0u, 0x86D3D2D4u, 0xA00AE278u, 0xBDBDF21Cu};
};

// The definition that C++14 needs, and of which compilers for later standards may warn.
#if __cplusplus < 201703L
template <class Unused>
constexpr std::uint32_t Crc32Table<Unused>::entries[16];
#endif

} // namespace detail

/// CRC-32 of IEEE 802.3, as in zip and PNG: reflected polynomial 0xEDB88320, initial and final value inverted; for
/// "123456789" it is 0xCBF43926. It detects every error burst of up to 32 bits. It takes four bits at a time, so its
/// table has 64 bytes instead of 1024.
class Crc32 {
public:
    /// The next byte.
    constexpr void add(std::uint8_t byte) {
        register_ ^= byte;
        register_ = (register_ >> 4) ^ detail::Crc32Table<>::entries[register_ & 15u];
        register_ = (register_ >> 4) ^ detail::Crc32Table<>::entries[register_ & 15u];
    }

    /// The next bytes.
    constexpr void add(const std::uint8_t* bytes, std::size_t size) {
        for (std::size_t i = 0; i < size; ++i) {
            add(bytes[i]);
        }
    }

    /// The checksum of all bytes so far.
    constexpr std::uint32_t value() const { return ~register_; }

private:
    std::uint32_t register_ = 0xFFFFFFFFu;
};

} // namespace nervelet

#endif
