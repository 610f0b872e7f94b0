// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_STORAGE_WRITER_HPP
#define NERVELET_STORAGE_WRITER_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "../core/random.hpp"
#include "crc32.hpp"
#include "number.hpp"

namespace nervelet {

namespace detail {

/// An archive that writes fields to a sink and computes the checksum of all bytes written.
template <class Sink>
class Writer {
public:
    explicit constexpr Writer(Sink& sink) : sink_(sink) {}

    /// Writes bytes.
    constexpr void bytes(const std::uint8_t* data, std::size_t size) {
        crc_.add(data, size);
        is_full_ = is_full_ || static_cast<std::size_t>(sink_.write(data, size)) != size;
    }

    /// Writes a field.
    template <class T>
    constexpr void operator()(const T& value) {
        using Number = StoredNumber<T>;
        std::uint8_t data[sizeof(typename Number::Unsigned)] = {};
        to_bytes(Number::to_bits(value), data);
        bytes(data, sizeof data);
    }

    template <class T, std::size_t Size>
    constexpr void operator()(const std::array<T, Size>& values) {
        for (std::size_t i = 0; i < Size; ++i) {
            (*this)(values.data()[i]);
        }
    }

    constexpr void operator()(const Random& random) { (*this)(random.state()); }
    constexpr void operator()(const NoRandom&) {}

    /// CRC-32 of all bytes so far.
    constexpr std::uint32_t checksum() const { return crc_.value(); }

    /// Whether the sink did not take all bytes; it gets no more after that.
    constexpr bool is_full() const { return is_full_; }

private:
    Sink& sink_;
    Crc32 crc_{};
    bool is_full_ = false;
};

} // namespace detail

} // namespace nervelet

#endif
