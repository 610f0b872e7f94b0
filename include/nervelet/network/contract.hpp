// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_CONTRACT_HPP
#define NERVELET_NETWORK_CONTRACT_HPP

#include <array>
#include <cstddef>
#include <type_traits>

#include "../activation/base/stub_activation.hpp"
#include "../core/shape.hpp"
#include "../core/type_identity.hpp"
#include "../layer/base/layer_list.hpp"
#include "../layer/dense.hpp"
#include "../scalar/double.hpp"
#include "../scalar/float.hpp"

namespace nervelet {

namespace detail {

/// False, but only once a template is instantiated: for the static_assert of an overload that is only there to report
/// an error.
template <class...>
struct AlwaysFalse : std::false_type {};

/// std::void_t of C++17.
template <class...>
struct MakeVoid {
    using type = void;
};

/// Whether Description is a layer: it has a nested template Layer<T, InputShape>.
template <class Description, class T, class InputShape, class = void>
struct IsLayer : std::false_type {};

template <class Description, class T, class InputShape>
struct IsLayer<Description, T, InputShape, typename MakeVoid<typename Description::template Layer<T, InputShape>>::type>
    : std::true_type {};

/// Takes the place of an invalid layer once its error has been reported. It has as many outputs as inputs.
struct StubLayer {
    template <class T, class InputShape>
    using Layer = typename Dense<InputShape::size, StubActivation>::template Layer<T, InputShape>;
};

/// Description where it is a layer, else the stub.
template <class Description>
constexpr auto check_layer() {
    constexpr bool holds = IsLayer<typename PlainLayer<Description>::type, float, Shape<1>>::value;
    static_assert(holds, "Network<T, Input<Width>, Layers...>: expected a layer, such as Dense<32, ReLU> or "
                         "Dropout<20>, behind Input. An activation is part of its layer: Dense<32, ReLU>. "
                         "For a layer of your own imitate layer/dense.hpp.");
    return TypeIdentity<std::conditional_t<holds, Description, StubLayer>>{};
}

/// What check_layer gives.
template <class Description>
using CheckedLayer = typename decltype(check_layer<Description>())::type;

/// T where ScalarTraits knows it, else float.
template <class T>
constexpr auto check_scalar() {
    constexpr bool holds = ScalarTraits<T>::is_supported;
    static_assert(
        holds, "Network<T, ...>: expected float, double or Fixed16 as the scalar (see scalar/traits.hpp to add one).");
    static_assert(
        !std::is_same<T, double>::value || sizeof(1.0) == sizeof(double),
        "Network<double, ...>: -fsingle-precision-constant takes digits from the constants of the mathematics. "
        "Leave it out, or compute in float: Network<float, ...>.");
    return TypeIdentity<std::conditional_t<holds, T, float>>{};
}

/// What check_scalar gives.
template <class T>
using CheckedScalar = typename decltype(check_scalar<T>())::type;

/// Whether so many numbers in braces are no Array. {{}} is one: it stands for zeros, so a list of one number passes.
template <class Array>
constexpr bool is_short_or_long(std::size_t count) {
    return count != std::tuple_size<Array>::value && count != 1;
}

/// Whether Type is a network.
template <class Type, class = void>
struct IsNetwork : std::false_type {};

template <class Type>
struct IsNetwork<Type, typename MakeVoid<typename Type::Layers::Last, typename Type::Parameters>::type>
    : std::true_type {};

/// Reports what was given instead of a network.
template <class Type>
constexpr bool check_network() {
    constexpr bool holds = IsNetwork<Type>::value;
    static_assert(holds, "expected a network, an object of a type such as Network<float, Input<2>, Dense<1, Sigmoid>>; "
                         "where there is a trainer, the network that it trains.");
    return holds;
}

/// The error messages for an x that is not the network's Input.
template <class X, class Input>
struct InputContract {
    static constexpr void refuse() {
        static_assert(AlwaysFalse<X>::value,
                      "network(x), step(x, target): expected x as Net::Input, a std::array of the "
                      "network's scalar and input width.");
    }
};

/// For a std::array of another size or scalar.
template <class Scalar, std::size_t Size, class T, std::size_t Width>
struct InputContract<std::array<Scalar, Size>, std::array<T, Width>> {
    static constexpr void refuse() {
        static_assert(Size == Width, "network(x), step(x, target): expected x with as many numbers as the network has "
                                     "inputs, the Width of its Input<Width>. Net::Input is the right type.");
        static_assert(Size != Width || std::is_same<Scalar, T>::value,
                      "network(x), step(x, target): expected x of the network's scalar, the T of its Network<T, ...>. "
                      "Net::Input is the right type.");
    }
};

/// For rows of arrays, such as time x channels.
template <class Scalar, std::size_t Channels, std::size_t Size, class T, std::size_t Width>
struct InputContract<std::array<std::array<Scalar, Channels>, Size>, std::array<T, Width>> {
    static constexpr void refuse() {
        static_assert(AlwaysFalse<Scalar>::value, "network(x), step(x, target): expected x as one array of all its "
                                                  "numbers, channels last: number [time][channel] "
                                                  "is x[time * channels + channel]. Net::Input is the right type.");
    }
};

/// For a list of numbers in braces: {1, 2}.
template <class T, std::size_t Size, std::size_t Width>
struct InputContract<T[Size], std::array<T, Width>> {
    static constexpr void refuse() {
        static_assert(Size == Width, "network(x), step(x, target): expected x with as many numbers as the network has "
                                     "inputs, the Width of its Input<Width>. Net::Input is the right type.");
        static_assert(Size != Width, "network(x), step(x, target): expected x as Net::Input, a std::array of the "
                                     "network's scalar and input width.");
    }
};

} // namespace detail

} // namespace nervelet

#endif
