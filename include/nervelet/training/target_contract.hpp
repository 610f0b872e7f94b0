// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_TARGET_CONTRACT_HPP
#define NERVELET_TRAINING_TARGET_CONTRACT_HPP

#include <array>
#include <cstddef>
#include <type_traits>

#include "../label.hpp"
#include "../length.hpp"
#include "../network/contract.hpp"
#include "../network/divided_layers.hpp"

namespace nervelet {

namespace detail {

/// Whether it is Lengths, of a batch.
template <class Other>
struct IsLengths : std::false_type {};

template <std::size_t Size>
struct IsLengths<Lengths<Size>> : std::true_type {};

/// Whether it says how many steps are real: of one window or of those of a batch.
template <class Other>
struct SaysLengths : std::integral_constant<bool, std::is_same<Other, Length>::value || IsLengths<Other>::value> {};

/// The error messages for a target that is not the network's Output. A Label passes here; check_label() tests it.
template <class Target, class Output>
struct TargetContract {
    static constexpr void refuse() {
        constexpr bool is_single = std::tuple_size<Output>::value == 1; // then it takes no Label
        constexpr bool holds = std::is_same<Target, Label>::value || SaysLengths<Target>::value;
        static_assert(!SaysLengths<Target>::value,
                      "expected the target behind x, and only behind the target how many steps are real: "
                      "step(x, target, Length{5}), step(xs, targets, Lengths<3>{5, 16, 2}), add(x, target, Length{5}), "
                      "evaluate<Loss>(net, x, target, Length{5}).");
        static_assert(holds || is_single,
                      "step(x, target): expected the target as Net::Output or as a class index: Label{3}.");
        static_assert(holds || !is_single,
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

/// For a list in braces: {1, 0}.
template <class T, std::size_t Size, std::size_t Outputs>
struct TargetContract<T[Size], std::array<T, Outputs>> : NumbersContract<T, Size, T, Outputs> {};

/// What a list of Count numbers in braces is: an Array, or where it is wrong a C array, which the contracts report. The
/// language itself would fill the missing numbers with zeros.
template <class Array, std::size_t Count, bool IsWrong>
using InBraces = std::conditional_t<IsWrong, typename Array::value_type[Count], Array>;

/// Reports the target of an X that Network reads. Of a wrong x only that is said.
template <class Network, class X, class Target>
constexpr void refuse_target() {
    TargetContract<std::conditional_t<Reads<Network, X>::value, Target, Label>, typename Network::Output>::refuse();
}

/// Whether x and target are one example for Network, and the error messages where they are not.
template <class Network, class X, class Target>
struct ExampleContract {
    using Output = typename Network::Output;
    static constexpr bool holds =
        Reads<Network, X>::value && (std::is_same<Target, Output>::value || std::is_same<Target, Label>::value);

    static constexpr void refuse() {
        ReadingContract<Network, X>::refuse();
        refuse_target<Network, X, Target>();
    }
};

} // namespace detail

} // namespace nervelet

#endif
