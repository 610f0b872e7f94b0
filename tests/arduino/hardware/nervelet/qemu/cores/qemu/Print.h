// Part of nervelet. MIT licence, the nervelet authors.
#ifndef PRINT_H
#define PRINT_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define DEC 10
#define HEX 16
#define OCT 8
#define BIN 2

// Text in flash; here all memory is one, but its type is another, as on a real board.
class __FlashStringHelper;
#define F(text) (reinterpret_cast<const __FlashStringHelper*>(text))

/// Arduino's Print: text and numbers as a row of bytes.
class Print {
public:
    virtual size_t write(uint8_t c) = 0;
    virtual size_t write(const uint8_t* buffer, size_t size);
    virtual int availableForWrite() { return 0; }
    virtual void flush() {}
    size_t write(const char* text) { return text ? write(text, strlen(text)) : 0; }
    size_t write(const char* buffer, size_t size) { return write(reinterpret_cast<const uint8_t*>(buffer), size); }

    size_t print(const __FlashStringHelper* text) { return write(reinterpret_cast<const char*>(text)); }
    size_t print(const char* text) { return write(text); }
    size_t print(char c) { return write(static_cast<uint8_t>(c)); }
    size_t print(unsigned char n, int base = DEC) { return print_unsigned(n, base); }
    size_t print(int n, int base = DEC) { return print_signed(n, base); }
    size_t print(unsigned int n, int base = DEC) { return print_unsigned(n, base); }
    size_t print(long n, int base = DEC) { return print_signed(n, base); }
    size_t print(unsigned long n, int base = DEC) { return print_unsigned(n, base); }
    size_t print(long long n, int base = DEC) { return print_signed(n, base); }
    size_t print(unsigned long long n, int base = DEC) { return print_unsigned(n, base); }
    size_t print(double n, int digits = 2);

    size_t println() { return write("\r\n"); }

    template <class Thing>
    size_t println(const Thing& thing) {
        const size_t size = print(thing);
        return size + println();
    }

    template <class Number>
    size_t println(Number number, int base_or_digits) {
        const size_t size = print(number, base_or_digits);
        return size + println();
    }

protected:
    ~Print() = default;

private:
    size_t print_signed(long long n, int base);
    size_t print_unsigned(unsigned long long n, int base);
};

#endif
