// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_FIXED16_FORMS_HPP
#define NERVELET_TESTS_SUPPORT_FIXED16_FORMS_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include <doctest/doctest.h>

#include <nervelet/core/random.hpp>
#include <nervelet/kernel/fixed16_kernels.hpp>

/// The forms of the kernels for 16-bit integers that a processor has against the portable ones, which have tests
/// against the definition. All begin at addresses of words and between them.
namespace support {

namespace kernel = nervelet::kernel;

/// What random numbers are like: of all sizes, such that sums of 32 bits hold; or at the ends of 16 bits, where they
/// leave 32 bits and come back, and products are as large as they get; or as ReLU leaves them, half of them zero.
enum class Numbers { moderate, any, ends, sparse };

inline std::int16_t some_number(nervelet::Random& random, Numbers numbers) {
    const std::uint32_t bits = random.next();
    if (numbers == Numbers::ends && (bits & 3u) != 0) {
        constexpr std::array<std::int16_t, 4> ends{{-32768, -32768, 32767, -32767}};
        return ends[(bits >> 8) & 3u];
    }
    if (numbers == Numbers::sparse) {
        return static_cast<std::int16_t>((bits & 1u) != 0 ? bits >> 20 : 0);
    }
    return static_cast<std::int16_t>(static_cast<std::int32_t>(bits) >> (numbers == Numbers::moderate ? 24 : 16));
}

/// Size numbers that begin at the address of a word or 2 bytes behind it, and others around them.
template <std::size_t Size>
struct SomeNumbers {
    alignas(4) std::array<std::int16_t, Size + 4> all;
    std::size_t first;

    SomeNumbers(nervelet::Random& random, Numbers numbers, bool is_odd) : all{}, first(is_odd ? 1 : 2) {
        for (std::int16_t& number : all) {
            number = some_number(random, numbers);
        }
    }

    std::int16_t* data() { return all.data() + first; }
    const std::int16_t* data() const { return all.data() + first; }
};

/// Numbers that a kernel is to fill, and one behind them that it is to leave alone.
template <std::size_t Size>
struct Sums {
    std::array<std::int32_t, Size + 1> all;

    Sums() : all{} { all.fill(0x5A5A5A5A); }
    std::int32_t* data() { return all.data(); }
};

template <std::size_t Size>
bool are_equal(const Sums<Size>& a, const Sums<Size>& b) {
    for (std::size_t i = 0; i <= Size; ++i) {
        if (a.all[i] != b.all[i]) {
            return false;
        }
    }
    return a.all[Size] == 0x5A5A5A5A;
}

/// Calls test(random, numbers, where) for all kinds of numbers and all addresses: bits of `where` are for its arrays.
template <class Test>
void for_all_numbers(std::uint32_t seed, Test test) {
    nervelet::Random random(seed);
    for (const Numbers numbers : {Numbers::moderate, Numbers::any, Numbers::ends, Numbers::sparse}) {
        for (std::uint32_t where = 0; where < 8; ++where) {
            CAPTURE(static_cast<int>(numbers));
            CAPTURE(where);
            test(random, numbers, where);
        }
    }
}

template <std::size_t Inputs, std::size_t Outputs, int BiasShift, std::int32_t Start>
void check_fixed16_affine(std::uint32_t seed) {
    for_all_numbers(seed, [](nervelet::Random& random, Numbers numbers, std::uint32_t where) {
        const SomeNumbers<Inputs> x(random, numbers, (where & 1u) != 0);
        const SomeNumbers<(Inputs + 1) * Outputs> weights(random, numbers, (where & 2u) != 0);
        Sums<Outputs> expected;
        Sums<Outputs> sums;
        kernel::fixed16_affine<Inputs, Outputs, BiasShift, Start>(x.data(), weights.data(), expected.data(),
                                                                  kernel::Portable{});
        kernel::fixed16_affine<Inputs, Outputs, BiasShift, Start>(x.data(), weights.data(), sums.data());
        CHECK(are_equal(sums, expected));
        Sums<Outputs> saturated;
        Sums<Outputs> expected_saturated;
        kernel::fixed16_affine_saturated<Inputs, Outputs, BiasShift, Start>(
            x.data(), weights.data(), expected_saturated.data(), kernel::Portable{});
        kernel::fixed16_affine_saturated<Inputs, Outputs, BiasShift, Start>(x.data(), weights.data(), saturated.data());
        CHECK(are_equal(saturated, expected_saturated));
    });
}

template <std::size_t Inputs, std::size_t Outputs, std::int32_t Start>
void check_fixed16_transposed_product(std::uint32_t seed) {
    for_all_numbers(seed, [](nervelet::Random& random, Numbers numbers, std::uint32_t where) {
        const SomeNumbers<Inputs * Outputs> weights(random, numbers, (where & 1u) != 0);
        const SomeNumbers<Outputs> delta(random, numbers, (where & 2u) != 0);
        Sums<Inputs> expected;
        Sums<Inputs> sums;
        kernel::fixed16_transposed_product<Inputs, Outputs, Start>(weights.data(), delta.data(), expected.data(),
                                                                   kernel::Portable{});
        kernel::fixed16_transposed_product<Inputs, Outputs, Start>(weights.data(), delta.data(), sums.data());
        CHECK(are_equal(sums, expected));
        Sums<Inputs> saturated;
        Sums<Inputs> expected_saturated;
        kernel::fixed16_transposed_product_saturated<Inputs, Outputs, Start>(
            weights.data(), delta.data(), expected_saturated.data(), kernel::Portable{});
        kernel::fixed16_transposed_product_saturated<Inputs, Outputs, Start>(weights.data(), delta.data(),
                                                                             saturated.data());
        CHECK(are_equal(saturated, expected_saturated));
    });
}

template <std::size_t Inputs>
void check_fixed16_subtract_multiple(std::uint32_t seed) {
    for_all_numbers(seed, [](nervelet::Random& random, Numbers numbers, std::uint32_t where) {
        const SomeNumbers<Inputs> x(random, numbers, (where & 1u) != 0);
        const SomeNumbers<Inputs> row(random, numbers, (where & 2u) != 0);
        for (const std::int32_t start : {0, 1, 32768, 65535, static_cast<int>(random.next() >> 16)}) {
            for (const std::int32_t scale : {-32768, 32767, 1, -1, static_cast<int>(some_number(random, numbers))}) {
                CAPTURE(start);
                CAPTURE(scale);
                SomeNumbers<Inputs> expected = row;
                SomeNumbers<Inputs> result = row;
                kernel::fixed16_subtract_multiple<Inputs>(x.data(), scale, start, expected.data(), kernel::Portable{});
                kernel::fixed16_subtract_multiple<Inputs>(x.data(), scale, start, result.data());
                CHECK(result.all == expected.all); // and nothing around it has changed
            }
        }
    });
}

template <std::size_t Outputs>
struct SomeMultiples {
    std::array<nervelet::fixed16::Multiple, Outputs> all;

    SomeMultiples(nervelet::Random& random, Numbers numbers) : all{} {
        constexpr std::array<std::int32_t, 4> starts{{0, 1, 32768, 65535}};
        for (nervelet::fixed16::Multiple& multiple : all) {
            const std::uint32_t kind = random.below(8);
            multiple.scale = kind == 0 ? 0 : some_number(random, numbers);
            multiple.start = kind < 4 ? starts[kind] : static_cast<std::int32_t>(random.next() >> 16);
        }
    }

    nervelet::fixed16::Multiple operator()(std::size_t output) const { return all[output]; }
};

template <std::size_t Inputs, std::size_t Outputs, int BiasShift>
void check_fixed16_subtract_multiples(std::uint32_t seed) {
    for_all_numbers(seed, [](nervelet::Random& random, Numbers numbers, std::uint32_t where) {
        const SomeNumbers<Inputs> x(random, numbers, (where & 1u) != 0);
        SomeNumbers<(Inputs + 1) * Outputs> expected(random, numbers, (where & 2u) != 0);
        SomeNumbers<(Inputs + 1)* Outputs> result = expected;
        const SomeMultiples<Outputs> multiples(random, (where & 4u) != 0 ? numbers : Numbers::moderate);
        kernel::fixed16_subtract_multiples<Inputs, Outputs, BiasShift>(x.data(), expected.data(), multiples,
                                                                       kernel::Portable{}, kernel::Portable{});
        kernel::fixed16_subtract_multiples<Inputs, Outputs, BiasShift>(x.data(), result.data(), multiples);
        CHECK(result.all == expected.all); // and nothing around it has changed
    });
}

template <std::size_t Size, int Shift, std::int32_t Smallest>
void check_fixed16_numbers_of_sums(std::uint32_t seed) {
    for_all_numbers(seed, [](nervelet::Random& random, Numbers numbers, std::uint32_t where) {
        Sums<Size> sums;
        for (std::size_t k = 0; k < Size; ++k) {
            sums.all[k] = static_cast<std::int32_t>(random.next()) >> (4 * random.below(6));
        }
        const SomeNumbers<Size> gates(random, numbers, (where & 1u) != 0);
        SomeNumbers<Size> expected(random, numbers, (where & 2u) != 0);
        SomeNumbers<Size> result = expected;
        kernel::fixed16_numbers_of_sums<Size, Shift, Smallest>(sums.data(), expected.data(), kernel::Portable{});
        kernel::fixed16_numbers_of_sums<Size, Shift, Smallest>(sums.data(), result.data());
        CHECK(result.all == expected.all);
        kernel::fixed16_gated_numbers_of_sums<Size, Shift>(sums.data(), gates.data(), expected.data(),
                                                           kernel::Portable{});
        kernel::fixed16_gated_numbers_of_sums<Size, Shift>(sums.data(), gates.data(), result.data());
        CHECK(result.all == expected.all);
    });
}

template <std::size_t Size>
void check_fixed16_sum_of_magnitudes(std::uint32_t seed) {
    for_all_numbers(seed, [](nervelet::Random& random, Numbers numbers, std::uint32_t where) {
        const SomeNumbers<Size> x(random, numbers, (where & 1u) != 0);
        const std::uint32_t expected = kernel::fixed16_sum_of_magnitudes<Size>(x.data(), kernel::Portable{});
        CHECK(kernel::fixed16_sum_of_magnitudes<Size>(x.data()) == expected);
    });
}

} // namespace support

#endif
