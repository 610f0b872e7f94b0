// Part of nervelet. MIT licence, the nervelet authors.
#include <fcntl.h>
#include <unistd.h>

#include "Arduino.h"
#include "world.h"

namespace world {

static int file = -1;
static uint64_t clock_now = 0; // microseconds, as all times here
static uint64_t next_line = 0;
static bool ended = false;
static bool is_reset = false;

static char keys[256]; // a ring: what was typed and not yet read
static unsigned first_key = 0;
static unsigned key_count = 0;

struct Wave {
    float middle, amplitude, period, noise;
};
static Wave waves[24];
static uint32_t noise_state = 1;

struct Knocks {
    long pin;
    float height;
    uint64_t times[12];
    unsigned count;
};
static Knocks knocks; // those of the last line
static const uint64_t fading = 20000;

static bool read_line(char* line, unsigned size) {
    unsigned length = 0;
    char c = 0;
    bool any = false;
    while (read(file, &c, 1) == 1) {
        any = true;
        if (c == '\n') {
            break;
        }
        if (c != '\r' && length + 1 < size) {
            line[length++] = c;
        }
    }
    line[length] = '\0';
    return any;
}

static void type(const char* text) {
    for (; key_count < sizeof(keys); ++text) {
        const bool at_end = *text == '\0';
        keys[(first_key + key_count++) % sizeof(keys)] = at_end ? '\n' : *text;
        if (at_end) {
            return;
        }
    }
}

// "2" or "A0"; rest: what follows.
static long read_pin(const char* text, char** rest) {
    const bool analog = *text == 'A';
    return strtol(text + (analog ? 1 : 0), rest, 10) + (analog ? A0 : 0);
}

static void set_pin(const char* text) {
    char* rest = nullptr;
    const long number = read_pin(text, &rest);
    float values[4] = {0, 0, 1, 0};
    for (float& value : values) {
        char* end = nullptr;
        const float parsed = strtof(rest, &end);
        if (end == rest) {
            break;
        }
        value = parsed;
        rest = end;
    }
    if (number >= 0 && number < static_cast<long>(sizeof(waves) / sizeof(waves[0]))) {
        waves[number] = {values[0], values[1], values[2], values[3]};
    }
}

static void set_knocks(const char* text) {
    char* rest = nullptr;
    knocks.pin = read_pin(text, &rest);
    knocks.height = strtof(rest, &rest);
    for (knocks.count = 0; knocks.count < sizeof(knocks.times) / sizeof(knocks.times[0]); ++knocks.count) {
        char* end = nullptr;
        const long milliseconds = strtol(rest, &end, 10);
        if (end == rest) {
            break;
        }
        knocks.times[knocks.count] = clock_now + 1000 * static_cast<uint64_t>(milliseconds);
        rest = end;
    }
}

// What the knocks add to the reading of a pin.
static float knocking(long number) {
    float sum = 0;
    for (unsigned i = 0; number == knocks.pin && i < knocks.count; ++i) {
        if (clock_now >= knocks.times[i] && clock_now - knocks.times[i] < fading) {
            sum += knocks.height * (1.0f - static_cast<float>(clock_now - knocks.times[i]) / fading);
        }
    }
    return sum;
}

bool begin(const char* script) {
    file = open(script, O_RDONLY);
    return file >= 0;
}

bool goes_on() {
    char line[160];
    while (!ended && clock_now >= next_line) {
        if (!read_line(line, sizeof(line))) {
            ended = true;
        } else if (strncmp(line, "wait ", 5) == 0) {
            next_line += 1000 * static_cast<uint64_t>(strtol(line + 5, nullptr, 10));
        } else if (strncmp(line, "> ", 2) == 0) {
            type(line + 2);
        } else if (strcmp(line, "reset") == 0) {
            is_reset = true;
        } else if (strncmp(line, "pin ", 4) == 0) {
            set_pin(line + 4);
        } else if (strncmp(line, "knock ", 6) == 0) {
            set_knocks(line + 6);
        }
    }
    return !ended;
}

bool resets() {
    const bool was_reset = is_reset;
    is_reset = false;
    return was_reset;
}

void pass(uint32_t microseconds) {
    clock_now += microseconds;
    goes_on();
}

uint32_t now() {
    return static_cast<uint32_t>(clock_now);
}

int typed() {
    return static_cast<int>(key_count);
}

int next_typed() {
    return key_count == 0 ? -1 : static_cast<unsigned char>(keys[first_key]);
}

void take_typed() {
    if (key_count != 0) {
        first_key = (first_key + 1) % sizeof(keys);
        --key_count;
    }
}

int pin(uint8_t number) {
    const Wave wave = waves[number % (sizeof(waves) / sizeof(waves[0]))];
    noise_state = noise_state * 1664525U + 1013904223U;
    const float noise = static_cast<float>(noise_state >> 8) / 8388608.0f - 1.0f;
    const float phase = static_cast<float>(clock_now % 1000000000U) / (1000.0f * wave.period);
    const float value =
        wave.middle + wave.amplitude * sinf(static_cast<float>(TWO_PI) * (phase - floorf(phase))) + wave.noise * noise;
    return static_cast<int>(value + knocking(number));
}

} // namespace world
