// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_FIXED16_TURN_HPP
#define NERVELET_SCALAR_FIXED16_TURN_HPP

#include <cstddef>

namespace nervelet {
namespace fixed16 {

/// The place of an example in its step. Each example of a batch changes what is kept of a parameter by itself, but a
/// velocity fades once a step, a weight decays once, and it follows its velocity once.
struct Turn {
    bool is_first;
    bool is_last;

    template <class Count>
    static constexpr Turn of(std::size_t example, Count count) {
        return {example == 0, example + 1 == count};
    }
};

} // namespace fixed16
} // namespace nervelet

#endif
