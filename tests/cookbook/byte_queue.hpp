// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_COOKBOOK_BYTE_QUEUE_HPP
#define NERVELET_TESTS_COOKBOOK_BYTE_QUEUE_HPP

#include <cstddef>
#include <cstdint>

/// A sink and a stream to read from: bytes go in at one end and come out at the other.
template <std::size_t Size>
struct ByteQueue {
    std::size_t write(const std::uint8_t* from, std::size_t count) { // gives how many bytes it took
        std::size_t taken = 0;
        while (taken < count && end < Size) {
            bytes[end++] = from[taken++];
        }
        return taken;
    }

    std::size_t readBytes(std::uint8_t* to, std::size_t count) { // gives how many bytes there were
        std::size_t given = 0;
        while (given < count && begin < end) {
            to[given++] = bytes[begin++];
        }
        return given;
    }

    std::uint8_t bytes[Size] = {};
    std::size_t begin = 0;
    std::size_t end = 0;
};

#endif
