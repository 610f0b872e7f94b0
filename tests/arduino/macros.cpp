// Part of nervelet. MIT licence, the nervelet authors.
// The library compiles below the macros of Arduino's cores, and leaves them to the sketch. Beside those of the tests'
// own Arduino.h, which comes before this file, some that only other cores have.
#define word(...) makeWord(__VA_ARGS__)
#define bitToggle(value, b) ((value) ^= (1UL << (b)))
#define BIT(n) (1UL << (n))
#define MIN(a, b) ((a) < (b) ? (a) : (b))
#define MAX(a, b) ((a) > (b) ? (a) : (b))
#define ARRAY_SIZE(array) (sizeof(array) / sizeof((array)[0]))
#define SS 10
#define SDA 18
#define __I volatile const
#define __O volatile

#include <nervelet.h>

#if !defined(min) || !defined(max) || !defined(abs) || !defined(round) || !defined(constrain) || !defined(radians) ||  \
    !defined(degrees) || !defined(sq) || !defined(bit) || !defined(F) || !defined(B1) || !defined(word)
#error "nervelet.h takes a macro away from the sketch"
#endif
static_assert(min(1, 2) == 1 && max(1, 2) == 2 && abs(-1) == 1 && sq(3) == 9, "and they are what they were");
