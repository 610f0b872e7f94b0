// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_HELIUM_DOT_HPP
#define NERVELET_KERNEL_HELIUM_DOT_HPP

#include "../portable/dot.hpp"
#include "registers.hpp"

#if defined(NERVELET_HAS_HELIUM)

namespace nervelet {
namespace kernel {
namespace helium {

/// sum_j a[j] b[j]: four lanes (j modulo 4), then (0 + 2) + (1 + 3). size > 0.
__attribute__((noinline, pure)) inline float dot(const float* a, const float* b, std::size_t size) {
    float sum;
    __asm__ volatile(R"(
            vmov.i32 q0, #0
            dlstp.32 lr, %[size]
    1:      vldrw.32 q1, [%[a]], #16
            vldrw.32 q2, [%[b]], #16
            vfma.f32 q0, q1, q2
            letp lr, 1b
            vadd.f32 s0, s0, s2
            vadd.f32 s1, s1, s3
            vadd.f32 %[sum], s0, s1
        )"
                     : [sum] "=&t"(sum), [a] "+&r"(a), [b] "+&r"(b)
                     : [size] "r"(size)
                     : "q0", "q1", "q2", "lr", "memory");
    return sum;
}

} // namespace helium

template <std::size_t Size>
float dot(const float* a, const float* b, Helium) {
    return helium::dot(a, b, Size);
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
