// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_DATA_BASE_INPUT_NAME_HPP
#define NERVELET_DATA_BASE_INPUT_NAME_HPP

namespace nervelet {
namespace detail {

/// What the file of a Replay says of its inputs. Of an array nothing: their count is there already.
template <class Input>
struct InputName {
    template <class Text>
    static constexpr void describe(Text&) {}
};

} // namespace detail
} // namespace nervelet

#endif
