// Part of nervelet. MIT licence, the nervelet authors.
#include "Arduino.h"

int Stream::timed_peek() {
    const unsigned long start = millis();
    while (available() == 0) {
        if (millis() - start >= timeout_) {
            return -1;
        }
        delay(1);
    }
    return peek();
}

int Stream::timed_read() {
    return timed_peek() < 0 ? -1 : read();
}

static bool is_digit(int c) {
    return c >= '0' && c <= '9';
}

double Stream::parse(bool with_fraction) {
    int c = timed_peek();
    while (c >= 0 && c != '-' && !is_digit(c) && !(with_fraction && c == '.')) {
        read();
        c = timed_peek();
    }
    double number = 0;
    double unit = 1;
    bool negative = false;
    bool in_fraction = false;
    for (; c >= 0; c = timed_peek()) {
        if (c == '-') {
            negative = true;
        } else if (c == '.' && with_fraction && !in_fraction) {
            in_fraction = true;
        } else if (is_digit(c)) {
            number = number * 10 + (c - '0');
            unit = in_fraction ? unit / 10 : unit;
        } else {
            break;
        }
        read();
    }
    return (negative ? -number : number) * unit;
}

long Stream::parseInt() {
    return static_cast<long>(parse(false));
}

float Stream::parseFloat() {
    return static_cast<float>(parse(true));
}

size_t Stream::readBytes(char* buffer, size_t size) {
    size_t count = 0;
    for (int c; count < size && (c = timed_read()) >= 0; ++count) {
        buffer[count] = static_cast<char>(c);
    }
    return count;
}

size_t Stream::readBytesUntil(char terminator, char* buffer, size_t size) {
    size_t count = 0;
    for (int c; count < size && (c = timed_read()) >= 0 && c != terminator; ++count) {
        buffer[count] = static_cast<char>(c);
    }
    return count;
}

bool Stream::find(const char* text) {
    size_t found = 0;
    for (int c; text[found] != '\0' && (c = timed_read()) >= 0;) {
        found = c == text[found] ? found + 1 : c == text[0] ? 1 : 0;
    }
    return text[found] == '\0';
}
