// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_METRIC_ACCURACY_HPP
#define NERVELET_METRIC_ACCURACY_HPP

#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace nervelet {

/// accuracy = right / count, in [0, 1]; 0 before the first example. After 2^32 - 1 examples it stays as it is.
class Accuracy {
public:
    /// Counts one example.
    constexpr void add(bool is_right) {
        if (count_ < 0xFFFFFFFFu) {
            ++count_;
            right_ += is_right ? 1u : 0u;
        }
    }

    /// Counts one example of class actual that was predicted to be of class predicted.
    constexpr void add(std::size_t actual, std::size_t predicted) { add(actual == predicted); }

    /// Reports a class alone, of which it cannot be said whether it is right.
    template <class Class, class = std::enable_if_t<!std::is_same<Class, bool>::value>>
    constexpr void add(Class) {
        static_assert(std::is_same<Class, bool>::value,
                      "Accuracy: expected add(actual, predicted), as in add(label.index, argmax(y)), or add(is_right) "
                      "with a bool.");
    }

    /// Reports outputs in place of classes, which as whole numbers would all be 0.
    template <
        class Actual, class Predicted,
        class = std::enable_if_t<std::is_floating_point<Actual>::value || std::is_floating_point<Predicted>::value>,
        class = std::enable_if_t<std::is_convertible<Actual, std::size_t>::value>>
    constexpr void add(Actual, Predicted) {
        static_assert(!std::is_same<Actual, Actual>::value,
                      "Accuracy: expected add(actual, predicted) with the numbers of classes, as in "
                      "add(label.index, argmax(y)), or of one output add(target[0] > 0.5f, y[0] > 0.5f).");
    }

    /// Reports a Label in place of its index.
    template <class Class, class = std::enable_if_t<!std::is_convertible<Class, std::size_t>::value>>
    constexpr void add(const Class&, std::size_t) {
        static_assert(std::is_convertible<Class, std::size_t>::value,
                      "Accuracy: expected add(actual, predicted) with the numbers of classes, as in "
                      "add(label.index, argmax(y)).");
    }

    /// The number of examples.
    constexpr std::uint32_t count() const { return count_; }

    /// The number of examples that were right.
    constexpr std::uint32_t right() const { return right_; }

    /// The accuracy as float or another T.
    template <class T = float>
    constexpr T value() const {
        return count_ == 0 ? T(0) : static_cast<T>(right_) / static_cast<T>(count_);
    }

private:
    std::uint32_t count_ = 0;
    std::uint32_t right_ = 0;
};

} // namespace nervelet

#endif
