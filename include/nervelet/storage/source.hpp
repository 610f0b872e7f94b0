// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_STORAGE_SOURCE_HPP
#define NERVELET_STORAGE_SOURCE_HPP

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

#include "../network/contract.hpp"

namespace nervelet {

/// A file that lies in memory, such as one linked into flash, and so can be read twice: load(ByteView{data, size},
/// net).
struct ByteView {
    const std::uint8_t* data;
    std::size_t size;
};

namespace detail {

/// Reads a ByteView from its first byte to its last.
class ByteSource {
public:
    explicit constexpr ByteSource(const ByteView& view) : next_(view.data), left_(view.size) {}

    constexpr std::size_t readBytes(std::uint8_t* bytes, std::size_t size) {
        const std::size_t count = size < left_ ? size : left_;
        for (std::size_t i = 0; i < count; ++i) {
            bytes[i] = next_[i];
        }
        next_ += count;
        left_ -= count;
        return count;
    }

    constexpr std::size_t left() const { return left_; }

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

template <class Source>
struct IsStream
    : std::integral_constant<bool, ReadsBytes<Source, std::uint8_t>::value || ReadsBytes<Source, char>::value> {};

template <class Source>
constexpr std::enable_if_t<ReadsBytes<Source, std::uint8_t>::value, std::size_t>
read_bytes(Source& source, std::uint8_t* bytes, std::size_t size) {
    return static_cast<std::size_t>(source.readBytes(bytes, size));
}

template <class Source>
std::enable_if_t<!ReadsBytes<Source, std::uint8_t>::value, std::size_t> read_bytes(Source& source, std::uint8_t* bytes,
                                                                                   std::size_t size) {
    return static_cast<std::size_t>(source.readBytes(reinterpret_cast<char*>(bytes), size));
}

} // namespace detail

} // namespace nervelet

#endif
