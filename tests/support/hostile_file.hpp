// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_HOSTILE_FILE_HPP
#define NERVELET_TESTS_SUPPORT_HOSTILE_FILE_HPP

#include <cstddef>
#include <cstdint>

#include <nervelet/core/math/bits.hpp>
#include <nervelet/storage/crc32.hpp>
#include <nervelet/storage/number.hpp>

namespace support {

/// Makes the checksum at the end of a file right, as somebody does who means harm.
inline void repair(std::uint8_t* file, std::size_t size) {
    nervelet::Crc32 crc;
    crc.add(file, size - 4);
    nervelet::detail::to_bytes(crc.value(), file + size - 4);
}

/// The bits of a number. An unsigned int need not be a std::uint32_t.
inline std::uint32_t bits_of(float number) {
    return nervelet::math::to_bits(number);
}
template <class Unsigned>
Unsigned bits_of(Unsigned number) {
    return number;
}

/// A copy of a file in which a number stands at that place, as its bytes, and whose checksum is right.
template <class File, class T>
File with_number(File file, std::size_t place, T number) {
    nervelet::detail::to_bytes(bits_of(number), file.data() + place);
    repair(file.data(), file.size());
    return file;
}

} // namespace support

#endif
