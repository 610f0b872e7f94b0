// Part of nervelet. MIT licence, the nervelet authors.
#include "kernel.hpp"

#include <array>
#include <cstdio>

#include <nervelet/core/math/classify.hpp>
#include <nervelet/core/random.hpp>
#include <nervelet/kernel/soft/multiply_add.hpp>

// This file is compiled with -ffixed-r9, and r9 is what a loader makes it for -msingle-pic-base: where the linker
// counts the table of addresses from. Nobody else may change it.
extern char table_base[];
register std::uintptr_t base __asm__("r9");

std::uint32_t rows = 0;

namespace {

using nervelet::Random;
using nervelet::math::from_bits;
using nervelet::math::to_bits;

struct Check {
    std::uint32_t rows = 0;
    std::uint32_t numbers = 0;
    std::uint32_t wrong = 0;
    bool base_is_lost = false;

    template <std::size_t Size>
    void operator()(std::array<float, Size> sums, float x, const std::array<float, Size>& weights) {
        std::array<float, Size> expected = sums;
        nervelet::kernel::soft::multiply_add<nervelet::kernel::soft::WideFactor>(expected.data(), x, weights.data(),
                                                                                 Size);
        const std::array<float, Size> before = sums;
        add_row(sums.data(), x, weights.data(), Size);
        count_row();
        base_is_lost = base_is_lost || base != reinterpret_cast<std::uintptr_t>(table_base);
        for (std::size_t j = 0; j < Size; ++j) {
            const float product = x * weights[j]; // what the operators give
            if (!same(sums[j], expected[j]) || !same(sums[j], before[j] + product)) {
                ++wrong;
            }
        }
        ++rows;
        numbers += Size;
    }

private:
    static bool same(float a, float b) {
        return to_bits(a) == to_bits(b) || (nervelet::math::is_nan(a) && nervelet::math::is_nan(b));
    }
};

// Zeros, subnormal numbers, powers of two, numbers next to them, infinities, NaN, and both ends of what is usual.
void special_numbers(Check& check) {
    constexpr std::uint32_t bits[] = {0x00000000, 0x00000001, 0x007fffff, 0x00800000, 0x20ffffff, 0x33800000,
                                      0x3f000000, 0x3f7fffff, 0x3f800000, 0x3f800001, 0x3fffffff, 0x4b000001,
                                      0x5f000000, 0x7f7fffff, 0x7f800000, 0x7fc00000};
    std::array<float, 32> numbers{};
    for (std::size_t i = 0; i < 16; ++i) {
        numbers[i] = from_bits<float>(bits[i]);
        numbers[i + 16] = from_bits<float>(bits[i] | 0x80000000u);
    }
    for (const float sum : numbers) {
        std::array<float, 32> sums{};
        for (float& other : sums) {
            other = sum;
        }
        for (const float x : numbers) {
            check(sums, x, numbers);
        }
    }
}

// In every other number few digits, so that many a sum and product lies halfway between two numbers.
float number(Random& random) {
    const std::uint32_t digits = random.below(48);
    const std::uint32_t fraction = digits < 24 ? random.next() >> 9 >> digits << digits : random.next() >> 9;
    return from_bits<float>((random.next() >> 31 << 31) | (117 + random.below(20)) << 23 | (fraction & 0x7fffffu));
}

void random_numbers(Check& check) {
    Random random(1);
    for (int round = 0; round < 1500; ++round) {
        std::array<float, 9> sums{};
        std::array<float, 9> weights{};
        for (std::size_t j = 0; j < 9; ++j) {
            const bool is_any = random.below(8) == 0;
            sums[j] = is_any ? from_bits<float>(random.next()) : number(random);
            weights[j] = is_any ? from_bits<float>(random.next()) : number(random);
        }
        check(sums, round % 8 == 0 ? from_bits<float>(random.next()) : number(random), weights);
    }
}

} // namespace

int main() {
    base = reinterpret_cast<std::uintptr_t>(table_base);
    Check check;
    special_numbers(check);
    random_numbers(check);
    const bool is_right = check.wrong == 0 && !check.base_is_lost && rows == check.rows;
    std::printf("%lu sums, %lu wrong, %lu of %lu rows%s\n", static_cast<unsigned long>(check.numbers),
                static_cast<unsigned long>(check.wrong), static_cast<unsigned long>(rows),
                static_cast<unsigned long>(check.rows), check.base_is_lost ? ", r9 is lost" : "");
    return is_right ? 0 : 1;
}
