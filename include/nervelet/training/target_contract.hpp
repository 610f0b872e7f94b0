// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_TARGET_CONTRACT_HPP
#define NERVELET_TRAINING_TARGET_CONTRACT_HPP

#include <array>
#include <cstddef>
#include <type_traits>

#include "../label.hpp"
#include "../network/contract.hpp"
#include "../network/divided_layers.hpp"

namespace nervelet {

namespace detail {

/// The error messages for a target that is not the network's Output. A Label passes here; check_label() tests it.
template <class Target, class Output>
struct TargetContract {
    static constexpr void refuse() {
        static_assert(std::is_same<Target, Label>::value,
                      "step(x, target): expected the target as Net::Output or as a class index: Label{3}.");
    }
};

/// For a network with one output, which takes no Label.
template <class Target, class T>
struct TargetContract<Target, std::array<T, 1>> {
    static constexpr void refuse() {
        static_assert(std::is_same<Target, Label>::value,
                      "step(x, target): expected the target as Net::Output, an array of the one output: {0.7f}.");
    }
};

/// For numbers of another count or scalar.
template <class Scalar, std::size_t Size, class T, std::size_t Outputs>
struct NumbersContract {
    static constexpr void refuse() {
        static_assert(Size == Outputs, "step(x, target): expected a target with as many numbers as the network has "
                                       "outputs, the Units of its last layer. Net::Output is the right type.");
        static_assert(Size != Outputs || std::is_same<Scalar, T>::value,
                      "step(x, target): expected a target of the network's scalar, the T of its Network<T, ...>. "
                      "Net::Output is the right type.");
    }
};

/// For a std::array.
template <class Scalar, std::size_t Size, class T, std::size_t Outputs>
struct TargetContract<std::array<Scalar, Size>, std::array<T, Outputs>> : NumbersContract<Scalar, Size, T, Outputs> {};

template <class Scalar, std::size_t Size, class T>
struct TargetContract<std::array<Scalar, Size>, std::array<T, 1>> : NumbersContract<Scalar, Size, T, 1> {};

/// For a list in braces: {1, 0}.
template <class T, std::size_t Size, std::size_t Outputs>
struct TargetContract<T[Size], std::array<T, Outputs>> : NumbersContract<T, Size, T, Outputs> {};

template <class T, std::size_t Size>
struct TargetContract<T[Size], std::array<T, 1>> : NumbersContract<T, Size, T, 1> {};

/// What a list of Count numbers in braces is: an Array, or where it is wrong a C array, which the contracts report. The
/// language itself would fill the missing numbers with zeros.
template <class Array, std::size_t Count, bool IsWrong>
using InBraces = std::conditional_t<IsWrong, typename Array::value_type[Count], Array>;

/// Whether x and target are one example for Network, and the error messages where they are not.
template <class Network, class X, class Target>
struct ExampleContract {
    using Output = typename Network::Output;
    static constexpr bool holds =
        Reads<Network, X>::value && (std::is_same<Target, Output>::value || std::is_same<Target, Label>::value);

    static constexpr void refuse() {
        ReadingContract<Network, X>::refuse();
        TargetContract<Target, Output>::refuse();
    }
};

} // namespace detail

} // namespace nervelet

#endif
