// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_HELIUM_INT8_MAX_POOL_HPP
#define NERVELET_KERNEL_HELIUM_INT8_MAX_POOL_HPP

#include "../../portable/int8/max_pool.hpp"
#include "../../portable/int8/pooled_windows.hpp"
#include "requantization.hpp"

#if defined(NERVELET_HAS_HELIUM_INTEGER)

namespace nervelet {
namespace kernel {
namespace helium {

/// The largest bytes of `lanes` channels, at most 16.
struct LargestOfChannels {
    static constexpr std::size_t at_once = 16;

    __attribute__((noinline)) void operator()(PooledWindow window, std::size_t lanes, std::int8_t* y) const {
        const std::int8_t* x;
        __asm__ volatile(R"(
            vctp.8 %[lanes]
            vmov.i8 q0, #0x80
    1:      mov %[x], %[row]
            add %[row], %[row], %[distance_of_rows]
            dls lr, %[columns]
    2:      vpst
            vldrbt.8 q1, [%[x]]
            add %[x], %[x], %[distance]
            vmax.s8 q0, q0, q1
            le lr, 2b
            subs %[rows], %[rows], #1
            bne 1b
            vpst
            vstrbt.8 q0, [%[y]]
        )"
                         : [row] "+&r"(window.x), [rows] "+&r"(window.rows), [x] "=&r"(x)
                         : [columns] "r"(window.columns), [distance] "r"(window.distance),
                           [distance_of_rows] "r"(window.distance_of_rows), [lanes] "r"(lanes), [y] "r"(y)
                         : "q0", "q1", "lr", "cc", "memory");
    }
};

} // namespace helium

template <class Windows>
void int8_max_pool(const std::int8_t* x, int8::Output output, std::int8_t* y, HeliumInteger) {
    if (sees_neighbours<Windows>()) {
        pool_windows<Windows>(x, helium::LargestOfChannels{}, y);
        helium::cut_bytes(y, Windows::positions * Windows::channels, output);
    } else {
        int8_max_pool<Windows>(x, output, y, Portable{});
    }
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
