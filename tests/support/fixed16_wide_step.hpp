// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_FIXED16_WIDE_STEP_HPP
#define NERVELET_TESTS_SUPPORT_FIXED16_WIDE_STEP_HPP

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include <nervelet/core/random.hpp>
#include <nervelet/scalar/fixed.hpp>

// The optimizers of 16 bits once more, in integers of 64 bits and numbers of double, for a layer of 3 inputs and 2
// units: what the library computes in 32 bits must be the same, whatever the numbers are.
namespace support {

using nervelet::Fixed16;

constexpr std::size_t wide_inputs = 3;
constexpr std::size_t wide_units = 2;
constexpr std::size_t wide_count = (wide_inputs + 1) * wide_units;

/// An example, and the parameters of the layer and their velocities.
struct WideLayer {
    std::array<Fixed16, wide_inputs> x;
    std::array<Fixed16, wide_units> delta;
    std::array<Fixed16, wide_count> parameters;
    std::array<Fixed16, wide_count> velocities;

    /// Any numbers, the extremes often.
    static WideLayer draw(nervelet::Random& random) {
        WideLayer layer{};
        fill(layer.x, random);
        fill(layer.delta, random);
        fill(layer.parameters, random);
        fill(layer.velocities, random);
        return layer;
    }

    /// That of a weight, or of a bias, whose input is 1.
    std::int64_t input(std::size_t index) const { return index < 6 ? x[index % wide_inputs].raw : 2048; }

    static std::size_t unit(std::size_t index) { return index < 6 ? index / wide_inputs : index - 6; }

private:
    template <class Numbers>
    static void fill(Numbers& numbers, nervelet::Random& random) {
        const std::int32_t extremes[] = {-32768, -32767, -1, 0, 1, 32766, 32767};
        for (Fixed16& number : numbers) {
            const std::int32_t any = static_cast<std::int32_t>(random.below(65536)) - 32768;
            number.raw = static_cast<std::int16_t>(random.below(3) == 0 ? extremes[random.below(7)] : any);
        }
    }
};

/// The random numbers of a step.
struct WideRandom {
    std::uint32_t state;
    std::int64_t bits(int count) {
        state = state * 1664525u + 1013904223u;
        return static_cast<std::int64_t>(state >> (32 - count));
    }
};

inline std::int64_t wide_floor(std::int64_t number, int bits) {
    return static_cast<std::int64_t>(std::floor(std::ldexp(static_cast<double>(number), -bits)));
}

inline std::int64_t wide_cut(std::int64_t number, std::int64_t low, std::int64_t high) {
    return number < low ? low : number > high ? high : number;
}

inline std::int16_t wide_saturated(std::int64_t number) {
    return static_cast<std::int16_t>(wide_cut(number, -32768, 32767));
}

} // namespace support

#endif
