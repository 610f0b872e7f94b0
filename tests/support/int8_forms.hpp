// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_INT8_FORMS_HPP
#define NERVELET_TESTS_SUPPORT_INT8_FORMS_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include <doctest/doctest.h>

#include <nervelet/kernel/int8_kernels.hpp>

#include "int8.hpp"

/// The forms of the kernels for bytes that the target has against the portable ones, which have tests against the
/// definition.
namespace support {

constexpr nervelet::int8::Output all_bytes{-3, -128, 127};
constexpr nervelet::int8::Output relu{-128, -128, 127};
constexpr nervelet::int8::Output relu6{-20, -20, 90};

template <std::size_t Count, std::size_t Size, class Order>
nervelet::int8::Filters<Count, Size, Order> some_filters(std::uint32_t seed) {
    const nervelet::int8::Output outputs[] = {all_bytes, relu, relu6, {4, 4, 127}};
    return SomeFilters<Count, Size, Order>(seed, 40 - static_cast<std::int32_t>(seed % 160), outputs[seed % 4]).filters;
}

struct Convolve {
    template <class Rounding, class Windows, class Filters, class... Target>
    static void run(const std::int8_t* x, const Filters& filters, std::int8_t* y, Target... target) {
        nervelet::kernel::int8_convolution<Rounding, Windows>(x, filters, y, target...);
    }
};

struct Depthwise {
    template <class Rounding, class Windows, class Filters, class... Target>
    static void run(const std::int8_t* x, const Filters& filters, std::int8_t* y, Target... target) {
        nervelet::kernel::int8_depthwise<Rounding, Windows>(x, filters, y, target...);
    }
};

template <std::size_t Bytes, std::size_t Number>
std::int8_t* shared_bytes() {
    static std::array<std::int8_t, Bytes> bytes;
    return &bytes[0];
}

/// A buffer of at least so many bytes, the same for many sizes: boards have little RAM.
template <std::size_t Bytes, std::size_t Number>
std::int8_t* bytes_at_least() {
    constexpr std::size_t rounded = Bytes <= 256 ? 256 : Bytes <= 1024 ? 1024 : 8192;
    static_assert(Bytes <= rounded, "no larger buffer");
    return shared_bytes<rounded, Number>();
}

/// Whether both forms give the same, also where the outputs overlap the inputs as far as they may.
template <class Kernel, class Rounding, class Windows, std::size_t Count, class Filters>
bool agree_with(const Filters& filters, std::uint32_t seed) {
    constexpr std::size_t lead = nervelet::kernel::outputs_lead<Windows, Count>();
    constexpr std::size_t outputs = Windows::positions * Count;
    std::int8_t* const arena = bytes_at_least<lead + Windows::inputs + 1, 0>();
    std::int8_t* const y = bytes_at_least<outputs, 1>();
    Bytes bytes(seed + 1);
    for (std::size_t i = 0; i < lead + Windows::inputs; ++i) {
        arena[i] = static_cast<std::int8_t>(bytes.next());
    }
    Kernel::template run<Rounding, Windows>(arena + lead, filters, y, nervelet::kernel::Portable{});
    arena[lead + Windows::inputs] = 99;
    Kernel::template run<Rounding, Windows>(arena + lead, filters, arena);
    for (std::size_t i = 0; i < outputs; ++i) {
        if (arena[i] != y[i]) {
            return false;
        }
    }
    return arena[lead + Windows::inputs] == 99;
}

template <class Kernel, class Windows, std::size_t Count, class Filters>
void check(const Filters& filters, std::uint32_t seed) {
    CHECK(agree_with<Kernel, nervelet::DoubleRounding, Windows, Count>(filters, seed));
    CHECK(agree_with<Kernel, nervelet::SingleRounding, Windows, Count>(filters, seed));
}

template <class Windows, std::size_t Count>
void check_convolution(std::uint32_t seed) {
    constexpr std::size_t size = Windows::taps * Windows::channels;
    check<Convolve, Windows, Count>(some_filters<Count, size, nervelet::int8::FilterAfterFilter>(seed), seed);
}

template <class Windows>
void check_depthwise(std::uint32_t seed) {
    constexpr std::size_t count = Windows::channels;
    check<Depthwise, Windows, count>(some_filters<count, Windows::taps, nervelet::int8::TapAfterTap>(seed), seed);
}

template <std::size_t Size, std::size_t Positions>
using Pointwise =
    nervelet::kernel::Windows<nervelet::kernel::Axis<1, 1, 1>, nervelet::kernel::Axis<Positions, 1, Positions>, Size>;

/// 3 x 3 with pads on all sides.
template <std::size_t Rows, std::size_t Columns, std::size_t Channels>
using Same = nervelet::kernel::Windows<nervelet::kernel::Axis<Rows, 3, Rows, 1, 1, 1>,
                                       nervelet::kernel::Axis<Columns, 3, Columns, 1, 1, 1>, Channels>;

/// All pairs of some bytes, by definition.
template <class Rounding>
bool adds_right(nervelet::int8::Quantization a, nervelet::int8::Quantization b, float scale,
                nervelet::int8::Output output) {
    const nervelet::int8::Addition addition = nervelet::int8::addition_of(a, b, scale, output);
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
        nervelet::kernel::int8_addition<Rounding, 256>(x.data(), y.data(), addition, y.data());
        for (std::size_t k = 0; k < 256; ++k) {
            right = right && y[k] == addition.template add<Rounding>(x[k], second[k]);
        }
    }
    return right;
}

inline void check_addition(nervelet::int8::Quantization a, nervelet::int8::Quantization b, float scale,
                           nervelet::int8::Output output) {
    CHECK(adds_right<nervelet::DoubleRounding>(a, b, scale, output));
    CHECK(adds_right<nervelet::SingleRounding>(a, b, scale, output));
}

template <class Windows>
void check_pools(std::uint32_t seed, nervelet::int8::Output output) {
    std::array<std::int8_t, Windows::inputs> x{};
    std::array<std::int8_t, Windows::positions * Windows::channels> expected{};
    std::array<std::int8_t, Windows::positions * Windows::channels> y{};
    Bytes(seed).fill(x);
    nervelet::kernel::int8_average_pool<Windows>(x.data(), output, &expected[0], nervelet::kernel::Portable{});
    nervelet::kernel::int8_average_pool<Windows>(x.data(), output, &y[0]);
    CHECK(y == expected);
    nervelet::kernel::int8_max_pool<Windows>(x.data(), output, &expected[0], nervelet::kernel::Portable{});
    nervelet::kernel::int8_max_pool<Windows>(x.data(), output, &y[0]);
    CHECK(y == expected);
}

} // namespace support

#endif
