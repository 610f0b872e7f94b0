// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_STORAGE_SINK_HPP
#define NERVELET_STORAGE_SINK_HPP

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

#include "source.hpp"

namespace nervelet {

namespace detail {

/// A sink that writes into memory of a known size.
class ByteSink {
public:
    /// bytes: memory of that size.
    constexpr ByteSink(std::uint8_t* bytes, std::size_t size) : next_(bytes), left_(size) {}

    /// Writes as many bytes as fit and returns their number.
    constexpr std::size_t write(const std::uint8_t* bytes, std::size_t size) {
        const std::size_t count = size < left_ ? size : left_;
        for (std::size_t i = 0; i < count; ++i) {
            next_[i] = bytes[i];
        }
        next_ += count;
        left_ -= count;
        return count;
    }

private:
    std::uint8_t* next_;
    std::size_t left_;
};

/// Whether Sink has write(const std::uint8_t*, std::size_t), as Arduino's Print has.
template <class Sink, class = void>
struct IsSink : std::false_type {};

template <class Sink>
struct IsSink<Sink, typename MakeVoid<decltype(static_cast<std::size_t>(std::declval<Sink&>().write(
                        std::declval<const std::uint8_t*>(), std::size_t())))>::type> : std::true_type {};

} // namespace detail

} // namespace nervelet

#endif
