// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_FIXED16_LAYERS_HPP
#define NERVELET_TESTS_SUPPORT_FIXED16_LAYERS_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <nervelet/core/random.hpp>
#include <nervelet/layer/base/fixed_deltas.hpp>
#include <nervelet/scalar/fixed.hpp>
#include <nervelet/scalar/fixed16/turn.hpp>

// One layer of 16 bits by itself, for exact comparisons.
namespace support {

using nervelet::Fixed16;

/// Random numbers up to +-size, some of them zero.
template <std::size_t Size>
void fill16(std::array<Fixed16, Size>& numbers, nervelet::Random& random, std::int32_t size) {
    for (Fixed16& number : numbers) {
        const std::int32_t drawn =
            static_cast<std::int32_t>(random.below(static_cast<std::uint32_t>(2 * size + 1))) - size;
        number.raw = static_cast<std::int16_t>(random.below(4) == 0 ? 0 : drawn);
    }
}

/// The nearest 16-bit integer to sum / 2^shift, after the nearest 32-bit integer to the sum and half a unit.
inline std::int16_t narrowed16(std::int64_t sum, int shift) {
    sum += std::int64_t(1) << (shift - 1);
    sum = sum > INT32_MAX ? INT32_MAX : sum < INT32_MIN ? INT32_MIN : sum;
    sum >>= shift;
    return static_cast<std::int16_t>(sum > 32767 ? 32767 : sum < -32768 ? -32768 : sum);
}

/// A batch of one example, as a layer's gradient() gets it.
template <class Tape>
struct OneExample16 {
    const Fixed16* input;
    const Tape& kept;

    constexpr std::size_t count() const { return 1; }
    constexpr const Fixed16* x(std::size_t) const { return input; }
    constexpr const Tape& tape(std::size_t) const { return kept; }
};

/// A visitor that keeps the summed gradient of every parameter.
struct KeepSums {
    std::vector<std::int32_t>& sums;
    static constexpr bool skips_zero_gradient = true;

    struct Row {
        std::vector<std::int32_t>& sums;
        void operator()(std::size_t index, std::int32_t sum) const { sums.at(index) = sum; }
    };

    template <int DeltaBits>
    Row row_of_sums(nervelet::fixed16::Turn) const {
        return {sums};
    }
};

inline std::int32_t saturated32(std::int64_t sum) {
    return static_cast<std::int32_t>(sum > INT32_MAX ? INT32_MAX : sum < INT32_MIN ? INT32_MIN : sum);
}

} // namespace support

#endif
