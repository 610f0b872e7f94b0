// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LENGTH_HPP
#define NERVELET_LENGTH_HPP

#include <array>
#include <cstddef>

namespace nervelet {

/// How many steps of a window are real, the first ones: 1 to all that the network's Input has. Of the numbers behind
/// them none is read, neither of x nor of a target. net(x, Length{5}), trainer.step(x, target, Length{5}).
struct Length {
    std::size_t steps; ///< the real ones
};

/// The same for each example of a batch: trainer.step(xs, targets, Lengths<3>{5, 16, 2}).
template <std::size_t Size>
struct Lengths {
    std::array<std::size_t, Size> steps; ///< of example 0, 1, ...
};

} // namespace nervelet

#endif
