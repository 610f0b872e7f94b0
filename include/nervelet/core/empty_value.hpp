// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_EMPTY_VALUE_HPP
#define NERVELET_CORE_EMPTY_VALUE_HPP

#include <type_traits>

namespace nervelet {

namespace detail {

/// A base class that holds a Part and takes no memory where Part is an empty class (the state of SGD, the generator of
/// a network without dropout). An empty member would take a byte and padding.
template <class Part, bool IsEmpty = std::is_empty<Part>::value>
class EmptyValue {
public:
    explicit constexpr EmptyValue(const Part& part) : part_(part) {}
    constexpr Part& get() { return part_; }
    constexpr const Part& get() const { return part_; }

private:
    Part part_;
};

/// The same for an empty Part.
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
