// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_STORAGE_DESCRIPTION_HPP
#define NERVELET_STORAGE_DESCRIPTION_HPP

#include <cstddef>

#include "../activation/elu.hpp"
#include "../activation/gelu.hpp"
#include "../activation/hardsigmoid.hpp"
#include "../activation/hardswish.hpp"
#include "../activation/identity.hpp"
#include "../activation/leaky_relu.hpp"
#include "../activation/relu.hpp"
#include "../activation/relu6.hpp"
#include "../activation/selu.hpp"
#include "../activation/sigmoid.hpp"
#include "../activation/silu.hpp"
#include "../activation/softmax.hpp"
#include "../activation/softplus.hpp"
#include "../activation/tanh.hpp"
#include "../layer/batch_norm.hpp"
#include "../layer/dense.hpp"
#include "../layer/dropout.hpp"
#include "../layer/input.hpp"
#include "../layer/layer_norm.hpp"
#include "../layer/spatial_dropout.hpp"
#include "../scalar/fixed.hpp"
#include "depthwise_convolution_description.hpp"
#include "fingerprint.hpp"
#include "pool_description.hpp"

namespace nervelet {

namespace detail {

// The names of the library's layers and activations in a file. They must never change.

template <>
struct Description<Identity> {
    static constexpr void describe(Fingerprint& text) { text("Identity"); }
};

template <>
struct Description<ReLU> {
    static constexpr void describe(Fingerprint& text) { text("ReLU"); }
};

template <>
struct Description<ReLU6> {
    static constexpr void describe(Fingerprint& text) { text("ReLU6"); }
};

template <>
struct Description<SELU> {
    static constexpr void describe(Fingerprint& text) { text("SELU"); }
};

template <>
struct Description<GELU> {
    static constexpr void describe(Fingerprint& text) { text("GELU"); }
};

template <>
struct Description<GELUTanh> {
    static constexpr void describe(Fingerprint& text) { text("GELUTanh"); }
};

template <>
struct Description<SiLU> {
    static constexpr void describe(Fingerprint& text) { text("SiLU"); }
};

template <>
struct Description<Softplus> {
    static constexpr void describe(Fingerprint& text) { text("Softplus"); }
};

template <>
struct Description<Sigmoid> {
    static constexpr void describe(Fingerprint& text) { text("Sigmoid"); }
};

template <>
struct Description<Tanh> {
    static constexpr void describe(Fingerprint& text) { text("Tanh"); }
};

template <>
struct Description<Hardsigmoid> {
    static constexpr void describe(Fingerprint& text) { text("Hardsigmoid"); }
};

template <>
struct Description<Hardswish> {
    static constexpr void describe(Fingerprint& text) { text("Hardswish"); }
};

template <>
struct Description<Softmax> {
    static constexpr void describe(Fingerprint& text) { text("Softmax"); }
};

template <int Percent>
struct Description<LeakyReLUWith<Percent>> {
    static constexpr void describe(Fingerprint& text) { text("LeakyReLU", Percent); }
};

template <int Percent>
struct Description<ELUWith<Percent>> {
    static constexpr void describe(Fingerprint& text) { text("ELU", Percent); }
};

template <int WeightBits, int ActivationBits>
struct Description<Fixed<WeightBits, ActivationBits>> {
    static constexpr void describe(Fingerprint& text) { text("Fixed", WeightBits, ActivationBits); }
};

template <std::size_t... Dimensions>
struct Description<Input<Dimensions...>> {
    static constexpr void describe(Fingerprint& text) { text("Input", Dimensions...); }
};

template <std::size_t Units, class Activation>
struct Description<Dense<Units, Activation>> {
    template <class Text, class Inner = Description<Activation>>
    static constexpr auto describe(Text& text) -> decltype(Inner::describe(text)) {
        text("Dense", Units);
        return Inner::describe(text);
    }
};

template <unsigned Percent>
struct Description<Dropout<Percent>> {
    static constexpr void describe(Fingerprint& text) { text("Dropout", Percent); }
};

template <unsigned Percent>
struct Description<SpatialDropout<Percent>> {
    static constexpr void describe(Fingerprint& text) { text("SpatialDropout", Percent); }
};

template <class Keep>
struct Description<DropoutPerUnit<Keep>> {
    template <class Text, class Inner = Description<Keep>>
    static constexpr auto describe(Text& text) -> decltype(Inner::describe(text)) {
        text("DropoutPerUnit");
        return Inner::describe(text);
    }
};

template <>
struct Description<LayerNorm<EachPosition>> {
    static constexpr void describe(Fingerprint& text) { text("LayerNorm"); }
};

template <>
struct Description<LayerNorm<All>> {
    static constexpr void describe(Fingerprint& text) { text("LayerNormAll"); }
};

/// Does not depend on the statistics, as that of Frozen does not on its constants.
template <class Statistics, class Activation>
struct Description<BatchNormOf<Statistics, Activation>> {
    template <class Text, class Inner = Description<Activation>>
    static constexpr auto describe(Text& text) -> decltype(Inner::describe(text)) {
        text("BatchNorm");
        return Inner::describe(text);
    }
};

} // namespace detail

} // namespace nervelet

#endif
