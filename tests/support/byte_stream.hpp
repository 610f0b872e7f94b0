// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_BYTE_STREAM_HPP
#define NERVELET_TESTS_SUPPORT_BYTE_STREAM_HPP

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace support {

/// What can be read once, by byte.
struct ByteStream {
    const std::uint8_t* next;
    std::size_t left;

    std::size_t readBytes(std::uint8_t* bytes, std::size_t size) {
        const std::size_t count = size < left ? size : left;
        if (count > 0) {
            std::memcpy(bytes, next, count);
        }
        next += count;
        left -= count;
        return count;
    }
};

/// By char, as Arduino's Stream.
struct CharStream {
    const std::uint8_t* next;
    std::size_t left;

    std::size_t readBytes(char* bytes, std::size_t size) {
        ByteStream stream{next, left};
        const std::size_t count = stream.readBytes(reinterpret_cast<std::uint8_t*>(bytes), size);
        next = stream.next;
        left = stream.left;
        return count;
    }
};

/// By either, as the Stream of other cores.
struct BothStream : ByteStream {
    BothStream(const std::uint8_t* bytes, std::size_t size) : ByteStream{bytes, size} {}
    using ByteStream::readBytes;
    std::size_t readBytes(char*, std::size_t) { return 0; }
};

} // namespace support

#endif
