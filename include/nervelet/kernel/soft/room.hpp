// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SOFT_ROOM_HPP
#define NERVELET_KERNEL_SOFT_ROOM_HPP

/// This room multiplies and adds float numbers in integers, for Cortex-M0, M0+, M3 and other processors without a
/// floating point unit, where an operator of two floats is a call into the compiler's library. What makes it shorter:
/// one number of every product stays the same for a row and is taken apart once; a number outside the usual range is
/// left to the operators, so that the others need not ask what it is; and where a sum keeps its exponent, it is not
/// taken apart at all. Every product and every sum is rounded like the operators', with the same bits.
/// NERVELET_PORTABLE_KERNELS switches the room off.
#if defined(__GNUC__) && defined(__arm__) && !defined(__ARM_FP) && !defined(NERVELET_PORTABLE_KERNELS)
#define NERVELET_HAS_SOFT 1
#if __ARM_ARCH >= 6 && defined(__thumb__)
#define NERVELET_HAS_SOFT_THUMB 1
#endif
#endif

#endif
