// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_DATA_BASE_LASTING_ARRAY_HPP
#define NERVELET_DATA_BASE_LASTING_ARRAY_HPP

#include <array>
#include <cstddef>
#include <type_traits>
#include <utility>

namespace nervelet {

namespace detail {

/// The element type and the length of an array; none and 0 for anything else.
template <class Other>
struct ArrayTraits {
    using Element = void;
    static constexpr std::size_t size = 0;
};

template <class T, std::size_t Size>
struct ArrayTraits<T[Size]> {
    using Element = std::remove_const_t<T>;
    static constexpr std::size_t size = Size;
};

template <class T, std::size_t Size>
struct ArrayTraits<std::array<T, Size>> {
    using Element = T;
    static constexpr std::size_t size = Size;
};

/// The argument of a view: a reference to an array, of either kind, that has a name and so can outlive the view. Every
/// other argument is reported.
template <class Element, std::size_t Size>
class LastingArray {
public:
    template <class Array, class = std::enable_if_t<!std::is_same<std::decay_t<Array>, LastingArray>::value>>
    constexpr LastingArray(Array&& array) : first_(first<Array>(array)) {}

    /// A list in braces is an array that ends with the statement.
    constexpr LastingArray(std::initializer_list<Element>) : first_(nullptr) { refuse<Element>(); }

    /// The first element.
    constexpr const Element* data() const { return first_; }

private:
    template <class Temporary>
    static constexpr bool refuse() {
        constexpr bool holds = std::is_lvalue_reference<Temporary>::value;
        static_assert(holds, "Examples{inputs, targets}: expected arrays that outlive the view, got a temporary one, "
                             "which ends with this statement. Give the array a name: static const auto labels = ...");
        return holds;
    }

    template <class Array>
    static constexpr const Element* first(const std::remove_reference_t<Array>& array) {
        using Traits = ArrayTraits<std::remove_const_t<std::remove_reference_t<Array>>>;
        constexpr bool is_right = std::is_same<typename Traits::Element, Element>::value;
        static_assert(is_right,
                      "Examples<Input, Target, Capacity>{inputs, targets}: expected an array of the Inputs and "
                      "one of the Targets, such as std::array<Net::Input, 50> and std::array<Label, 50>.");
        constexpr bool fits = Traits::size == Size;
        static_assert(fits || !is_right,
                      "Examples<Input, Target, Capacity>{inputs, targets}: expected arrays of Capacity elements. To "
                      "use the first ones only give their number as third argument.");
        return address(array, std::integral_constant < bool, is_right&& fits&& refuse<Array>() > {});
    }

    template <class Array>
    static constexpr const Element* address(const Array& array, std::true_type) {
        return &array[0];
    }

    template <class Array>
    static constexpr const Element* address(const Array&, std::false_type) {
        return nullptr;
    }

    const Element* first_;
};

} // namespace detail

} // namespace nervelet

#endif
