// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SOFT_ROOM_HPP
#define NERVELET_KERNEL_SOFT_ROOM_HPP

#include "../target.hpp"

/// This folder multiplies and adds float numbers in integers, for Cortex-M0, M0+, M3 and other processors without a
/// floating point unit, where an operator of two floats is a call into the compiler's library. What makes it shorter:
/// one number of every product stays the same for a row and is taken apart once; a number outside the usual range is
/// left to the operators, so that the others need not ask what it is; and where a sum keeps its exponent, it is not
/// taken apart at all. Every product and every sum is rounded like the operators', with the same bits.

#endif
