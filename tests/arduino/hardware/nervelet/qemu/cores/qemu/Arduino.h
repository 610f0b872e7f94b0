// Part of nervelet. MIT licence, the nervelet authors.
#ifndef ARDUINO_H
#define ARDUINO_H

// What a sketch sees of an Arduino, as far as nervelet's sketches need it, for QEMU and for the host. Names and macros
// are Arduino's; min, max, abs and round are macros as on the least kind of the real cores. Time, pins and the Serial
// Monitor are simulated: world.h.
#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "Stream.h"

#define HIGH 0x1
#define LOW 0x0
#define INPUT 0x0
#define OUTPUT 0x1
#define INPUT_PULLUP 0x2
#define INPUT_PULLDOWN 0x3
#define CHANGE 2
#define FALLING 3
#define RISING 4
#define LSBFIRST 0
#define MSBFIRST 1
#define LED_BUILTIN 13
#define A0 14
#define A1 15
#define A2 16
#define A3 17
#define A4 18
#define A5 19

#define PI 3.1415926535897932384626433832795
#define HALF_PI 1.5707963267948966192313216916398
#define TWO_PI 6.283185307179586476925286766559
#define DEG_TO_RAD 0.017453292519943295769236907684886
#define RAD_TO_DEG 57.295779513082320876798154814105
#define EULER 2.718281828459045235360287471352
#define SERIAL 0x0
#define DISPLAY 0x1
#define DEFAULT 1
#define EXTERNAL 0

#undef min
#undef max
#undef abs
#undef round
#define min(a, b) ((a) < (b) ? (a) : (b))
#define max(a, b) ((a) > (b) ? (a) : (b))
#define abs(x) ((x) > 0 ? (x) : -(x))
#define round(x) ((x) >= 0 ? (long)((x) + 0.5) : (long)((x)-0.5))
#define constrain(amount, low, high) ((amount) < (low) ? (low) : ((amount) > (high) ? (high) : (amount)))
#define radians(deg) ((deg)*DEG_TO_RAD)
#define degrees(rad) ((rad)*RAD_TO_DEG)
#define sq(x) ((x) * (x))
#define lowByte(w) ((uint8_t)((w)&0xff))
#define highByte(w) ((uint8_t)((w) >> 8))
#define bit(b) (1UL << (b))
#define bitRead(value, b) (((value) >> (b)) & 0x01)
#define bitSet(value, b) ((value) |= (1UL << (b)))
#define bitClear(value, b) ((value) &= ~(1UL << (b)))
#define bitWrite(value, b, x) ((x) ? bitSet(value, b) : bitClear(value, b))
#define interrupts()
#define noInterrupts()
#define B0 0
#define B1 1
#define B10 2
#define B11 3
#define _BV(b) (1UL << (b))

#define PROGMEM
#define PSTR(text) (text)
#define pgm_read_byte(address) (*(const uint8_t*)(address))
#define pgm_read_word(address) (*(const uint16_t*)(address))
#define pgm_read_dword(address) (*(const uint32_t*)(address))
#define pgm_read_float(address) (*(const float*)(address))
#define memcpy_P memcpy
#define strlen_P strlen

typedef uint8_t byte;
typedef uint16_t word;
typedef bool boolean;

unsigned long millis();
unsigned long micros();
void delay(unsigned long milliseconds);
void delayMicroseconds(unsigned int microseconds);
void yield();

void pinMode(uint8_t pin, uint8_t mode);
void digitalWrite(uint8_t pin, uint8_t value);
int digitalRead(uint8_t pin);
int analogRead(uint8_t pin);
void analogWrite(uint8_t pin, int value);
void analogReadResolution(int bits);

void randomSeed(unsigned long seed);
long random(long end);
long random(long begin, long end);
long map(long x, long in_low, long in_high, long out_low, long out_high);

// The sketch.
void setup();
void loop();

/// The Serial Monitor: prints to the console, reads what the world's script types.
class SerialMonitor : public Stream {
public:
    void begin(unsigned long) {}
    void begin(unsigned long, uint16_t) {}
    void end() {}
    explicit operator bool() const { return true; }

    int available() override;
    int read() override;
    int peek() override;
    size_t write(uint8_t c) override;
    int availableForWrite() override { return 64; }
    using Print::write;
};

extern SerialMonitor Serial;

#endif
