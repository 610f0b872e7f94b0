// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_DATA_EXAMPLES_HPP
#define NERVELET_DATA_EXAMPLES_HPP

#include <cstddef>
#include <type_traits>

#include "../core/whole_number.hpp"
#include "base/lasting_array.hpp"

namespace nervelet {

/// A view of arrays of examples, which may be in flash: Examples<Net::Input, Label, 50> held_out{inputs, labels}.
/// Like every source of examples it has size() <= capacity, and input(i) and target(i) for i < size(). The arrays must
/// outlive it, so a temporary one is refused.
template <class InputType, class TargetType, std::size_t Capacity>
class Examples {
    static_assert(Capacity > 0, "Examples: expected room for at least one example, got none");

public:
    using Input = InputType;                          ///< the network's Input, or its Features
    using Target = TargetType;                        ///< the network's Output, or Label
    static constexpr std::size_t capacity = Capacity; ///< the largest size()

    /// No examples.
    constexpr Examples() = default;

    /// The first count examples of two arrays of Capacity elements, std::array or not; a count beyond Capacity is cut
    /// to it.
    constexpr Examples(detail::LastingArray<Input, Capacity> inputs, detail::LastingArray<Target, Capacity> targets,
                       std::size_t count = Capacity)
        : inputs_(inputs.data()), targets_(targets.data()), size_(count < Capacity ? count : Capacity) {}

    /// Reports a count that is no whole number.
    template <class Count, class = std::enable_if_t<!detail::IsWholeNumber<Count>::value>>
    constexpr Examples(detail::LastingArray<Input, Capacity>, detail::LastingArray<Target, Capacity>, Count)
        : Examples() {
        static_assert(detail::IsWholeNumber<Count>::value,
                      "Examples{inputs, targets, count}: expected a whole number as the count of examples.");
    }

    /// The number of examples.
    constexpr std::size_t size() const { return size_; }

    /// The input of example i < size().
    constexpr const Input& input(std::size_t i) const { return inputs_[i]; }

    /// The target of example i < size().
    constexpr const Target& target(std::size_t i) const { return targets_[i]; }

private:
    const Input* inputs_ = nullptr;
    const Target* targets_ = nullptr;
    std::size_t size_ = 0;
};

} // namespace nervelet

#endif
