// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_STORAGE_FIELD_READER_HPP
#define NERVELET_STORAGE_FIELD_READER_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "../core/random.hpp"
#include "number.hpp"
#include "source.hpp"

namespace nervelet {

namespace detail {

/// What FieldReaders of a section have met so far.
struct FieldState {
    bool is_valid = true;    ///< no field held bits that its type does not have, such as a bool of 2
    bool has_failed = false; ///< the device failed to read
};

/// An archive that reads the fields of a section of a file that is whole, to look at them before anything changes. A
/// field that is const keeps its value: of it only the bits are checked. A copy of the archive goes on from the same
/// place.
template <class Memory>
class FieldReader {
public:
    /// Begins at that place of the memory; state must outlive it and all its copies.
    constexpr FieldReader(const Memory& memory, std::size_t place, FieldState& state)
        : source_(memory.from(place)), state_(state) {}

    /// Reads a field.
    template <class T>
    constexpr void operator()(T& value) {
        using Number = StoredNumber<T>;
        std::uint8_t data[sizeof(typename Number::Unsigned)] = {};
        state_.has_failed = state_.has_failed || read_bytes(source_, data, sizeof data) != sizeof data;
        const auto bits = from_bytes<typename Number::Unsigned>(data);
        value = Number::from_bits(bits);
        state_.is_valid = state_.is_valid && Number::to_bits(value) == bits;
    }

    template <class T, std::size_t Size>
    constexpr void operator()(std::array<T, Size>& values) {
        for (std::size_t i = 0; i < Size; ++i) {
            (*this)(values.data()[i]);
        }
    }

    constexpr void operator()(Random& random) {
        std::uint64_t state = 0;
        (*this)(state);
        random = Random::from_state(state);
    }
    constexpr void operator()(NoRandom&) {}

    /// Reads a field and drops it.
    template <class T>
    constexpr void operator()(const T&) {
        T value{};
        (*this)(value);
    }

    template <class T, std::size_t Size>
    constexpr void operator()(const std::array<T, Size>& values) {
        for (std::size_t i = 0; i < Size; ++i) {
            (*this)(values.data()[i]);
        }
    }

private:
    using Source = decltype(std::declval<const Memory&>().from(std::size_t()));

    Source source_;
    FieldState& state_;
};

} // namespace detail

} // namespace nervelet

#endif
