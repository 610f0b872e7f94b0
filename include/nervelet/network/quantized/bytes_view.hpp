// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_QUANTIZED_BYTES_VIEW_HPP
#define NERVELET_NETWORK_QUANTIZED_BYTES_VIEW_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "../contract.hpp"

namespace nervelet {
namespace detail {

/// Size bytes that lie somewhere else; assigning an array, or another view, copies its bytes there. Byte may be const.
template <class Byte, std::size_t Size>
class BytesView {
public:
    using Bytes = std::array<std::int8_t, Size>;

    explicit constexpr BytesView(Byte* data) : data_(data) {}
    constexpr BytesView(const BytesView&) = default;

    constexpr const BytesView& operator=(const BytesView& other) const { return *this = Bytes(other); }

    constexpr const BytesView& operator=(const Bytes& bytes) const {
        for (std::size_t i = 0; i < Size; ++i) {
            data_[i] = bytes[i];
        }
        return *this;
    }

    /// Reports what is neither an array of bytes nor a view of as many.
    template <class Other, class = std::enable_if_t<!std::is_convertible<Other, Bytes>::value>>
    constexpr const BytesView& operator=(const Other&) const {
        InputContract<Other, Bytes>::refuse();
        return *this;
    }

    /// A copy.
    constexpr operator Bytes() const {
        Bytes bytes{};
        for (std::size_t i = 0; i < Size; ++i) {
            bytes[i] = data_[i];
        }
        return bytes;
    }

    constexpr Byte& operator[](std::size_t index) const { return data_[index]; }
    constexpr Byte* data() const { return data_; }
    constexpr Byte* begin() const { return data_; }
    constexpr Byte* end() const { return data_ + Size; }
    static constexpr std::size_t size() { return Size; }

private:
    Byte* data_;
};

} // namespace detail
} // namespace nervelet

#endif
