// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_DSP_FIXED16_PAIRS_HPP
#define NERVELET_KERNEL_DSP_FIXED16_PAIRS_HPP

#include "instructions.hpp"

#if defined(NERVELET_HAS_DSP)

#include <cstddef>
#include <utility>

namespace nervelet {
namespace kernel {
namespace dsp {

/// sums[k] += factor numbers[k] for 2 Pair numbers, modulo 2^32, and for all factors up to `end`: they lie FactorStep
/// apart, their numbers NumberStep. One load and two multiplications are two numbers; a factor that is zero adds
/// nothing and reads nothing.
template <std::size_t FactorStep, std::size_t NumberStep, class Pairs>
struct AddMultiples;

template <std::size_t FactorStep, std::size_t NumberStep, std::size_t... Pair>
struct AddMultiples<FactorStep, NumberStep, std::index_sequence<Pair...>> {
    static void run(const std::int16_t* numbers, const std::int16_t* factor, const std::int16_t* end,
                    std::int32_t* sums) {
        std::int32_t low[] = {sums[2 * Pair]...};
        std::int32_t high[] = {sums[2 * Pair + 1]...};
        for (; factor != end; factor += FactorStep, numbers += NumberStep) {
            if (*factor != 0) {
                const std::uint32_t half = static_cast<std::uint16_t>(*factor);
                const int unrolled[] = {add_pair(load_pair(numbers + 2 * Pair), half, low[Pair], high[Pair])...};
                static_cast<void>(unrolled);
            }
        }
        const std::int32_t unrolled[] = {(sums[2 * Pair] = low[Pair], sums[2 * Pair + 1] = high[Pair])...};
        static_cast<void>(unrolled);
    }

private:
    static int add_pair(std::uint32_t pair, std::uint32_t factor, std::int32_t& low, std::int32_t& high) {
        low = add_low_low(pair, factor, low);
        high = add_high_low(pair, factor, high);
        return 0;
    }
};

/// Of eight numbers, for which compilers have a register too few. At least one factor.
template <std::size_t FactorStep, std::size_t NumberStep>
struct AddMultiples<FactorStep, NumberStep, std::make_index_sequence<4>> {
    static void run(const std::int16_t* numbers, const std::int16_t* factor, const std::int16_t* end,
                    std::int32_t* sums) {
        register std::int32_t* in_memory __asm__("lr") = sums;
        register const std::int16_t* reads __asm__("r0") = numbers;
        register const std::int16_t* factors __asm__("r1") = factor;
        register const std::int16_t* last __asm__("r2") = end;
        __asm__ volatile(R"(
            push {r4-r11}
            ldm lr, {r4-r11}
    1:      ldrsh r3, [r1]
            addw r1, r1, %[factor_step]
            cbz r3, 2f
            ldr r12, [r0]
            smlabb r4, r12, r3, r4
            smlatb r5, r12, r3, r5
            ldr r12, [r0, #4]
            smlabb r6, r12, r3, r6
            smlatb r7, r12, r3, r7
            ldr r12, [r0, #8]
            smlabb r8, r12, r3, r8
            smlatb r9, r12, r3, r9
            ldr r12, [r0, #12]
            smlabb r10, r12, r3, r10
            smlatb r11, r12, r3, r11
    2:      addw r0, r0, %[number_step]
            cmp r1, r2
            bne 1b
            stm lr, {r4-r11}
            pop {r4-r11}
        )"
                         : "+r"(reads), "+r"(factors)
                         : "r"(last),
                           "r"(in_memory), [factor_step] "i"(2 * FactorStep), [number_step] "i"(2 * NumberStep)
                         : "r3", "r12", "cc", "memory");
    }
};

/// So many pairs of sums, without a call of memset, which takes longer than the stores.
template <std::size_t... Pair>
inline void set_to_zero(std::int32_t* sums, std::index_sequence<Pair...>) {
    const std::int32_t unrolled[] = {(sums[2 * Pair] = 0, sums[2 * Pair + 1] = 0)...};
    static_cast<void>(unrolled);
}

/// Whether both steps fit the instructions that make them.
constexpr bool are_short_steps(std::size_t factor_step, std::size_t number_step) {
    return 2 * factor_step < 4096 && 2 * number_step < 4096;
}

/// Size numbers, at least two, in blocks of eight, as many as there are registers for: of fewer than eight those that
/// make pairs. Calls function(first, seen, Pairs) for each; the last one begins with `seen` numbers of the one before.
template <std::size_t Size>
struct BlocksOfPairs {
    static constexpr std::size_t width = Size >= 8 ? 8 : Size / 2 * 2;
    static constexpr std::size_t whole = Size / width * width;

    template <class Function>
    static void for_each(const Function& function) {
        for (std::size_t first = 0; first < whole; first += width) {
            function(first, 0, std::make_index_sequence<width / 2>{});
        }
        if (whole != Size) {
            function(Size - width, whole - (Size - width), std::make_index_sequence<width / 2>{});
        }
    }
};

} // namespace dsp
} // namespace kernel
} // namespace nervelet

#endif

#endif
