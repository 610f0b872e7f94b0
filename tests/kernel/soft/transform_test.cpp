// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>

#include <nervelet/activation/sigmoid.hpp>
#include <nervelet/activation/tanh.hpp>
#include <nervelet/core/random.hpp>
#include <nervelet/kernel/kernels.hpp>

#include "support/same_bits.hpp"

// Many numbers at once by the target's form, beside one after the other by operators.
namespace {

using nervelet::math::from_bits;
using nervelet::math::to_bits;

struct OfSigmoid {
    using Activation = nervelet::Sigmoid;
    static float expected(float x) { return nervelet::math::sigmoid(x); }
};

struct OfTanh {
    using Activation = nervelet::Tanh;
    static float expected(float x) { return nervelet::math::tanh(x); }
};

template <class Function, std::size_t Size>
bool are_right(const float (&x)[Size]) {
    float values[Size + 1];
    float slopes[Size];
    for (std::size_t j = 0; j < Size; ++j) {
        values[j] = x[j];
    }
    values[Size] = 0.3f;
    Function::Activation::template apply<Size>(values);
    bool right = values[Size] == 0.3f;
    for (std::size_t j = 0; j < Size; ++j) {
        right = right && support::same_bits(values[j], Function::expected(x[j]));
        values[j] = x[j];
    }
    Function::Activation::template apply<Size>(values, slopes);
    for (std::size_t j = 0; j < Size; ++j) {
        right = right && support::same_bits(values[j], Function::expected(x[j]));
    }
    return right;
}

template <class Function, std::size_t Size>
std::uint32_t wrong(std::uint32_t rounds) {
    nervelet::Random random(Size);
    std::uint32_t count = 0;
    for (std::uint32_t round = 0; round < rounds; ++round) {
        float x[Size];
        for (float& number : x) {
            const float usual = 24.0f * (random.uniform<float>() - 0.5f);
            number = random.below(3) != 0 ? usual : usual * random.uniform<float>() * 0.01f;
        }
        if (round % 4 == 0) { // any bits: huge and tiny numbers, infinity, NaN
            x[random.below(Size)] = from_bits<float>(random.next());
        }
        count += are_right<Function>(x) ? 0 : 1;
    }
    return count;
}

// An emulated board takes longer.
constexpr std::uint32_t rounds = sizeof(void*) < 8 ? 1000 : 20000;

/// Both neighbours of the borders between formulas.
template <class Function>
bool are_borders_right() {
    bool right = true;
    for (const float border : {0.0f, 0.625f, 9.02f, 87.0f, 88.7228317f, 104.0f, 1e-38f, 3e38f}) {
        const std::uint32_t bits = to_bits(border);
        for (const std::uint32_t near_bits : {bits, bits + 1, bits > 0 ? bits - 1 : bits}) {
            const float x = from_bits<float>(near_bits);
            right = right && are_right<Function>({x}) && are_right<Function>({-x}) &&
                    are_right<Function>({1.0f, x, -x, 0.5f, -2.0f, -0.0f, 0.0f, 3.0f, -x, 20.0f});
        }
    }
    return right;
}

} // namespace

TEST_CASE("sigmoids of many numbers have the bits of single ones") {
    CHECK(wrong<OfSigmoid, 1>(rounds) == 0);
    CHECK(wrong<OfSigmoid, 8>(rounds) == 0);
    CHECK(wrong<OfSigmoid, 13>(rounds) == 0);
    CHECK(are_borders_right<OfSigmoid>());
}

TEST_CASE("so have tanhs") {
    CHECK(wrong<OfTanh, 1>(rounds) == 0);
    CHECK(wrong<OfTanh, 5>(rounds) == 0);
    CHECK(are_borders_right<OfTanh>());
}
