// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_RANDOM_HPP
#define NERVELET_CORE_RANDOM_HPP

#include <cstdint>

namespace nervelet {

/// PCG32 (O'Neill 2014, pcg-random.org): state' = 6364136223846793005 state + 1442695040888963407,
/// output = rotate_right(32 bits of (state >> 18 ^ state) >> 27, state >> 59). Period 2^64.
/// The same seed gives the same numbers on every machine and in a constant expression. Eight bytes of state.
class Random {
public:
    /// Seeds the generator as pcg32_srandom does, with the stream constant of the formula above.
    explicit constexpr Random(std::uint64_t seed = 0) : state_(0) {
        next();
        state_ += seed;
        next();
    }

    /// Uniform over all 32-bit values.
    constexpr std::uint32_t next() {
        const std::uint64_t old = state_;
        state_ = old * 6364136223846793005u + 1442695040888963407u;
        const std::uint32_t mixed = static_cast<std::uint32_t>(((old >> 18) ^ old) >> 27);
        const std::uint32_t turn = static_cast<std::uint32_t>(old >> 59);
        return (mixed >> turn) | (mixed << ((32u - turn) & 31u));
    }

    /// Uniform over 0 .. bound - 1, without bias (Lemire 2019, doi 10.1145/3230636); bound 0 gives 0.
    constexpr std::uint32_t below(std::uint32_t bound) {
        if (bound == 0) {
            return 0;
        }
        const std::uint32_t threshold = (0u - bound) % bound;
        std::uint64_t product = static_cast<std::uint64_t>(next()) * bound;
        while (static_cast<std::uint32_t>(product) < threshold) {
            product = static_cast<std::uint64_t>(next()) * bound;
        }
        return static_cast<std::uint32_t>(product >> 32);
    }

    /// Uniform over [0, 1) in steps of 2^-24, which float and double hold exactly.
    template <class T>
    constexpr T uniform() {
        return T(static_cast<std::int32_t>(next() >> 8)) * (T(1) / T(16777216));
    }

    /// The whole state, to be saved.
    constexpr std::uint64_t state() const { return state_; }

    /// The generator with that state: Random::from_state(random.state()) gives the same numbers as random.
    static constexpr Random from_state(std::uint64_t state) { return Random(State{state}); }

private:
    struct State {
        std::uint64_t value;
    };
    explicit constexpr Random(State state) : state_(state.value) {}

    std::uint64_t state_;
};

/// Base class of a layer description whose training draws random numbers. Only the trainer of a network with such a
/// layer holds a generator.
struct UsesRandom {};

namespace detail {

/// The generator of a network that draws no random numbers. It takes no memory.
struct NoRandom {};

} // namespace detail

} // namespace nervelet

#endif
