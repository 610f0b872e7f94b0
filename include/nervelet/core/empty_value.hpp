// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_EMPTY_VALUE_HPP
#define NERVELET_CORE_EMPTY_VALUE_HPP

#include <type_traits>

namespace nervelet {

namespace detail {

/// A base that holds Part, and takes no memory where Part is empty (an optimizer without state, a network without
/// dropout): an empty member would take a byte and its alignment.
template <class Part, bool IsEmpty = std::is_empty<Part>::value>
class EmptyValue {
public:
    explicit constexpr EmptyValue(const Part& part) : part_(part) {}
    constexpr Part& get() { return part_; }
    constexpr const Part& get() const { return part_; }

private:
    Part part_;
};

template <class Part>
class EmptyValue<Part, true> : Part {
public:
    explicit constexpr EmptyValue(const Part& part) : Part(part) {}
    constexpr Part& get() { return *this; }
    constexpr const Part& get() const { return *this; }
};

} // namespace detail

} // namespace nervelet

#endif
