// Part of nervelet. MIT licence, the nervelet authors.
#include "Arduino.h"

size_t Print::write(const uint8_t* buffer, size_t size) {
    for (size_t i = 0; i < size; ++i) {
        write(buffer[i]);
    }
    return size;
}

// Negative only in decimal, as on a board; other bases show the bits.
size_t Print::print_signed(long long n, int base) {
    if (base != DEC || n >= 0) {
        return print_unsigned(base == DEC ? static_cast<unsigned long long>(n) : static_cast<uint32_t>(n), base);
    }
    const size_t sign = write(static_cast<uint8_t>('-'));
    return sign + print_unsigned(0ULL - static_cast<unsigned long long>(n), base);
}

size_t Print::print_unsigned(unsigned long long n, int base) {
    char digits[64];
    size_t size = 0;
    const unsigned radix = base < 2 ? 10U : static_cast<unsigned>(base);
    do {
        const unsigned digit = static_cast<unsigned>(n % radix);
        digits[sizeof(digits) - ++size] = static_cast<char>(digit < 10 ? '0' + digit : 'A' + (digit - 10));
        n /= radix;
    } while (n != 0);
    return write(digits + sizeof(digits) - size, size);
}

// Arduino's words for what has no digits: nan, inf, ovf.
size_t Print::print(double n, int digits) {
    if (n != n) {
        return print("nan");
    }
    if (n - n != 0) {
        return print("inf");
    }
    if (n > 4294967040.0 || n < -4294967040.0) {
        return print("ovf");
    }
    size_t size = 0;
    if (n < 0) {
        size += print('-');
        n = -n;
    }
    double half = 0.5;
    for (int i = 0; i < digits; ++i) {
        half /= 10;
    }
    n += half;
    const unsigned long whole = static_cast<unsigned long>(n);
    double rest = n - static_cast<double>(whole);
    size += print(whole);
    if (digits > 0) {
        size += print('.');
    }
    for (int i = 0; i < digits; ++i) {
        rest *= 10;
        const unsigned digit = static_cast<unsigned>(rest);
        size += print(digit);
        rest -= digit;
    }
    return size;
}
