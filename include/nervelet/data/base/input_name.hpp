// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_DATA_BASE_INPUT_NAME_HPP
#define NERVELET_DATA_BASE_INPUT_NAME_HPP

#include <type_traits>

namespace nervelet {
namespace detail {

/// What the file of a Replay says of its inputs. Of an array nothing: their count is there already.
template <class Input>
struct InputName {
    template <class Text>
    static constexpr void describe(Text&) {}
};

/// Whether a network has inputs of this type.
template <class Input>
struct IsInput : std::true_type {};

} // namespace detail
} // namespace nervelet

#endif
