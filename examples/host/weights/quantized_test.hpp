// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_QUANTIZED_TEST_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_QUANTIZED_TEST_HPP

#include <set>

#include "tflite_executor.hpp"

namespace weights {
namespace tflite {

/// An input of bytes that look random, and the output that a model has for it.
struct QuantizedTest {
    std::uint32_t seed;               ///< s = s 1664525 + 1013904223; a byte is the highest eight bits of s
    std::vector<std::int32_t> answer; ///< computed without the library, by the plain executor
};

/// The one of several inputs whose output has the most different numbers: a saturated one would test little. input,
/// output: tensors of int8.
inline QuantizedTest make_quantized_test(const Model& model, std::size_t input, std::size_t output, Rounding rounding) {
    QuantizedTest best{0, {}};
    std::size_t most = 0;
    for (std::uint32_t seed = 1; seed <= 8; ++seed) {
        Executor executor(model, rounding);
        std::vector<std::int32_t>& x = executor[input].whole;
        std::uint32_t state = seed;
        for (std::size_t i = count_of(model.tensors[input].shape); i > 0; --i) {
            state = state * 1664525u + 1013904223u;
            x.push_back(static_cast<std::int32_t>(state >> 24) - (state >> 31 != 0 ? 256 : 0));
        }
        executor.run_behind(input);
        const std::vector<std::int32_t>& y = executor[output].whole;
        const std::size_t different = std::set<std::int32_t>(y.begin(), y.end()).size();
        if (different > most) {
            most = different;
            best = {seed, y};
        }
    }
    return best;
}

} // namespace tflite
} // namespace weights

#endif
