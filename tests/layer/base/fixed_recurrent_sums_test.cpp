// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstdint>

#include <nervelet/layer/gru.hpp>

using namespace nervelet;

namespace {

/// b[c] + sum_i x[i] W[c][i] and half a step, in 64 bits, saturated to 32.
std::int32_t exact_sum(const Fixed16* x, const Fixed16* weights, Fixed16 bias, std::size_t size) {
    std::int64_t sum = std::int64_t(bias.raw) * 2048 + 4096;
    for (std::size_t i = 0; i < size; ++i) {
        sum += std::int32_t(x[i].raw) * weights[i].raw;
    }
    return fixed16::saturate_to_32(sum);
}

/// A visitor that keeps the sums of every parameter.
struct KeepSums {
    std::int32_t* sums;
    static constexpr bool skips_zero_gradient = false;

    struct Row {
        std::int32_t* sums;
        void operator()(std::size_t index, std::int32_t sum) const { sums[index] = sum; }
    };

    template <int DeltaBits>
    Row row_of_sums(fixed16::Turn) const {
        return {sums};
    }
};

constexpr std::size_t steps = 7;
constexpr std::size_t channels = 3;
constexpr std::size_t units = 5;
using Layer = GRU<units, EveryStep>::Layer<Fixed16, Shape<steps, channels>>;

/// A batch of one example on a tape.
struct OneExample {
    const Fixed16* input;
    const Layer::Tape& kept;
    static constexpr kernel::OneExample count() { return {}; }
    const Fixed16* x(std::size_t) const { return input; }
    const Layer::Tape& tape(std::size_t) const { return kept; }
};

/// Every product against one in 64 bits. Numbers are drawn up to these limits.
void check_exact(std::uint64_t seed, std::uint32_t input, std::uint32_t weight, std::int32_t gradient) {
    Random random(seed);
    const auto draw = [&random](std::uint32_t limit) {
        return static_cast<std::int16_t>(static_cast<std::int32_t>(random.below(2 * limit + 1)) -
                                         static_cast<std::int32_t>(limit));
    };
    std::array<Fixed16, steps * channels> x{};
    std::array<Fixed16, Layer::parameter_count> parameters{};
    for (Fixed16& number : x) {
        number.raw = draw(input);
    }
    for (Fixed16& number : parameters) {
        number.raw = draw(weight);
    }
    static Layer::Tape tape;
    Layer::forward(parameters.data(), x.data(), tape, random);
    const std::size_t columns = Layer::columns;
    const Fixed16* const state_weights = parameters.data() + (channels + 1) * columns;
    Layer::Cell::Memory memory{};
    for (std::size_t t = 0; t < steps; ++t) {
        const Fixed16* const before = tape.states.data() + t * units;
        std::array<std::int32_t, Layer::columns> inputs{};
        std::array<std::int32_t, Layer::columns> states{};
        for (std::size_t c = 0; c < columns; ++c) {
            inputs[c] = exact_sum(x.data() + t * channels, parameters.data() + c * channels,
                                  parameters[channels * columns + c], channels);
            states[c] = exact_sum(before, state_weights + c * units, state_weights[units * columns + c], units);
        }
        std::array<Fixed16, Layer::Cell::row_size> row{};
        std::array<Fixed16, units> after{};
        Layer::Cell::step(row.data(), inputs.data(), states.data(), after.data(), memory);
        for (std::size_t k = 0; k < row.size(); ++k) {
            REQUIRE(tape.rows[t * row.size() + k] == row[k]);
        }
        for (std::size_t u = 0; u < units; ++u) {
            REQUIRE(before[units + u] == after[u]);
        }
    }
    for (std::int32_t& number : tape.gradient) {
        number = draw(32767) * gradient;
    }
    Layer::deltas(parameters.data(), x.data(), tape);
    std::array<std::int32_t, Layer::parameter_count> sums{};
    KeepSums keep{sums.data()};
    Layer::gradient(OneExample{x.data(), tape}, 0, keep);
    for (std::size_t c = 0; c < columns; ++c) {
        for (std::size_t i = 0; i < units; ++i) {
            std::int64_t of_state = 0;
            std::int64_t of_input = 0;
            for (std::size_t t = 0; t < steps; ++t) {
                const Fixed16* const row = tape.rows.data() + t * Layer::Cell::row_size;
                of_state += std::int32_t(row[c].raw) * tape.states[t * units + i].raw;
                of_input += i < channels ? std::int32_t(row[units + c].raw) * x[t * channels + i].raw : 0;
            }
            REQUIRE(sums[(channels + 1) * columns + c * units + i] == fixed16::saturate_to_32(of_state));
            REQUIRE((i >= channels || sums[c * channels + i] == fixed16::saturate_to_32(of_input)));
        }
    }
}

} // namespace

TEST_CASE("a GRU of 16 bits: every sum is exact, or saturated") {
    check_exact(1, 4000, 4000, 20);
    check_exact(2, 32767, 32767, 20);
    check_exact(3, 32767, 32767, 32767);
    check_exact(4, 32767, 300, 32767);
    check_exact(5, 32767, 0, 32767);
    check_exact(6, 4000, 4000, 0);
}
