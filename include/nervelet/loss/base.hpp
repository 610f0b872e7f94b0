// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LOSS_BASE_HPP
#define NERVELET_LOSS_BASE_HPP

namespace nervelet {

/// What a trainer must know of any loss. A derived loss hides what is different for it.
struct LossBase {
    using logits_of = void;                ///< the activation whose input the loss can take directly, if any
    static constexpr bool is_mean = false; ///< divided by the number of outputs

    /// A loss that cannot follow every activation says so in here, in words.
    template <class Activation>
    struct Requires {};
};

/// Base of every loss that is a sum (or, with is_mean, a mean) over the outputs of one example. The loss supplies
/// value(output, target) and slope(output, target) = d value / d output.
struct ElementwiseLoss : LossBase {};

} // namespace nervelet

#endif
