// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_PAD_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_PAD_HPP

#include "tflite_operator.hpp"
#include "tflite_whole_numbers.hpp"

namespace weights {
namespace tflite {

/// How many zeros a PAD puts before and behind the rows and the columns of a map.
struct Pads {
    std::size_t above = 0;
    std::size_t below = 0;
    std::size_t left = 0;
    std::size_t right = 0;
};

/// Those of a PAD that was checked; without one there are none.
inline Pads pads_of(const Operator* pad, const std::vector<Tensor>& tensors) {
    if (pad == nullptr) {
        return {};
    }
    const std::vector<std::int64_t> numbers = whole_numbers_of(tensors[pad->inputs[1]]);
    const auto at = [&](std::size_t i) {
        return static_cast<std::size_t>(numbers[i]);
    };
    return {at(2), at(3), at(4), at(5)};
}

/// Refuses a PAD that is not one of the rows and columns of a map, or whose output has another shape.
inline void check_pads(const Operator& one, const std::vector<Tensor>& tensors) {
    constexpr std::int64_t most = 32767;
    const Extents& input = tensors[one.inputs[0]].shape;
    const std::vector<std::int64_t> numbers = whole_numbers_of(tensors[one.inputs[1]]);
    bool is_of_map = input.size() == 4 && numbers.size() == 8;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const bool is_place = i / 2 == 1 || i / 2 == 2;
        is_of_map = is_of_map && numbers[i] >= 0 && numbers[i] <= (is_place ? most : 0);
    }
    if (!is_of_map) {
        refuse(
            one, tensors,
            "does not pad the rows and columns of a map by 0 to 32,767; use padding='same' or ZeroPadding2D before a "
            "convolution");
    }
    const Pads pads = pads_of(&one, tensors);
    const Extents expected{input[0], input[1] + pads.above + pads.below, input[2] + pads.left + pads.right, input[3]};
    if (tensors[one.output].shape != expected) {
        refuse(one, tensors, "expects an output " + extents_text(expected) + "; convert the model anew");
    }
}

} // namespace tflite
} // namespace weights

#endif
