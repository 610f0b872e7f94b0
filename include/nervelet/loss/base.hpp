// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LOSS_BASE_HPP
#define NERVELET_LOSS_BASE_HPP

namespace nervelet {

/// Base class of every loss: properties, which a derived loss redefines where they are different for it.
struct LossBase {
    using logits_of = void;                ///< the activation whose input z the loss can take directly, if any
    static constexpr bool is_mean = false; ///< whether the loss is divided by the number of outputs

    /// A loss that does not fit every activation of the last layer has a static_assert in here.
    template <class Activation>
    struct Requires {};
};

/// Base class of every loss that is a sum (or, with is_mean, a mean) over the outputs of one example. The loss has
/// value(output, target) and slope(output, target) = d value / d output.
struct ElementwiseLoss : LossBase {};

} // namespace nervelet

#endif
