// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CONTRACT_HPP
#define NERVELET_CONTRACT_HPP

#include <type_traits>

#include "core/scalar.hpp"
#include "core/shape.hpp"
#include "layer/dense.hpp"

namespace nervelet {

/// False once a template is used: for the static_assert of an overload that is only there to refuse in words.
template <class...>
struct AlwaysFalse : std::false_type {};

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

/// Description where it is a layer, else a stub, so that a broken contract gives one error and not a page of them.
template <class Description>
struct CheckedLayer {
    static constexpr bool is_layer = IsLayer<Description, float, Shape<1>>::value;
    static_assert(is_layer, "Network<T, Input<Width>, Layers...>: expected a layer, such as Dense<32, ReLU> or "
                            "Dropout<20>, behind Input. For one of your own imitate layer/dense.hpp.");
    using type = std::conditional_t<is_layer, Description, Dense<1>>;
};

/// T where the library knows it as a scalar, else float.
template <class T>
struct CheckedScalar {
    static_assert(ScalarTraits<T>::is_supported,
                  "Network<T, ...>: expected float or double as the scalar (see core/scalar.hpp to add one).");
    using type = std::conditional_t<ScalarTraits<T>::is_supported, T, float>;
};

} // namespace nervelet

#endif
