// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_FIELD_DEVICE_OTHER_HANDS_HPP
#define NERVELET_EXAMPLES_HOST_FIELD_DEVICE_OTHER_HANDS_HPP

#include "../teach_digits/augment.hpp"

namespace field {

/// A source of examples that takes them from another source and varies each digit at random, as in another handwriting.
template <class Source>
class OtherHands {
public:
    using Input = typename Source::Input;
    using Target = typename Source::Target;
    static constexpr std::size_t capacity = Source::capacity;

    explicit OtherHands(const Source& source) : source_(source) {}

    std::size_t size() const { return source_.size(); }
    Input input(std::size_t i) const { return teach::vary(source_.input(i), teach::other_hands, random_); }
    Target target(std::size_t i) const { return source_.target(i); }

private:
    const Source& source_;
    mutable nervelet::Random random_{8};
};

} // namespace field

#endif
