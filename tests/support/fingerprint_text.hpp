// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_FINGERPRINT_TEXT_HPP
#define NERVELET_TESTS_SUPPORT_FINGERPRINT_TEXT_HPP

#include <cstdint>

#include <nervelet/nervelet.hpp>

namespace support {

/// The fingerprint of a text that is written out.
constexpr std::uint32_t of_text(const char* text) {
    nervelet::Crc32 crc;
    for (; *text != '\0'; ++text) {
        crc.add(static_cast<std::uint8_t>(*text));
    }
    return crc.value();
}

/// That of the name of Part in a file.
template <class Part>
constexpr std::uint32_t of_part() {
    nervelet::Fingerprint text;
    nervelet::detail::describe<Part>(text);
    return text.value();
}

} // namespace support

#endif
