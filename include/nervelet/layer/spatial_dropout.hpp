// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_SPATIAL_DROPOUT_HPP
#define NERVELET_LAYER_SPATIAL_DROPOUT_HPP

#include "../scalar/fixed.hpp"
#include "base/channels.hpp"
#include "base/dropping.hpp"
#include "base/fixed_dropping.hpp"

namespace nervelet {

namespace detail {

template <unsigned Percent>
constexpr auto check_percent_of_channels() {
    static_assert(Percent < 100,
                  "SpatialDropout<Percent>: expected 0 to 99 channels dropped in 100; 100 or more would drop all.");
    return SameForAll<(Percent < 100 ? Percent : 0)>{};
}

} // namespace detail

/// SpatialDropout<20> drops 20 in 100 of the channels, the last dimension of its input, each at all positions at once,
/// and scales the others by 1 / 0.8: a~_pc = r_c a_pc / p, dJ/da_pc = r_c / p dJ/da~_pc with r_c ~ Bernoulli(p) and
/// p = 1 - Percent / 100. In use it is the identity. r is one bit a channel on the trainer's tape, drawn in the order
/// of the channels. What has one dimension has one position: there it does what Dropout does. Source: Tompson et al.
/// 2015 (Efficient Object Localization Using Convolutional Networks); Dropout1d and Dropout2d of PyTorch.
template <unsigned Percent>
struct SpatialDropout : detail::DropoutBase {
    template <class T, class InputShape>
    struct Layer : detail::Dropping<T, InputShape, decltype(detail::check_percent_of_channels<Percent>()),
                                    detail::ChannelsOf<InputShape>::value> {};
};

/// In 16 bits.
template <unsigned Percent>
template <int WeightBits, int ActivationBits, class InputShape>
struct SpatialDropout<Percent>::Layer<Fixed<WeightBits, ActivationBits>, InputShape>
    : detail::FixedDropping<Fixed<WeightBits, ActivationBits>, InputShape,
                            decltype(detail::check_percent_of_channels<Percent>()),
                            detail::ChannelsOf<InputShape>::value> {};

} // namespace nervelet

#endif
