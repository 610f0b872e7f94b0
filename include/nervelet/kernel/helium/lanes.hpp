// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_HELIUM_LANES_HPP
#define NERVELET_KERNEL_HELIUM_LANES_HPP

#include "registers.hpp"

#if defined(NERVELET_HAS_HELIUM)

namespace nervelet {
namespace kernel {
namespace helium {

/// Four numbers that are worked on at once. A class, because Helium neither divides nor takes square roots, and what
/// compilers make of a division of vectors is long: the scalar registers that a vector consists of do both.
struct Numbers {
    typedef float Vector __attribute__((vector_size(16)));
    Vector vector;

    Numbers() = default;
    Numbers(Vector numbers) : vector(numbers) {}
    Numbers(float number) : vector{number, number, number, number} {}

    Numbers& operator+=(Numbers b) { return *this = *this + b; }
    Numbers& operator-=(Numbers b) { return *this = *this - b; }
    Numbers& operator*=(Numbers b) { return *this = *this * b; }
    Numbers& operator/=(Numbers b) { return *this = *this / b; }

    friend Numbers operator-(Numbers a) { return -a.vector; }
    friend Numbers operator+(Numbers a, Numbers b) { return a.vector + b.vector; }
    friend Numbers operator-(Numbers a, Numbers b) { return a.vector - b.vector; }
    friend Numbers operator*(Numbers a, Numbers b) { return a.vector * b.vector; }

    // Helium adds and multiplies by one number without four copies of it.
    friend Numbers operator+(Numbers a, float b) {
        __asm__("vadd.f32 %q0, %q0, %1" : "+w"(a.vector) : "r"(b));
        return a;
    }
    friend Numbers operator*(Numbers a, float b) {
        __asm__("vmul.f32 %q0, %q0, %1" : "+w"(a.vector) : "r"(b));
        return a;
    }
    friend Numbers operator*(float a, Numbers b) { return b * a; }

    friend Numbers operator/(Numbers a, Numbers b) {
        __asm__(R"(
            vmov q6, %q0
            vmov q7, %q1
            vdiv.f32 s24, s24, s28
            vdiv.f32 s25, s25, s29
            vdiv.f32 s26, s26, s30
            vdiv.f32 s27, s27, s31
            vmov %q0, q6
        )"
                : "+w"(a.vector)
                : "w"(b.vector)
                : "q6", "q7");
        return a;
    }
};

/// As a formula of an optimizer takes them.
struct Lanes {
    using Type = Numbers;

    static Numbers load(const float* from) {
        Numbers numbers;
        __builtin_memcpy(&numbers, from, sizeof(numbers));
        return numbers;
    }

    static void store(float* to, Numbers numbers) { __builtin_memcpy(to, &numbers, sizeof(numbers)); }

    /// Of numbers >= 0.
    static Numbers sqrt(Numbers numbers) {
        __asm__(R"(
            vmov q7, %q0
            vsqrt.f32 s28, s28
            vsqrt.f32 s29, s29
            vsqrt.f32 s30, s30
            vsqrt.f32 s31, s31
            vmov %q0, q7
        )"
                : "+w"(numbers.vector)
                :
                : "q7");
        return numbers;
    }
};

} // namespace helium
} // namespace kernel
} // namespace nervelet

#endif

#endif
