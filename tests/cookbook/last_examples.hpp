// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_COOKBOOK_LAST_EXAMPLES_HPP
#define NERVELET_TESTS_COOKBOOK_LAST_EXAMPLES_HPP

#include <array>
#include <cstddef>

/// The last Capacity examples of a stream.
template <class InputType, class TargetType, std::size_t Capacity>
class LastExamples {
public:
    using Input = InputType;   // the network's
    using Target = TargetType; // the network's Output, or Label
    static constexpr std::size_t capacity = Capacity;

    void add(const Input& x, const Target& target) {
        inputs_[next_] = x;
        targets_[next_] = target;
        next_ = (next_ + 1) % Capacity;
        size_ += size_ < Capacity ? 1 : 0;
    }

    constexpr std::size_t size() const { return size_; }
    constexpr const Input& input(std::size_t i) const { return inputs_[i]; }
    constexpr const Target& target(std::size_t i) const { return targets_[i]; }

private:
    std::array<Input, Capacity> inputs_{};
    std::array<Target, Capacity> targets_{};
    std::size_t next_ = 0;
    std::size_t size_ = 0;
};

#endif
