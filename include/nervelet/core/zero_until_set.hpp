// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_ZERO_UNTIL_SET_HPP
#define NERVELET_CORE_ZERO_UNTIL_SET_HPP

namespace nervelet {

namespace detail {

/// Holds a Part that may be set later. Until then all its bytes are zero, even where Part has default values that are
/// not, so that a static object lies in .bss and takes no flash. Read part only once it is set.
template <class Part>
union ZeroUntilSet {
    constexpr ZeroUntilSet() : nothing{} {}
    explicit constexpr ZeroUntilSet(const Part& later) : part(later) {}

    unsigned char nothing;
    Part part;
};

} // namespace detail

} // namespace nervelet

#endif
