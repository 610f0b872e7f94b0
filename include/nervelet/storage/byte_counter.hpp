// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_STORAGE_BYTE_COUNTER_HPP
#define NERVELET_STORAGE_BYTE_COUNTER_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "../core/random.hpp"
#include "number.hpp"

namespace nervelet {

namespace detail {

/// An archive that counts how many bytes the fields of a type take in a file.
class ByteCounter {
public:
    /// Counts one field.
    template <class T>
    constexpr void operator()(const T&) {
        count_ += bytes_of(static_cast<T*>(nullptr));
    }

    /// The number of bytes so far.
    constexpr std::size_t count() const { return count_; }

private:
    template <class T>
    static constexpr std::size_t bytes_of(T*) {
        return sizeof(typename StoredNumber<T>::Unsigned);
    }
    template <class T, std::size_t Size>
    static constexpr std::size_t bytes_of(std::array<T, Size>*) {
        return Size * bytes_of(static_cast<T*>(nullptr));
    }
    static constexpr std::size_t bytes_of(Random*) { return sizeof(std::uint64_t); }
    static constexpr std::size_t bytes_of(NoRandom*) { return 0; }

    std::size_t count_ = 0;
};

/// The number of bytes that the fields of Part take in a file.
template <class Part>
constexpr std::size_t count_bytes() {
    ByteCounter counter;
    const Part part{};
    Part::fields(part, counter);
    return counter.count();
}

} // namespace detail

} // namespace nervelet

#endif
