// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_FIXED_ACTIVATION_HPP
#define NERVELET_LAYER_BASE_FIXED_ACTIVATION_HPP

#include "../../scalar/fixed16/hardsigmoid.hpp"
#include "../../scalar/fixed16/hardswish.hpp"
#include "../../scalar/fixed16/identity.hpp"
#include "../../scalar/fixed16/leaky_relu.hpp"
#include "../../scalar/fixed16/relu.hpp"
#include "../../scalar/fixed16/sigmoid.hpp"
#include "../../scalar/fixed16/tanh.hpp"

namespace nervelet {

struct Hardsigmoid;
struct Hardswish;
struct Identity;
template <int Percent>
struct LeakyReLUWith;
struct ReLU;
struct Sigmoid;
struct Softmax;
struct Tanh;

namespace detail {

/// Form<FractionBits> is what scalar/fixed16/activation_format.hpp says of an activation.
template <template <int> class FormOfBits>
struct HasFixedForm {
    static constexpr bool is_supported = true;

    template <int FractionBits>
    using Form = FormOfBits<FractionBits>;
};

/// The form of an activation in 16 bits. This one is that of an activation without, whose network is refused in words.
template <class Activation>
struct FixedActivation : HasFixedForm<fixed16::Identity> {
    static constexpr bool is_supported = false;
};

template <>
struct FixedActivation<Identity> : HasFixedForm<fixed16::Identity> {};

/// Of the last layer alone, see fixed_softmax.hpp.
template <>
struct FixedActivation<Softmax> : HasFixedForm<fixed16::Identity> {};

template <>
struct FixedActivation<ReLU> : HasFixedForm<fixed16::ReLU> {};

template <int Percent>
struct FixedActivation<LeakyReLUWith<Percent>> {
    static constexpr bool is_supported = true;

    template <int FractionBits>
    using Form = fixed16::LeakyReLU<FractionBits, Percent>;
};

template <>
struct FixedActivation<Hardsigmoid> : HasFixedForm<fixed16::Hardsigmoid> {};

template <>
struct FixedActivation<Hardswish> : HasFixedForm<fixed16::Hardswish> {};

template <>
struct FixedActivation<Sigmoid> : HasFixedForm<fixed16::Sigmoid> {};

template <>
struct FixedActivation<Tanh> : HasFixedForm<fixed16::Tanh> {};

/// The form of Activation in T, a Fixed.
template <class Activation, class T>
using FixedForm = typename FixedActivation<Activation>::template Form<T::activation_bits>;

} // namespace detail
} // namespace nervelet

#endif
