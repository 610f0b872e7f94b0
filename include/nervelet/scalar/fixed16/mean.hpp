// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_FIXED16_MEAN_HPP
#define NERVELET_SCALAR_FIXED16_MEAN_HPP

#include <cstdint>

namespace nervelet {
namespace fixed16 {

/// The sum of so many 16-bit integers, divided by their number: rounded to the nearest, ties up. 1 <= count <= 2^14.
constexpr std::int16_t mean(std::int32_t sum, std::uint32_t count) {
    const std::uint32_t twice_from_lowest = 2u * (static_cast<std::uint32_t>(sum) + 32768u * count);
    return static_cast<std::int16_t>(static_cast<std::int32_t>((twice_from_lowest + count) / (2u * count)) - 32768);
}

/// How dJ/dy of a mean of `count` numbers, a 16-bit integer, is handed to them: as integers of which each is the
/// nearest below or above dJ/dy / count, and which sum to dJ/dy exactly. Each rounded by itself, small ones would all
/// be zero. Whether number k gets one more: where phase + rest k, counted modulo `count`, begins anew behind it.
struct Shares {
    std::int32_t least;
    std::uint32_t rest;  ///< so many of them get one more
    std::uint32_t phase; ///< below count
    std::uint32_t count; ///< 1 to 2^14

    /// seed: 16 bits that change from example to example, for the phase.
    static constexpr Shares of(std::int32_t gradient, std::uint32_t count, std::uint16_t seed) {
        const std::int32_t size = static_cast<std::int32_t>(count);
        const std::int32_t least = gradient >= 0 ? gradient / size : -((size - 1 - gradient) / size);
        const std::uint32_t mixed = (seed * 40503u) & 0xFFFFu; // Knuth's multiplicative hash
        return {least, static_cast<std::uint32_t>(gradient - least * size), (mixed * count) >> 16, count};
    }

    /// That of the next number, from the first one on.
    constexpr std::int32_t next() {
        phase += rest;
        if (phase < count) {
            return least;
        }
        phase -= count;
        return least + 1;
    }

    /// That of number k, before any next().
    constexpr std::int32_t at(std::uint32_t k) const {
        const std::uint32_t before = phase + rest * k;
        return least + static_cast<std::int32_t>((before + rest) / count - before / count);
    }
};

} // namespace fixed16
} // namespace nervelet

#endif
