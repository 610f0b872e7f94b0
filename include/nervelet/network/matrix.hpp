// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_MATRIX_HPP
#define NERVELET_NETWORK_MATRIX_HPP

#include <cstddef>
#include <type_traits>

#include "../scalar/double.hpp"
#include "../scalar/float.hpp"

namespace nervelet {

namespace detail {

/// Whether From is a view like To, or the constant one.
template <class To, class From, class = void>
struct IsViewLike : std::false_type {};

template <class To, class From>
struct IsViewLike<To, From, std::enable_if_t<std::is_same<typename To::Constant, typename From::Constant>::value>>
    : std::true_type {};

template <class To, class From, class T>
constexpr auto check_assignment() {
    constexpr bool is_variable = !std::is_const<T>::value;
    constexpr bool is_alike = IsViewLike<To, From>::value;
    static_assert(is_variable, "net.weights<Index>() = ..., net.bias<Index>() = ...: expected a network that may be "
                               "changed on the left; this one is constant.");
    static_assert(!is_variable || is_alike,
                  "net.weights<Index>() = other.weights<Index>(), net.bias<Index>() = other.bias<Index>(): expected "
                  "as many rows and columns, or biases, of the same scalar on both sides.");
    constexpr bool holds = is_variable && is_alike;
    return std::integral_constant<bool, holds>{};
}

/// to[i] = from.data()[i].
template <class From, class T>
constexpr void copy_view(const From& from, T* to, std::true_type) {
    for (std::size_t i = 0; i < From::size(); ++i) {
        to[i] = from.data()[i];
    }
}

/// After a broken contract.
template <class From, class T>
constexpr void copy_view(const From&, T*, std::false_type) {}

} // namespace detail

/// A view of a weight matrix with a row for each input and a column for each output, in the order in which ScalarTraits
/// keeps it (float and double: row after row). T may be const.
template <class T, std::size_t Rows, std::size_t Columns>
class MatrixView {
public:
    static constexpr std::size_t rows = Rows;       ///< inputs
    static constexpr std::size_t columns = Columns; ///< outputs

    using Constant = MatrixView<const T, Rows, Columns>; ///< the view that cannot change them

    /// data: Rows * Columns numbers, which must outlive the view.
    explicit constexpr MatrixView(T* data) : data_(data) {}
    /// A view of the same numbers.
    constexpr MatrixView(const MatrixView&) = default;

    /// Copies the numbers of another view, of as many rows and columns: net.weights<1>() = factory.weights<1>().
    constexpr const MatrixView& operator=(const MatrixView& other) const {
        return this == &other ? *this : assign(other);
    }
    /// The same of a view of constants; reports one of another shape or scalar.
    template <class Other>
    constexpr const MatrixView& operator=(const Other& other) const {
        return assign(other);
    }

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
    template <class Other>
    constexpr const MatrixView& assign(const Other& other) const {
        detail::copy_view(other, data_, detail::check_assignment<MatrixView, Other, T>());
        return *this;
    }

    T* data_;
};

/// A view of Size numbers, such as the biases of a layer. T may be const.
template <class T, std::size_t Size>
class VectorView {
public:
    using Constant = VectorView<const T, Size>; ///< the view that cannot change them

    /// data: Size numbers, which must outlive the view.
    explicit constexpr VectorView(T* data) : data_(data) {}
    /// A view of the same numbers.
    constexpr VectorView(const VectorView&) = default;

    /// Copies the numbers of another view, of the same size: net.bias<1>() = factory.bias<1>().
    constexpr const VectorView& operator=(const VectorView& other) const {
        return this == &other ? *this : assign(other);
    }
    /// The same of a view of constants; reports one of another size or scalar.
    template <class Other>
    constexpr const VectorView& operator=(const Other& other) const {
        return assign(other);
    }

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
    template <class Other>
    constexpr const VectorView& assign(const Other& other) const {
        detail::copy_view(other, data_, detail::check_assignment<VectorView, Other, T>());
        return *this;
    }

    T* data_;
};

} // namespace nervelet

#endif
