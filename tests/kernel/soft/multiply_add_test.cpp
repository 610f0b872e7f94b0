// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cstdint>

#include <nervelet/core/math/classify.hpp>
#include <nervelet/core/random.hpp>
#include <nervelet/kernel/soft/add_product.hpp>
#include <nervelet/kernel/soft/multiply_add.hpp>

namespace {

using nervelet::Random;
using nervelet::math::from_bits;
using nervelet::math::to_bits;

// Everywhere both forms in C++; where there is one, the board's own.
template <class Factor>
struct InCpp {
    static void run(float* sums, float x, const float* weights, std::size_t count) {
        nervelet::kernel::soft::multiply_add<Factor>(sums, x, weights, count);
    }
};

struct OnBoard {
    static void run(float* sums, float x, const float* weights, std::size_t count) {
#if defined(NERVELET_HAS_SOFT)
        nervelet::kernel::soft::add_product(sums, x, weights, count);
#else
        nervelet::kernel::soft::multiply_add<nervelet::kernel::soft::WideFactor>(sums, x, weights, count);
#endif
    }
};

bool same(float a, float b) {
    return to_bits(a) == to_bits(b) || (nervelet::math::is_nan(a) && nervelet::math::is_nan(b));
}

template <class Form>
bool is_right(float sum, float x, float weight, float expected) {
    Form::run(&sum, x, &weight, 1);
    return same(sum, expected);
}

// What the machine's own operators give; how many were wrong, and one of them.
struct Check {
    std::uint32_t wrong = 0;
    std::array<std::uint32_t, 3> example{};

    void operator()(float sum, float x, float weight) {
        const float product = x * weight;
        const float expected = sum + product;
        if (!is_right<InCpp<nervelet::kernel::soft::WideFactor>>(sum, x, weight, expected) ||
            !is_right<InCpp<nervelet::kernel::soft::NarrowFactor>>(sum, x, weight, expected) ||
            !is_right<OnBoard>(sum, x, weight, expected)) {
            ++wrong;
            example = {{to_bits(sum), to_bits(x), to_bits(weight)}};
        }
    }

    // With every combination of signs.
    void all_signs(float sum, float x, float weight) {
        for (unsigned signs = 0; signs < 8; ++signs) {
            (*this)((signs & 1) != 0 ? -sum : sum, (signs & 2) != 0 ? -x : x, (signs & 4) != 0 ? -weight : weight);
        }
    }

    void report() const {
        CAPTURE(example[0]);
        CAPTURE(example[1]);
        CAPTURE(example[2]);
        CHECK(wrong == 0);
    }
};

// An emulated board takes longer.
constexpr std::uint32_t rounds = sizeof(void*) < 8 ? 50000 : 1000000;

// A number of the given exponent, from 1 to 254; one in two has few digits.
float number(Random& random, std::uint32_t exponent) {
    const std::uint32_t digits = random.below(48);
    const std::uint32_t fraction = digits < 24 ? random.next() >> 9 >> digits << digits : random.next() >> 9;
    return from_bits<float>((random.next() >> 31 << 31) | exponent << 23 | (fraction & 0x7fffffu));
}

std::uint32_t exponent(float value) {
    return to_bits(value) << 1 >> 24;
}

float with_exponent(float value, std::uint32_t exponent) {
    return from_bits<float>((to_bits(value) & 0x807fffffu) | exponent << 23);
}

} // namespace

TEST_CASE("sum + x weight of any bits") {
    Random random(1);
    Check check;
    for (std::uint32_t round = 0; round < rounds; ++round) {
        const float sum = from_bits<float>(random.next());
        const float x = from_bits<float>(random.next());
        check(sum, x, from_bits<float>(random.next()));
    }
    check.report();
}

TEST_CASE("of numbers that matter to each other") {
    Random random(2);
    Check check;
    for (std::uint32_t round = 0; round < rounds; ++round) {
        const float x = number(random, 107 + random.below(40));
        const float weight = number(random, 107 + random.below(40));
        check(number(random, exponent(x) + exponent(weight) - 127 - 30 + random.below(60)), x, weight);
    }
    check.report();
}

TEST_CASE("of exponents at the borders of what is worked on here") {
    Random random(3);
    Check check;
    for (std::uint32_t x = 64; x <= 190; x += x == 70 ? 114 : 1) {
        for (std::uint32_t weight = 0; weight < 256; ++weight) {
            for (std::uint32_t turn = 0; turn < rounds / 10000; ++turn) {
                check(number(random, random.below(256)), number(random, x), number(random, weight));
            }
        }
    }
    check.report();
}

TEST_CASE("of all numbers with something special about them") {
    std::array<float, 60> special{};
    const std::uint32_t bits[] = {0x00000000, 0x00000001, 0x00000002, 0x00400000, 0x007fffff, 0x00800000,
                                  0x00800001, 0x00ffffff, 0x01000000, 0x1f800000, 0x20000000, 0x20ffffff,
                                  0x33800000, 0x34000000, 0x3effffff, 0x3f000000, 0x3f7fffff, 0x3f800000,
                                  0x3f800001, 0x3f800fff, 0x3fc00000, 0x3fffffff, 0x40000000, 0x4b000001,
                                  0x5d800000, 0x5f000000, 0x7f000000, 0x7f7fffff, 0x7f800000, 0x7fc00000};
    for (std::size_t i = 0; i < 30; ++i) {
        special[i] = from_bits<float>(bits[i]);
        special[i + 30] = from_bits<float>(bits[i] | 0x80000000u);
    }
    Check check;
    for (const float sum : special) {
        for (const float x : special) {
            for (const float weight : special) {
                check(sum, x, weight);
            }
        }
    }
    check.report();
}

TEST_CASE("where a sum lies halfway between two numbers, or next to it") {
    Random random(4);
    Check check;
    for (std::uint32_t round = 0; round < rounds / 40; ++round) {
        for (std::uint32_t apart = 0; apart < 28; ++apart) {
            // Of the smaller number the digits below the last one of the larger are 1000..., or one more or less.
            const std::uint32_t below = apart < 24 ? apart : 24;
            const std::uint32_t half = below == 0 ? 0 : 1u << (below - 1);
            const std::uint32_t digits = (random.next() << below | half) + random.below(3) - 1;
            const float small = from_bits<float>(100u << 23 | (digits & 0x7fffffu));
            const float large = number(random, 100 + apart);
            const float power = from_bits<float>((117 + random.below(20)) << 23);
            check.all_signs(large, power, with_exponent(small, 227 - exponent(power)));
            check.all_signs(small, power, with_exponent(large, exponent(large) + 127 - exponent(power)));
        }
    }
    check.report();
}

TEST_CASE("where a product lies halfway between two numbers, or next to it") {
    Random random(5);
    Check check;
    for (std::uint32_t round = 0; round < rounds / 4; ++round) {
        // An odd number has an inverse modulo 2^24: so the low digits of a product can be chosen.
        const std::uint32_t odd = (1u << 23 | random.next() >> 9) | 1u;
        std::uint32_t inverse = odd;
        for (int step = 0; step < 4; ++step) {
            inverse *= 2u - odd * inverse;
        }
        const std::uint32_t half = 1u << (22 + random.below(2));
        const std::uint32_t difference = random.below(3) == 0 ? 0u : 1u << random.below(22);
        const std::uint32_t low = random.below(2) == 0 ? half + difference : half - difference;
        const std::uint32_t other = (low + (random.below(2) << 23)) * inverse & 0xffffffu;
        const float x = from_bits<float>(120u << 23 | (odd & 0x7fffffu));
        const float weight = from_bits<float>(125u << 23 | (other & 0x7fffffu)); // without its first 1 if it has none
        const float sum = number(random, 90 + random.below(55));
        check(sum, x, weight);
        check(sum, weight, x);
        // 12 digits times 13 digits are 24 or 25 digits.
        check(sum, from_bits<float>(120u << 23 | random.next() >> 21 << 12),
              from_bits<float>(125u << 23 | random.next() >> 20 << 11));
    }
    check.report();
}

TEST_CASE("where nearly nothing remains, and where rounding carries into the next exponent") {
    Random random(6);
    Check check;
    for (std::uint32_t round = 0; round < rounds / 20; ++round) {
        const float x = number(random, 110 + random.below(30));
        const float weight = number(random, 110 + random.below(30));
        const float product = x * weight;
        for (std::uint32_t difference = 0; difference < 5; ++difference) {
            check(from_bits<float>((to_bits(product) ^ 0x80000000u) + difference - 2), x, weight);
        }
        // Sums next to a power of two: the difference may round up to it or lie in the finer numbers below it.
        const std::uint32_t power = (exponent(product) + random.below(28)) << 23;
        check.all_signs(from_bits<float>(power + random.below(4) - 2), x, weight);
        // Products next to one.
        const float all_ones = from_bits<float>(127u << 23 | (0x7fffffu - random.below(3)));
        check.all_signs(number(random, 100 + random.below(50)), all_ones, with_exponent(weight, 127));
        check.all_signs(number(random, 100 + random.below(50)), all_ones,
                        from_bits<float>(127u << 23 | random.below(4)));
    }
    check.report();
}

TEST_CASE("a row is the same, number after number, with exceptions wherever they may lie") {
    Random random(7);
    bool right = true;
    for (std::uint32_t round = 0; round < rounds / 20; ++round) {
        std::array<float, 9> weights{};
        std::array<float, 10> sums{};
        std::array<float, 10> expected{};
        const std::size_t count = random.below(10);
        const float x = number(random, 120 + random.below(10));
        for (std::size_t j = 0; j < 10; ++j) {
            const bool is_odd = random.below(4) == 0;
            sums[j] = is_odd ? from_bits<float>(random.next()) : number(random, 115 + random.below(20));
            expected[j] = sums[j];
            if (j < count) {
                const std::uint32_t kind = random.below(8);
                weights[j] = kind == 0   ? from_bits<float>(random.next() << 31)
                             : kind == 1 ? from_bits<float>(random.next())
                                         : number(random, 115 + random.below(15));
                const float product = x * weights[j];
                expected[j] += product;
            }
        }
        OnBoard::run(sums.data(), x, weights.data(), count);
        for (std::size_t j = 0; j < 10; ++j) {
            right = right && same(sums[j], expected[j]);
        }
    }
    CHECK(right);
}
