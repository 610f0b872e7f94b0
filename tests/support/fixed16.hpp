// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_FIXED16_HPP
#define NERVELET_TESTS_SUPPORT_FIXED16_HPP

#include <cmath>
#include <cstdint>

// Activations of 16-bit numbers against those of double, in units of the last place.
namespace support {

/// Calls check(z, z as a double) for each Step-th of all 65,536 numbers, the lowest one first.
template <int FractionBits, int Step = 1, class Check>
void for_each_fixed(Check check) {
    for (std::int32_t z = -32768; z <= 32767; z += Step) {
        check(static_cast<std::int16_t>(z), std::ldexp(z, -FractionBits));
    }
}

/// How far f(z) lies at most from that of double.
template <class Fixed, class Activation, int FractionBits, int Step = 1>
double largest_value_error() {
    double largest = 0;
    for_each_fixed<FractionBits, Step>([&](std::int16_t z, double number) {
        const double exact = std::ldexp(Activation::value(number), FractionBits);
        largest = std::fmax(largest, std::fabs(Fixed::value(z) - exact));
    });
    return largest;
}

/// How far f'(z), which has 14 fraction bits, lies at most from that which double has of the same z and a.
template <class Fixed, class Activation, int FractionBits, int Step = 1>
double largest_slope_error() {
    double largest = 0;
    for_each_fixed<FractionBits, Step>([&](std::int16_t z, double number) {
        const std::int16_t a = Fixed::value(z);
        const double exact = std::ldexp(Activation::slope(number, std::ldexp(a, -FractionBits)), 14);
        largest = std::fmax(largest, std::fabs(Fixed::slope(z, a) - exact));
    });
    return largest;
}

/// Whether f(z) never falls where z grows.
template <class Fixed, int FractionBits>
bool never_falls() {
    bool holds = true;
    std::int16_t before = Fixed::value(-32768);
    for_each_fixed<FractionBits>([&](std::int16_t z, double) {
        const std::int16_t a = Fixed::value(z);
        holds = holds && a >= before;
        before = a;
    });
    return holds;
}

/// Whether f(z) + f(-z) = sum for every z that has a -z.
template <class Fixed, int FractionBits>
bool mirrors(std::int32_t sum) {
    bool holds = true;
    for_each_fixed<FractionBits>([&](std::int16_t z, double) {
        holds = holds &&
                (z == -32768 || Fixed::value(z) + Fixed::value(static_cast<std::int16_t>(-std::int32_t(z))) == sum);
    });
    return holds;
}

} // namespace support

#endif
