// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_MATRIX_HPP
#define NERVELET_NETWORK_MATRIX_HPP

#include <cstddef>
#include <type_traits>

#include "../scalar/double.hpp"
#include "../scalar/float.hpp"

namespace nervelet {

/// A view of a weight matrix with a row for each input and a column for each output, in the order in which ScalarTraits
/// keeps it (float and double: row after row). T may be const.
template <class T, std::size_t Rows, std::size_t Columns>
class MatrixView {
public:
    static constexpr std::size_t rows = Rows;       ///< inputs
    static constexpr std::size_t columns = Columns; ///< outputs

    /// data: Rows * Columns numbers, which must outlive the view.
    explicit constexpr MatrixView(T* data) : data_(data) {}

    /// One weight, row < Rows, column < Columns.
    constexpr T& operator()(std::size_t row, std::size_t column) const {
        return data_[ScalarTraits<std::remove_const_t<T>>::template weight_index<Rows, Columns>(row, column)];
    }

    /// All weights, in the order in which they are kept.
    constexpr T* data() const { return data_; }
    /// The first number; with end() for a range-based for loop.
    constexpr T* begin() const { return data_; }
    /// One past the last.
    constexpr T* end() const { return data_ + Rows * Columns; }

    /// The number of weights.
    static constexpr std::size_t size() { return Rows * Columns; }

private:
    T* data_;
};

/// A view of Size numbers, such as the biases of a layer. T may be const.
template <class T, std::size_t Size>
class VectorView {
public:
    /// data: Size numbers, which must outlive the view.
    explicit constexpr VectorView(T* data) : data_(data) {}

    /// One number, index < Size.
    constexpr T& operator[](std::size_t index) const { return data_[index]; }

    /// All numbers.
    constexpr T* data() const { return data_; }
    /// The first number; with end() for a range-based for loop.
    constexpr T* begin() const { return data_; }
    /// One past the last.
    constexpr T* end() const { return data_ + Size; }

    /// How many numbers there are.
    static constexpr std::size_t size() { return Size; }

private:
    T* data_;
};

} // namespace nervelet

#endif
