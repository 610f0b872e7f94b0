// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_HOSTILE_FILE_HPP
#define NERVELET_TESTS_SUPPORT_HOSTILE_FILE_HPP

#include <cstddef>
#include <cstdint>

#include <nervelet/storage/crc32.hpp>
#include <nervelet/storage/number.hpp>

namespace support {

/// Makes the checksum at the end of a file right, as somebody does who means harm.
inline void repair(std::uint8_t* file, std::size_t size) {
    nervelet::Crc32 crc;
    crc.add(file, size - 4);
    nervelet::detail::to_bytes(crc.value(), file + size - 4);
}

/// A copy of a file in which a number stands at that place, as its bytes, and whose checksum is right.
template <class File, class T>
File with_number(File file, std::size_t place, T number) {
    nervelet::detail::to_bytes(nervelet::detail::StoredNumber<T>::to_bits(number), file.data() + place);
    repair(file.data(), file.size());
    return file;
}

} // namespace support

#endif
