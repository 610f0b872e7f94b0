// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_TARGET_HPP
#define NERVELET_KERNEL_TARGET_HPP

#include <array>
#include <cstddef>

// This is the only place that asks which processor the library is compiled for. NERVELET_PORTABLE_KERNELS answers:
// for any.
#if defined(NERVELET_HELIUM_KERNELS)
// Where there is a floating point unit, its vectors are meant; without one only those of integers can be.
#if !defined(__ARM_FEATURE_MVE) || (defined(__ARM_FP) && (!defined(__ARM_PCS_VFP) || (__ARM_FEATURE_MVE & 2) == 0))
#error "nervelet: NERVELET_HELIUM_KERNELS wants vectors of floats. Compile with -mcpu=cortex-m55 -mfloat-abi=hard."
#elif !defined(NERVELET_PORTABLE_KERNELS)
#if defined(__ARM_FP)
#define NERVELET_HAS_HELIUM 1
#endif
#endif
#endif

#if defined(__GNUC__) && !defined(NERVELET_PORTABLE_KERNELS)
#if defined(__thumb2__) && defined(__ARM_FP) && defined(__ARM_PCS_VFP)
#if (__ARM_FP & 4) != 0 && __ARM_ARCH_PROFILE == 'M'
#define NERVELET_HAS_VFP 1
// The floating point units since the M4F's are pipelined: VMLA takes no longer than VMUL and VADD.
#if defined(NERVELET_SHORT_KERNELS) || __ARM_ARCH >= 8 || (__ARM_FP & 8) != 0
#define NERVELET_HAS_FAST_VMLA 1
#endif
#endif
#endif

#if defined(__arm__) && !defined(__ARM_FP)
#define NERVELET_HAS_SOFT 1
#if __ARM_ARCH >= 6 && defined(__thumb__)
#define NERVELET_HAS_SOFT_THUMB 1
#endif
#endif

#if defined(__ARM_FEATURE_DSP) && __ARM_ARCH_PROFILE == 'M'
#define NERVELET_HAS_DSP 1
// Vectors of floats have to be asked for, as they change bits; those of integers change none.
#if defined(__ARM_FEATURE_MVE)
#define NERVELET_HAS_HELIUM_INTEGER 1
#endif
#endif

#if defined(__ARM_ARCH_ISA_THUMB) && __ARM_ARCH_ISA_THUMB == 1 && __ARM_ARCH_PROFILE == 'M'
#define NERVELET_HAS_THUMB1 1
#endif

// The vectors of 32-bit NEON take subnormal numbers for zero, which changes results.
#if defined(__SSE2__) || (defined(__ARM_NEON) && defined(__aarch64__))
#define NERVELET_HAS_SIMD 1
#if defined(__SSE2__)
#define NERVELET_HAS_SSE2 1
#endif
#if defined(__AVX__)
#define NERVELET_HAS_AVX 1
#endif
#if defined(__AVX512F__)
#define NERVELET_HAS_AVX512 1
#endif
#if defined(__aarch64__)
#define NERVELET_HAS_AARCH64 1
#endif
#endif
#endif

// Where no vector can be formed, by kernels or by the compiler on its own.
#if defined(__arm__) && !defined(__ARM_NEON) && !defined(__ARM_FEATURE_MVE)
#define NERVELET_HAS_NO_VECTORS 1
#elif defined(__xtensa__) || defined(__AVR__) || (defined(__riscv) && !defined(__riscv_vector))
#define NERVELET_HAS_NO_VECTORS 1
#endif

namespace nervelet {
namespace kernel {

/// Whether integers are computed one by one: there it pays to leave out products with zero. Elsewhere it does not, and
/// g++ 12 makes wrong sums of a loop that leaves some out, by the masks of AVX-512.
#if defined(NERVELET_HAS_NO_VECTORS)
constexpr bool looks_for_zeros = true;
#else
constexpr bool looks_for_zeros = false;
#endif

/// Targets. A kernel is one name; each form of it is an overload whose last argument is the target that it is written
/// for, and a target without a form of its own takes that of its base.
struct Portable {};
struct Soft : Portable {};     ///< floating point on Arm cores that have no unit for it: Cortex-M0, M0+, M3
struct Vfp : Portable {};      ///< floats in the floating point registers of Cortex-M4F, M7, M33, M55
struct Helium : Vfp {};        ///< vectors of floats, Armv8.1-M
struct Thumb1 : Portable {};   ///< integers on Cortex-M0 and M0+
struct Dsp : Portable {};      ///< integers in pairs: Armv7E-M, and Armv8-M where it has that extension
struct HeliumInteger : Dsp {}; ///< vectors of integers, Armv8.1-M
template <std::size_t RegisterBytes>
struct Simd : Portable {}; ///< the vector registers of PCs: SSE2, AVX, AVX-512, AArch64's

#if defined(NERVELET_HAS_AVX512)
using Vectors = Simd<64>;
#elif defined(NERVELET_HAS_AVX)
using Vectors = Simd<32>;
#elif defined(NERVELET_HAS_SIMD)
using Vectors = Simd<16>;
#else
using Vectors = Portable;
#endif

/// The best target for a scalar on this processor. The features are independent of each other: a Cortex-M33 may have a
/// floating point unit and no DSP extension, an M55 the reverse.
template <class T>
struct BestTarget {
#if defined(NERVELET_HAS_HELIUM_INTEGER)
    using type = HeliumInteger;
#elif defined(NERVELET_HAS_DSP)
    using type = Dsp;
#elif defined(NERVELET_HAS_THUMB1)
    using type = Thumb1;
#else
    using type = Vectors;
#endif
};

template <>
struct BestTarget<float> {
#if defined(NERVELET_HAS_HELIUM)
    using type = Helium;
#elif defined(NERVELET_HAS_VFP)
    using type = Vfp;
#elif defined(NERVELET_HAS_SOFT)
    using type = Soft;
#else
    using type = Vectors;
#endif
};

template <>
struct BestTarget<double> {
#if defined(NERVELET_HAS_SOFT)
    using type = Soft;
#else
    using type = Vectors;
#endif
};

template <class T>
using Best = typename BestTarget<T>::type;

/// What a kernel reads from: a pointer to constants, whichever pointer or array came, so that all of them reach the
/// same form; anything else that has [k], as it is.
template <class T>
constexpr const T* reader(T* numbers) {
    return numbers;
}

template <class T, std::size_t Size>
constexpr const T* reader(const std::array<T, Size>& numbers) {
    return numbers.data();
}

template <class X>
constexpr const X& reader(const X& x) {
    return x;
}

} // namespace kernel
} // namespace nervelet

#endif
