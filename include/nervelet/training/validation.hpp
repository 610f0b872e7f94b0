// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_VALIDATION_HPP
#define NERVELET_TRAINING_VALIDATION_HPP

#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "../core/count_up.hpp"
#include "../core/math/classify.hpp"
#include "../evaluate.hpp"
#include "../label.hpp"
#include "../metric/accuracy.hpp"
#include "../metric/argmax.hpp"
#include "../scalar/traits.hpp"

namespace nervelet {

/// The mean loss over examples on which a network is not trained, and where the targets are a Label also the accuracy.
/// T: the network's scalar; float for 16 bits.
template <class T>
class Validation {
public:
    /// Evaluates one example: validation.template add<CrossEntropy>(net, x, target), where x is an Input, Features, or
    /// bytes for a constant network of bytes.
    template <class Loss, class Network, class X = typename Network::Input>
    constexpr void add(const Network& network, const X& x, const typename Network::Output& target) {
        sum_ += static_cast<T>(evaluate<Loss>(network, x, target));
        detail::count_up(count_);
    }

    /// The same for a label.
    template <class Loss, class Network, class X = typename Network::Input, class LabelType,
              class = std::enable_if_t<std::is_same<LabelType, Label>::value>>
    constexpr void add(const Network& network, const X& x, LabelType label) {
        sum_ += static_cast<T>(evaluate<Loss>(network, x, label));
        detail::count_up(count_);
        accuracy_.add(detail::predicted_class(network(x)), label.index);
    }

    /// The mean loss; NaN before the first example, NaN or infinity where the loss of an example is not finite.
    constexpr T loss() const { return count_ == 0 ? not_a_number<T>() : sum_ / static_cast<T>(count_); }

    /// The accuracy over the examples that had a Label.
    constexpr const Accuracy& accuracy() const { return accuracy_; }

    /// The number of examples.
    constexpr std::uint32_t count() const { return count_; }

private:
    T sum_ = T(0);
    std::uint32_t count_ = 0;
    Accuracy accuracy_;
};

/// A criterion of an Adaptation, which makes cost() smaller: the mean loss.
struct LowerLoss {
    static constexpr bool needs_labels = false; ///< works with any target

    /// The mean loss.
    template <class T>
    static constexpr T cost(const Validation<T>& validation) {
        return validation.loss();
    }
};

/// A criterion of an Adaptation: the number of wrong predictions, and where that is equal the mean loss.
struct HigherAccuracy {
    static constexpr bool needs_labels = true; ///< works with targets that are a Label only

    /// wrong + share: share rises from 0 to 1 with the loss, and is 1 where the loss is not finite. NaN of no examples.
    template <class T>
    static constexpr T cost(const Validation<T>& validation) {
        if (validation.count() == 0) {
            return not_a_number<T>();
        }
        const std::uint32_t wrong = validation.accuracy().count() - validation.accuracy().right();
        return static_cast<T>(wrong) + share(validation.loss());
    }

private:
    /// loss / 2, and from a loss of 1 on 1 - 1 / (2 loss). Rounded, too, a larger loss never has a smaller share.
    template <class T>
    static constexpr T share(T loss) {
        if (!math::is_finite(loss)) {
            return T(1);
        }
        return loss > T(1) ? T(1) - T(0.5) / loss : loss > T(0) ? T(0.5) * loss : T(0);
    }
};

} // namespace nervelet

#endif
