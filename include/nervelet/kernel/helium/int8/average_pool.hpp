// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_HELIUM_INT8_AVERAGE_POOL_HPP
#define NERVELET_KERNEL_HELIUM_INT8_AVERAGE_POOL_HPP

#include "../../portable/int8/average_pool.hpp"
#include "../../portable/int8/pooled_windows.hpp"
#include "requantization.hpp"

#if defined(NERVELET_HAS_HELIUM_INTEGER)

namespace nervelet {
namespace kernel {
namespace helium {

/// The means of `lanes` channels, at most 8. A sum of 256 bytes has 16 bits.
struct MeansOfChannels {
    static constexpr std::size_t at_once = 8;
    int8::Output output;

    __attribute__((noinline)) void operator()(PooledWindow window, std::size_t lanes, std::int8_t* y) const {
        const std::int32_t count = static_cast<std::int32_t>(window.rows * window.columns);
        alignas(4) std::int16_t sums[8];
        const std::int8_t* x;
        __asm__ volatile(R"(
            vctp.16 %[lanes]
            vmov.i16 q0, #0
    1:      mov %[x], %[row]
            add %[row], %[row], %[distance_of_rows]
            dls lr, %[columns]
    2:      vpst
            vldrbt.s16 q1, [%[x]]
            add %[x], %[x], %[distance]
            vadd.i16 q0, q0, q1
            le lr, 2b
            subs %[rows], %[rows], #1
            bne 1b
            vstrh.16 q0, [%[sums]]
        )"
                         : [row] "+&r"(window.x), [rows] "+&r"(window.rows), [x] "=&l"(x)
                         : [columns] "r"(window.columns), [distance] "r"(window.distance),
                           [distance_of_rows] "r"(window.distance_of_rows), [lanes] "r"(lanes), [sums] "r"(sums)
                         : "q0", "q1", "lr", "cc", "memory");
        for (std::size_t i = 0; i < lanes; ++i) {
            y[i] = output.cut(int8::mean(sums[i], count));
        }
    }
};

} // namespace helium

template <class Windows>
void int8_average_pool(const std::int8_t* x, int8::Output output, std::int8_t* y, HeliumInteger) {
    if (Windows::taps <= 256 && sees_neighbours<Windows>()) {
        pool_windows<Windows>(x, helium::MeansOfChannels{output}, y);
    } else {
        int8_average_pool<Windows>(x, output, y, Portable{});
    }
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
