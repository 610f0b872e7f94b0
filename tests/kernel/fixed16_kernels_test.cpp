// Part of nervelet. MIT licence, the nervelet authors.
// The kernels of 16 bits, as this processor runs them, against sums in 64 bits: every width up to 40, odd addresses of
// rows, and the most hostile numbers.
#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

#include <nervelet/core/random.hpp>
#include <nervelet/kernel/kernels.hpp>

using namespace nervelet;

namespace {

constexpr std::int32_t start = 1 << 12;
constexpr int bias_shift = 11;

std::int16_t draw(Random& random) {
    const std::uint32_t kind = random.below(8);
    return kind == 0   ? std::int16_t(-32768)
           : kind == 1 ? std::int16_t(32767)
           : kind == 2 ? std::int16_t(0)
                       : static_cast<std::int16_t>(static_cast<std::int32_t>(random.next() & 0xFFFFu) - 32768);
}

template <std::size_t Size>
void fill(std::array<std::int16_t, Size>& numbers, Random& random) {
    for (std::int16_t& number : numbers) {
        number = draw(random);
    }
}

std::int32_t wrapped(std::int64_t sum) {
    return static_cast<std::int32_t>(static_cast<std::uint32_t>(sum));
}

std::int32_t saturated(std::int64_t sum) {
    return sum > INT32_MAX ? INT32_MAX : sum < INT32_MIN ? INT32_MIN : static_cast<std::int32_t>(sum);
}

/// One layer of Inputs x Outputs, its numbers Offset behind an even word.
template <std::size_t Inputs, std::size_t Outputs, std::size_t Offset>
void check(Random& random) {
    alignas(8) std::array<std::int16_t, Offset + Inputs * Outputs + Outputs> weights{};
    alignas(8) std::array<std::int16_t, Offset + Inputs> x{};
    alignas(8) std::array<std::int16_t, Offset + Outputs> delta{};
    fill(weights, random);
    fill(x, random);
    fill(delta, random);
    const std::int16_t* w = weights.data() + Offset;
    std::array<std::int32_t, Outputs> sums{};
    std::array<std::int32_t, Outputs> exact{};
    kernel::fixed16_affine<Inputs, Outputs, bias_shift, start>(x.data() + Offset, w, sums.data());
    kernel::fixed16_affine_saturated<Inputs, Outputs, bias_shift, start>(x.data() + Offset, w, exact.data());
    std::uint32_t magnitudes = 0;
    for (std::size_t o = 0; o < Outputs; ++o) {
        std::int64_t sum = start + std::int64_t(w[Inputs * Outputs + o]) * (1 << bias_shift);
        for (std::size_t i = 0; i < Inputs; ++i) {
            sum += std::int64_t(w[o * Inputs + i]) * x[Offset + i];
        }
        REQUIRE(sums[o] == wrapped(sum));
        REQUIRE(exact[o] == saturated(sum));
    }
    std::array<std::int32_t, Inputs> below{};
    std::array<std::int32_t, Inputs> exact_below{};
    kernel::fixed16_transposed_product<Inputs, Outputs, start>(w, delta.data() + Offset, below.data());
    kernel::fixed16_transposed_product_saturated<Inputs, Outputs, start>(w, delta.data() + Offset, exact_below.data());
    for (std::size_t i = 0; i < Inputs; ++i) {
        std::int64_t sum = start;
        for (std::size_t o = 0; o < Outputs; ++o) {
            sum += std::int64_t(w[o * Inputs + i]) * delta[Offset + o];
        }
        REQUIRE(below[i] == wrapped(sum));
        REQUIRE(exact_below[i] == saturated(sum));
        magnitudes += static_cast<std::uint32_t>(x[Offset + i] < 0 ? -std::int32_t(x[Offset + i]) : x[Offset + i]);
    }
    REQUIRE(kernel::fixed16_sum_of_magnitudes<Inputs>(x.data() + Offset) == magnitudes);

    const std::int32_t scale = draw(random);
    const std::int32_t rounding = static_cast<std::int32_t>(random.next() >> 16);
    std::array<std::int16_t, Offset + Inputs* Outputs + Outputs> changed = weights;
    kernel::fixed16_subtract_multiple<Inputs>(x.data() + Offset, scale, rounding, changed.data() + Offset);
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const bool is_in_row = i >= Offset && i < Offset + Inputs;
        const std::int64_t product = is_in_row ? std::int64_t(scale) * x[i] + rounding : 0;
        const std::int64_t next = weights[i] - (product >> 16);
        REQUIRE(changed[i] == (next > 32767 ? 32767 : next < -32768 ? -32768 : next));
    }
}

template <std::size_t... Inputs>
void check_all(std::index_sequence<Inputs...>) {
    Random random(1);
    for (int k = 0; k < 20; ++k) {
        const int in_order[] = {(check<Inputs + 1, 3, 0>(random), check<Inputs + 1, 1, 1>(random), 0)...};
        static_cast<void>(in_order);
        check<64, 32, 0>(random);
        check<32, 10, 1>(random);
        check<3, 17, 0>(random);
    }
}

} // namespace

TEST_CASE("16 bits: every kernel gives what sums in 64 bits give") {
    check_all(std::make_index_sequence<40>{});
}
