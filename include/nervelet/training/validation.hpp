// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_VALIDATION_HPP
#define NERVELET_TRAINING_VALIDATION_HPP

#include <cstdint>

#include "../evaluate.hpp"
#include "../label.hpp"
#include "../metric/accuracy.hpp"
#include "../metric/argmax.hpp"
#include "../scalar/traits.hpp"

namespace nervelet {

/// How a network does on examples that it is not trained on. Where the targets are a Label also how many it gets right.
template <class T>
class Validation {
public:
    template <class Loss, class Network>
    constexpr void add(const Network& network, const typename Network::Input& x,
                       const typename Network::Output& target) {
        sum_ += evaluate<Loss>(network, x, target);
        ++count_;
    }

    template <class Loss, class Network>
    constexpr void add(const Network& network, const typename Network::Input& x, Label label) {
        sum_ += evaluate<Loss>(network, x, label);
        ++count_;
        accuracy_.add(argmax(network(x)), label.index);
    }

    /// The mean; NaN before the first example, and where one had no finite loss also infinity.
    constexpr T loss() const { return count_ == 0 ? not_a_number<T>() : sum_ / static_cast<T>(count_); }
    constexpr const Accuracy& accuracy() const { return accuracy_; }
    constexpr std::uint32_t count() const { return count_; }

private:
    T sum_ = T(0);
    std::uint32_t count_ = 0;
    Accuracy accuracy_;
};

/// What an Adaptation makes smaller: the mean loss.
struct LowerLoss {
    static constexpr bool needs_labels = false;

    template <class T>
    static constexpr T cost(const Validation<T>& validation) {
        return validation.loss();
    }
};

/// The number of wrong answers, and among equals the mean loss.
struct HigherAccuracy {
    static constexpr bool needs_labels = true;

    template <class T>
    static constexpr T cost(const Validation<T>& validation) {
        const std::uint32_t wrong = validation.accuracy().count() - validation.accuracy().right();
        return static_cast<T>(wrong) + validation.loss() / (T(1) + validation.loss());
    }
};

} // namespace nervelet

#endif
