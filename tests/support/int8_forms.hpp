// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_INT8_FORMS_HPP
#define NERVELET_TESTS_SUPPORT_INT8_FORMS_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include <doctest/doctest.h>

#include <nervelet/kernel/int8_kernels.hpp>

#include "int8.hpp"

/// The forms of the kernels for bytes that a processor has against the portable ones, which have tests against the
/// definition.
namespace support {

using nervelet::DoubleRounding;
using nervelet::SingleRounding;
namespace int8 = nervelet::int8;
namespace kernel = nervelet::kernel;

constexpr int8::Output all_bytes{-3, -128, 127};
constexpr int8::Output relu{-128, -128, 127};
constexpr int8::Output relu6{-20, -20, 90};

template <std::size_t Count, std::size_t Size, class Order>
SomeFilters<Count, Size, Order> seeded(std::uint32_t seed) {
    const int8::Output outputs[] = {all_bytes, relu, relu6, {4, 4, 127}};
    return {seed, 40 - static_cast<std::int32_t>(seed % 160), outputs[seed % 4]};
}

/// Filters that a test goes on to change.
template <std::size_t Count, std::size_t Size, class Order>
int8::Filters<Count, Size, Order> some_filters(std::uint32_t seed) {
    return seeded<Count, Size, Order>(seed).filters;
}

struct Convolve {
    template <class Windows, std::size_t Filters>
    static constexpr std::size_t scratch() {
        return kernel::convolution_scratch(kernel::window_sizes<Windows, Filters>());
    }

    template <class Rounding, class Windows, class Filters, class... Target>
    static void run(const std::int8_t* x, const Filters& filters, std::int8_t* y, std::int8_t* room, Target... target) {
        kernel::int8_convolution<Rounding, Windows>(x, filters, y, room, target...);
    }
};

struct Depthwise {
    template <class Windows, std::size_t Filters>
    static constexpr std::size_t scratch() {
        return kernel::depthwise_scratch<Windows, Filters>();
    }

    template <class Rounding, class Windows, class Filters, class... Target>
    static void run(const std::int8_t* x, const Filters& filters, std::int8_t* y, std::int8_t* room, Target... target) {
        kernel::int8_depthwise<Rounding, Windows>(x, filters, y, room, target...);
    }
};

template <std::size_t Size, std::size_t Number>
std::int8_t* bytes_of_size() {
    alignas(4) static std::array<std::int8_t, Size> bytes;
    return &bytes[0];
}

/// Buffer `Number` of at least Size bytes, the same one for many sizes, as boards have little RAM.
template <std::size_t Size, std::size_t Number>
std::int8_t* buffer() {
    constexpr std::size_t rounded = Size <= 640 ? 640 : 8192;
    static_assert(Size <= rounded, "no larger buffer");
    return bytes_of_size<rounded, Number>();
}

/// Whether both forms give the same, also where the outputs overlap the inputs as far as they may. Nothing is written
/// behind the inputs and the scratch.
template <class Kernel, class Rounding, class Windows, std::size_t Count, class Filters>
bool agree_with(const Filters& filters, std::uint32_t seed) {
    constexpr std::size_t lead = kernel::outputs_lead<Windows, Count>();
    constexpr std::size_t outputs = Windows::positions * Count;
    std::int8_t* const arena = buffer<lead + Windows::inputs + 1, 1>();
    std::int8_t* const y = buffer<outputs, 2>();
    constexpr std::size_t scratch = Kernel::template scratch<Windows, Count>();
    std::int8_t* const room = buffer<scratch + 1, 3>();
    Bytes bytes(seed + 1);
    for (std::size_t i = 0; i < lead + Windows::inputs; ++i) {
        arena[i] = static_cast<std::int8_t>(bytes.next());
    }
    Kernel::template run<Rounding, Windows>(arena + lead, filters, y, nullptr, kernel::Portable{});
    room[scratch] = 98;
    arena[lead + Windows::inputs] = 99;
    Kernel::template run<Rounding, Windows>(arena + lead, filters, arena, room);
    for (std::size_t i = 0; i < outputs; ++i) {
        if (arena[i] != y[i]) {
            return false;
        }
    }
    return arena[lead + Windows::inputs] == 99 && room[scratch] == 98;
}

template <class Kernel, class Windows, std::size_t Count, class Filters>
void check(const Filters& filters, std::uint32_t seed) {
    CHECK(agree_with<Kernel, DoubleRounding, Windows, Count>(filters, seed));
    CHECK(agree_with<Kernel, SingleRounding, Windows, Count>(filters, seed));
}

/// Not inline, so that the filters of one shape after the other take the same place of a board's stack.
template <class Windows, std::size_t Count>
[[gnu::noinline]] void check_convolution(std::uint32_t seed) {
    constexpr std::size_t size = Windows::taps * Windows::channels;
    check<Convolve, Windows, Count>(seeded<Count, size, int8::FilterAfterFilter>(seed).filters, seed);
}

template <class Windows>
[[gnu::noinline]] void check_depthwise(std::uint32_t seed) {
    constexpr std::size_t count = Windows::channels;
    check<Depthwise, Windows, count>(seeded<count, Windows::taps, int8::TapAfterTap>(seed).filters, seed);
}

template <std::size_t Size, std::size_t Positions>
using Pointwise = kernel::Windows<kernel::Axis<1, 1, 1>, kernel::Axis<Positions, 1, Positions>, Size>;

/// 3 x 3 with pads on all sides.
template <std::size_t Rows, std::size_t Columns, std::size_t Channels>
using Same =
    kernel::Windows<kernel::Axis<Rows, 3, Rows, 1, 1, 1>, kernel::Axis<Columns, 3, Columns, 1, 1, 1>, Channels>;

/// Multipliers that no trained network has.
inline void check_multipliers() {
    using Windows = Pointwise<5, 4>;
    auto filters = some_filters<6, 5, int8::FilterAfterFilter>(61);
    filters.mantissas[1] = 0; // the multiplier zero
    filters.exponents[1] = 0;
    filters.exponents[2] = -31;
    filters.bias[2] = 1073741824 + 99; // beyond 30 bits
    filters.exponents[3] = -22;
    filters.bias[3] = 2147400000;
    filters.exponents[4] = -22;
    filters.bias[4] = -2147400000;
    check<Convolve, Windows, 6>(filters, 61);
    check<Convolve, Pointwise<5, 1>, 6>(filters, 62);
    filters.exponents[5] = -1;
    filters.bias[5] = 3;
    check<Convolve, Windows, 6>(filters, 63);
    filters.exponents[0] = 0;
    check<Convolve, Windows, 6>(filters, 64);
    check<Convolve, Pointwise<5, 1>, 6>(filters, 65);
    filters.exponents[0] = 3;
    check<Convolve, Windows, 6>(filters, 66);
    auto taps = some_filters<5, 9, int8::TapAfterTap>(67);
    taps.exponents[4] = -1;
    check<Depthwise, Same<3, 3, 5>, 5>(taps, 67);
    taps.exponents[4] = 1;
    check<Depthwise, Same<3, 3, 5>, 5>(taps, 68);
}

/// Filters whose sums are 1/2 and 3/2 steps, and one less and one more, on both sides of zero.
template <std::size_t Size, class Order>
int8::Filters<36, Size, Order> filters_of_halves() {
    int8::Filters<36, Size, Order> filters{};
    filters.output = all_bytes;
    for (std::int32_t j = 0; j < 36; ++j) {
        const std::int32_t half = 2 << j % 3;
        const std::size_t filter = static_cast<std::size_t>(j);
        filters.bias[filter] = (2 * (j / 9) - 3) * half + j / 3 % 3 - 1;
        filters.mantissas[filter] = 1 << 30;
        filters.exponents[filter] = static_cast<std::int8_t>(-1 - j % 3);
    }
    return filters;
}

inline void check_halves() {
    check<Convolve, Pointwise<1, 1>, 36>(filters_of_halves<1, int8::FilterAfterFilter>(), 71);
    using Windows = kernel::Windows<kernel::Axis<3, 3, 1>, kernel::Axis<4, 3, 2>, 36>;
    check<Depthwise, Windows, 36>(filters_of_halves<9, int8::TapAfterTap>(), 72);
}

/// All pairs of some bytes, by definition.
template <class Rounding>
bool adds_right(int8::Quantization a, int8::Quantization b, float scale, int8::Output output) {
    const int8::Addition addition = int8::addition_of(a, b, scale, output);
    std::array<std::int8_t, 256> x{};
    std::array<std::int8_t, 256> y{};
    for (std::size_t k = 0; k < 256; ++k) {
        x[k] = static_cast<std::int8_t>(static_cast<std::int32_t>(k) - 128);
    }
    bool right = true;
    for (std::size_t turn = 0; turn < 256; turn += 51) {
        for (std::size_t k = 0; k < 256; ++k) {
            y[k] = x[(k * 7 + turn) % 256];
        }
        const std::array<std::int8_t, 256> second = y;
        kernel::int8_addition<Rounding, 256>(x.data(), y.data(), addition, y.data());
        for (std::size_t k = 0; k < 256; ++k) {
            right = right && y[k] == addition.template add<Rounding>(x[k], second[k]);
        }
    }
    return right;
}

inline void check_addition(int8::Quantization a, int8::Quantization b, float scale, int8::Output output) {
    CHECK(adds_right<DoubleRounding>(a, b, scale, output));
    CHECK(adds_right<SingleRounding>(a, b, scale, output));
}

inline void check_additions() {
    check_addition({0.05f, -128}, {0.07f, 9}, 0.09f, all_bytes);
    check_addition({0.05f, 3}, {0.05f, -7}, 0.1f, relu6);
    check_addition({0.5f, 127}, {0.001f, -128}, 0.3f, relu);
    check_addition({0.5f, 0}, {0.49f, 0}, 0.0000001f, all_bytes); // a multiplier of the sum above one half
}

template <class Windows>
void check_pools(std::uint32_t seed, int8::Output output) {
    std::array<std::int8_t, Windows::inputs> x{};
    std::array<std::int8_t, Windows::positions * Windows::channels> expected{};
    std::array<std::int8_t, Windows::positions * Windows::channels> y{};
    Bytes(seed).fill(x);
    kernel::int8_average_pool<Windows>(x.data(), output, &expected[0], kernel::Portable{});
    kernel::int8_average_pool<Windows>(x.data(), output, &y[0]);
    CHECK(y == expected);
    kernel::int8_max_pool<Windows>(x.data(), output, &expected[0], kernel::Portable{});
    kernel::int8_max_pool<Windows>(x.data(), output, &y[0]);
    CHECK(y == expected);
}

/// The mean of Rows x 16 of the smallest number.
template <std::size_t Rows>
void check_smallest() {
    using Windows = kernel::Windows<kernel::Axis<Rows, Rows, 1>, kernel::Axis<16, 16, 1>, 4>;
    std::array<std::int8_t, Windows::inputs> x{};
    for (std::int8_t& number : x) {
        number = -128;
    }
    std::array<std::int8_t, 4> y{};
    kernel::int8_average_pool<Windows>(x.data(), all_bytes, &y[0]);
    CHECK(y == std::array<std::int8_t, 4>{{-128, -128, -128, -128}});
}

} // namespace support

#endif
