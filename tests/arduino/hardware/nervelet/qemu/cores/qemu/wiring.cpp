// Part of nervelet. MIT licence, the nervelet authors.
// Arduino's functions, in terms of the simulated world.
#include <stdio.h>

#include "Arduino.h"
#include "world.h"

static constexpr uint32_t look_at_clock = 100; // microseconds

unsigned long millis() {
    return micros() / 1000;
}

unsigned long micros() {
    world::pass(look_at_clock);
    return world::now();
}

void delay(unsigned long milliseconds) {
    for (unsigned long i = 0; i < milliseconds; ++i) {
        world::pass(1000);
    }
}

void delayMicroseconds(unsigned int microseconds) {
    world::pass(microseconds);
}

void yield() {}

void pinMode(uint8_t, uint8_t) {}
void digitalWrite(uint8_t, uint8_t) {}
void analogWrite(uint8_t, int) {}
void analogReadResolution(int) {}

int digitalRead(uint8_t pin) {
    return world::pin(pin) > 0 ? HIGH : LOW;
}

// A0 to A5 are also channels 0 to 5.
int analogRead(uint8_t pin) {
    return constrain(world::pin(pin < A0 ? pin + A0 : pin), 0, 1023);
}

static uint32_t random_state = 1;

void randomSeed(unsigned long seed) {
    random_state = static_cast<uint32_t>(seed);
}

long random(long end) {
    random_state = random_state * 1664525U + 1013904223U;
    return end <= 0 ? 0 : static_cast<long>(random_state >> 4) % end;
}

long random(long begin, long end) {
    return begin >= end ? begin : begin + random(end - begin);
}

long map(long x, long in_low, long in_high, long out_low, long out_high) {
    return (x - in_low) * (out_high - out_low) / (in_high - in_low) + out_low;
}

SerialMonitor Serial;

int SerialMonitor::available() {
    return world::typed();
}

int SerialMonitor::read() {
    const int c = world::next_typed();
    world::take_typed();
    return c;
}

int SerialMonitor::peek() {
    return world::next_typed();
}

size_t SerialMonitor::write(uint8_t c) {
    putchar(c);
    return 1;
}
