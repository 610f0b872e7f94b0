// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_DSP_INT8_ONE_WINDOW_HPP
#define NERVELET_KERNEL_DSP_INT8_ONE_WINDOW_HPP

#include "filters_of_window.hpp"
#include "gathered_windows.hpp"

#if defined(NERVELET_HAS_DSP)

#include <type_traits>

namespace nervelet {
namespace kernel {
namespace dsp {

/// sum + a . b
__attribute__((noinline)) inline std::int32_t add_dot(const std::int8_t* a, const std::int8_t* b, std::size_t size,
                                                      std::int32_t sum) {
    for (; size >= 4; size -= 4, a += 4, b += 4) {
        const std::uint32_t of_a = load_word(a);
        const std::uint32_t of_b = load_word(b);
        sum = add_products(even_bytes(of_a), even_bytes(of_b), sum);
        sum = add_products(odd_bytes(of_a), odd_bytes(of_b), sum);
    }
    for (; size > 0; --size) {
        sum += std::int32_t(*a++) * *b++;
    }
    return sum;
}

/// Windows whose numbers are so many bytes are widened on the stack, where that is worth it.
constexpr bool is_widened(std::size_t size) {
    return size <= 288;
}

/// Whether multiply_window() is written for so many filters of this size, and all x are whole words or widened.
constexpr bool takes_four(std::size_t count, std::size_t size) {
    return count >= 4 && size <= 1360 && (is_widened(size) || size % 4 == 0);
}

/// The outputs of one window. x are its bytes, Size of them, or what they are widened to.
template <class Rounding, bool IsWide, std::size_t Count, std::size_t Size>
void multiply_all(const void* x, const int8::Filters<Count, Size, int8::FilterAfterFilter>& filters, std::int8_t* y) {
    constexpr std::size_t fours = Count / 4 * 4;
    FiltersOfWindow work;
    work.twice_zero_point = 2 * filters.output.zero_point + 1;
    work.x = x;
    for (std::size_t end = fours; end <= Count; end += Count - fours) { // the last ones overlap those before them
        const std::size_t first = end == fours ? 0 : Count - 4;
        work.mantissas = filters.mantissas.data() + end;
        work.exponents = filters.exponents.data() + end;
        work.y = y + end;
        work.filter = -static_cast<std::int32_t>(end - first);
        work.bias = filters.bias.data() + end;
        work.weights = filters.weights.data() + first * Size;
        multiply_window<Rounding, Size, IsWide>(work);
        if (Count == fours) {
            break;
        }
    }
}

/// For any number of filters, sizes and multipliers.
template <class Rounding, std::size_t Count, std::size_t Size>
void multiply_one_by_one(const std::int8_t* x, const int8::Filters<Count, Size, int8::FilterAfterFilter>& filters,
                         std::int8_t* y) {
    for (std::size_t j = 0; j < Count; ++j) {
        y[j] = filters.template output_of<Rounding>(
            j, add_dot(x, filters.weights.data() + j * Size, Size, filters.bias[j]));
    }
}

/// A window whose bytes lie one after the other.
template <class Rounding, std::size_t Count, std::size_t Size>
void multiply_bytes(const std::int8_t* x, const int8::Filters<Count, Size, int8::FilterAfterFilter>& filters,
                    std::int8_t* y, std::integral_constant<int, 0>) {
    multiply_one_by_one<Rounding>(x, filters, y);
}

template <class Rounding, std::size_t Count, std::size_t Size>
void multiply_bytes(const std::int8_t* x, const int8::Filters<Count, Size, int8::FilterAfterFilter>& filters,
                    std::int8_t* y, std::integral_constant<int, 1>) {
    multiply_all<Rounding, false>(x, filters, y);
}

template <class Rounding, std::size_t Count, std::size_t Size>
void multiply_bytes(const std::int8_t* x, const int8::Filters<Count, Size, int8::FilterAfterFilter>& filters,
                    std::int8_t* y, std::integral_constant<int, 2>) {
    std::uint32_t numbers[(Size + 3) / 4 * 2];
    widen(x, Size / 4, 2, numbers);
    if (Size % 4 != 0) {
        std::int8_t rest[4] = {};
        for (std::size_t i = 0; i < Size % 4; ++i) {
            rest[i] = x[Size / 4 * 4 + i];
        }
        widen(rest, 1, 2, numbers + Size / 4 * 2);
    }
    multiply_all<Rounding, true>(numbers, filters, y);
}

template <class Rounding, std::size_t Count, std::size_t Size>
void multiply_bytes(const std::int8_t* x, const int8::Filters<Count, Size, int8::FilterAfterFilter>& filters,
                    std::int8_t* y) {
    using Form = std::integral_constant<int, !takes_four(Count, Size) ? 0 : is_widened(Size) ? 2 : 1>;
    if (takes_steps<Rounding>(filters)) {
        multiply_bytes<Rounding>(x, filters, y, Form{});
        cut_bytes(y, Count, filters.output);
    } else {
        multiply_one_by_one<Rounding>(x, filters, y);
    }
}

} // namespace dsp
} // namespace kernel
} // namespace nervelet

#endif

#endif
