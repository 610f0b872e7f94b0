// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_ZERO_UNTIL_SET_HPP
#define NERVELET_CORE_ZERO_UNTIL_SET_HPP

namespace nervelet {

namespace detail {

/// Holds a Part, or the place of one that comes later: all bytes zero until then, also where Part's own defaults are
/// not zero, so that a static object takes no flash for it.
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
