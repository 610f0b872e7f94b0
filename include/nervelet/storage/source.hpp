// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_STORAGE_SOURCE_HPP
#define NERVELET_STORAGE_SOURCE_HPP

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

#include "../network/contract.hpp"

namespace nervelet {

/// A file in memory, such as one that is linked into flash: load(ByteView{data, size}, net).
struct ByteView {
    const std::uint8_t* data; ///< the first byte
    std::size_t size;         ///< bytes
};

namespace detail {

/// A source that reads a ByteView from its first byte to its last.
class ByteSource {
public:
    explicit constexpr ByteSource(const ByteView& view) : next_(view.data), left_(view.size) {}

    /// Reads up to size bytes and returns their number.
    constexpr std::size_t readBytes(std::uint8_t* bytes, std::size_t size) {
        const std::size_t count = size < left_ ? size : left_;
        for (std::size_t i = 0; i < count; ++i) {
            bytes[i] = next_[i];
        }
        next_ += count;
        left_ -= count;
        return count;
    }

    /// The number of bytes left.
    constexpr std::size_t left() const { return left_; }

    /// Memory cannot fail.
    static constexpr bool has_failed() { return false; }

private:
    const std::uint8_t* next_;
    std::size_t left_;
};

/// Whether Source has readBytes(Byte*, std::size_t). Arduino's Stream has one for char, often a second for bytes.
template <class Source, class Byte, class = void>
struct ReadsBytes : std::false_type {};

template <class Source, class Byte>
struct ReadsBytes<Source, Byte,
                  typename MakeVoid<decltype(static_cast<std::size_t>(std::declval<Source&>().readBytes(
                      std::declval<Byte*>(), std::size_t())))>::type> : std::true_type {};

/// Whether Source has readBytes() for bytes or for char.
template <class Source>
struct IsStream
    : std::integral_constant<bool, ReadsBytes<Source, std::uint8_t>::value || ReadsBytes<Source, char>::value> {};

/// Reads up to size bytes and returns their number.
template <class Source>
constexpr std::enable_if_t<ReadsBytes<Source, std::uint8_t>::value, std::size_t>
read_bytes(Source& source, std::uint8_t* bytes, std::size_t size) {
    return static_cast<std::size_t>(source.readBytes(bytes, size));
}

/// The same where readBytes() takes char*.
template <class Source>
std::enable_if_t<!ReadsBytes<Source, std::uint8_t>::value, std::size_t> read_bytes(Source& source, std::uint8_t* bytes,
                                                                                   std::size_t size) {
    return static_cast<std::size_t>(source.readBytes(reinterpret_cast<char*>(bytes), size));
}

} // namespace detail

} // namespace nervelet

#endif
