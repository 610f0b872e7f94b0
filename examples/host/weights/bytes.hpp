// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_BYTES_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_BYTES_HPP

#include <cstdint>
#include <fstream>
#include <string>
#include <vector>

#include "refusal.hpp"

namespace weights {

using Bytes = std::vector<unsigned char>;

/// The largest file that is read, 256 MiB. In memory its numbers take at most eight times as much.
constexpr std::size_t largest_file = std::size_t(256) << 20;

/// The number in up to eight bytes, the lowest byte first.
inline std::uint64_t little_endian(const unsigned char* bytes, std::size_t count) {
    std::uint64_t value = 0;
    for (std::size_t i = count; i-- > 0;) {
        value = (value << 8) | bytes[i];
    }
    return value;
}

/// Appends the lowest count bytes of a number, the lowest first.
inline void append_little_endian(Bytes& bytes, std::uint64_t value, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        bytes.push_back(static_cast<unsigned char>(value >> (8 * i)));
    }
}

/// Appends the bytes of a text.
inline void append(Bytes& bytes, const std::string& text) {
    bytes.insert(bytes.end(), text.begin(), text.end());
}

/// The whole file.
inline Bytes read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        throw Refusal("cannot be opened; give the path of a file that can be read");
    }
    Bytes bytes;
    std::vector<char> part(1 << 16);
    while (file.read(part.data(), static_cast<std::streamsize>(part.size())), file.gcount() > 0) {
        bytes.insert(bytes.end(), part.begin(), part.begin() + file.gcount());
        if (bytes.size() > largest_file) {
            throw Refusal("is larger than 256 MiB; no board holds such a network");
        }
    }
    if (!file.eof()) {
        throw Refusal("cannot be read; give the path of a file, not of a folder");
    }
    return bytes;
}

/// Writes or replaces the file. option: the one that names it.
inline void write_file(const std::string& path, const Bytes& bytes, const std::string& option = "--output") {
    std::ofstream file(path, std::ios::binary);
    file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (!file) {
        throw Refusal("cannot be written; give " + option + " a path in a folder that can be written to");
    }
}

} // namespace weights

#endif
