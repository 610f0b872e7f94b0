// Part of nervelet. MIT licence, the nervelet authors.
//
// Where the board keeps what it learned: an EEPROM, the flash of your board, or, as it stands, pages of RAM that behave
// like flash. RAM shows how it works, but with the power everything in it is gone.
//
// For an EEPROM, or for a library that makes one out of flash, take away the // in front of the next two lines:
// #define REAL_EEPROM
// #include <EEPROM.h> // Uno R4, Teensy 3.5, 3.6 and 4.1, STM32; ESP32, ESP8266 and Pico with the next line too:
// #define EEPROM_IS_COMMITTED // EEPROM.begin() and EEPROM.commit(): the library writes all at once
#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef REAL_EEPROM

// Bytes that are read and written one by one, and need no erase.
struct Storage {
    static constexpr size_t size = 4096; // how many of them may be used; nervelet takes the first 2,996
    static constexpr size_t page_size = 4;
    static constexpr size_t granularity = 4;

    void read(uint32_t address, uint8_t* to, size_t count) {
        for (size_t i = 0; i < count; ++i) {
            to[i] = EEPROM.read(address + i);
        }
    }

    bool erase_page(uint32_t) { return true; }

    bool program(uint32_t address, const uint8_t* from, size_t count) {
        for (size_t i = 0; i < count; ++i) {
            if (EEPROM.read(address + i) != from[i]) { // every write wears it
                EEPROM.write(address + i, from[i]);
            }
        }
        return true;
    }
};

#ifdef EEPROM_IS_COMMITTED
// Some of these libraries erase the old bytes before they write: where the power fails in between, all is lost.
void begin_storage() {
    EEPROM.begin(Storage::size);
}
bool finish_saving() {
    return EEPROM.commit();
}
#else
void begin_storage() {}
bool finish_saving() {
    return true;
}
#endif

#else

// Flash: whole pages are erased, to bytes 255, and then programmed. For the flash of your board put its sizes in here,
// and its own calls into the three functions: with FlashIAP of Nano 33 BLE, Giga and Portenta, for example,
//     flash.read(to, first + address, count);
//     return flash.erase(first + address, page_size) == 0;
//     return flash.program(from, first + address, count) == 0;
// where first is the address of pages that no program lies in.
struct Storage {
    static constexpr size_t size = 3072;
    static constexpr size_t page_size = 256; // what is erased at once
    static constexpr size_t granularity = 8; // what is programmed at once

    void read(uint32_t address, uint8_t* to, size_t count) {
        for (size_t i = 0; i < count; ++i) {
            to[i] = pages[address + i];
        }
    }

    bool erase_page(uint32_t address) {
        for (size_t i = 0; i < page_size; ++i) {
            pages[address + i] = 255;
        }
        return true;
    }

    bool program(uint32_t address, const uint8_t* from, size_t count) {
        for (size_t i = 0; i < count; ++i) {
            pages[address + i] &= from[i]; // flash can only clear bits
        }
        return true;
    }

    uint8_t pages[size];
};

void begin_storage() {}
bool finish_saving() {
    return true;
}

#endif
