// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_STORAGE_READER_HPP
#define NERVELET_STORAGE_READER_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "../core/random.hpp"
#include "crc32.hpp"
#include "number.hpp"
#include "source.hpp"

namespace nervelet {

namespace detail {

/// An archive that reads fields from a source and computes the checksum of all bytes read.
template <class Source>
class Reader {
public:
    explicit constexpr Reader(Source& source) : source_(source) {}

    /// Reads bytes. False if the source ends before that, and from then on.
    constexpr bool bytes(std::uint8_t* data, std::size_t size) {
        has_ended_ = has_ended_ || read_bytes(source_, data, size) != size;
        if (!has_ended_) {
            crc_.add(data, size);
        }
        return !has_ended_;
    }

    /// Reads bytes only for the checksum. False as above.
    constexpr bool skip(std::uint32_t size) {
        std::uint8_t data[32] = {};
        while (size > 0 && bytes(data, size < sizeof data ? size : sizeof data)) {
            size -= size < sizeof data ? size : static_cast<std::uint32_t>(sizeof data);
        }
        return !has_ended_;
    }

    /// Reads a field; unchanged where the source has ended.
    template <class T>
    constexpr void operator()(T& value) {
        using Unsigned = typename StoredNumber<T>::Unsigned;
        std::uint8_t data[sizeof(Unsigned)] = {};
        if (bytes(data, sizeof data)) {
            value = StoredNumber<T>::from_bits(from_bytes<Unsigned>(data));
        }
    }

    template <class T, std::size_t Size>
    constexpr void operator()(std::array<T, Size>& values) {
        for (std::size_t i = 0; i < Size; ++i) {
            (*this)(values.data()[i]);
        }
    }

    constexpr void operator()(Random& random) {
        std::uint64_t state = random.state();
        (*this)(state);
        random = Random::from_state(state);
    }
    constexpr void operator()(NoRandom&) {}

    /// CRC-32 of all bytes so far.
    constexpr std::uint32_t checksum() const { return crc_.value(); }

    /// Whether the source had too few bytes.
    constexpr bool has_ended() const { return has_ended_; }

private:
    Source& source_;
    Crc32 crc_{};
    bool has_ended_ = false;
};

} // namespace detail

} // namespace nervelet

#endif
