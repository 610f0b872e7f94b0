// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_MATRIX_HPP
#define NERVELET_NETWORK_MATRIX_HPP

#include <cstddef>
#include <type_traits>

#include "../scalar/double.hpp"
#include "../scalar/float.hpp"

namespace nervelet {

/// A view of a weight matrix, Rows inputs x Columns outputs, in the order in which the scalar keeps it (float and
/// double: row after row). T may be const.
template <class T, std::size_t Rows, std::size_t Columns>
class MatrixView {
public:
    static constexpr std::size_t rows = Rows;
    static constexpr std::size_t columns = Columns;

    explicit constexpr MatrixView(T* data) : data_(data) {}
    constexpr T& operator()(std::size_t row, std::size_t column) const {
        return data_[ScalarTraits<std::remove_const_t<T>>::template weight_index<Rows, Columns>(row, column)];
    }
    constexpr T* data() const { return data_; }
    constexpr T* begin() const { return data_; }
    constexpr T* end() const { return data_ + Rows * Columns; }
    static constexpr std::size_t size() { return Rows * Columns; }

private:
    T* data_;
};

/// A view of Size numbers in a row. T may be const.
template <class T, std::size_t Size>
class VectorView {
public:
    explicit constexpr VectorView(T* data) : data_(data) {}
    constexpr T& operator[](std::size_t index) const { return data_[index]; }
    constexpr T* data() const { return data_; }
    constexpr T* begin() const { return data_; }
    constexpr T* end() const { return data_ + Size; }
    static constexpr std::size_t size() { return Size; }

private:
    T* data_;
};

} // namespace nervelet

#endif
