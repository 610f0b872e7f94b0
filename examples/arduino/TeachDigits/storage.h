// Part of nervelet. MIT licence, the nervelet authors.
//
// Where the network is saved: an EEPROM, the flash of your board, or, as it is here, pages of RAM that behave like
// flash. RAM shows how it works, but loses everything without power.
//
// For 4 KB of an EEPROM, or of flash that a library uses as one, remove the // in front of the next two lines:
// #define REAL_EEPROM
// #include <EEPROM.h> // Uno R4, Teensy 3.5, 3.6 and 4.1; ESP32, ESP8266 and Pico with the next line too:
// #define EEPROM_IS_COMMITTED // EEPROM.begin() and EEPROM.commit(): the library writes all at once
//
// Not the library of STM32: it erases a page of flash for every byte, hundreds of times for one save.
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#ifdef REAL_EEPROM

// The library erases as needed. Some libraries rewrite blocks of 1 KB, so the two slots must not share one, and large
// pieces are better than small ones.
struct Storage {
    static constexpr size_t size = 4096;
    static constexpr size_t page_size = 1024;
    static constexpr size_t granularity = 512;

    void read(uint32_t address, uint8_t* to, size_t count) {
        for (size_t i = 0; i < count; ++i) {
            to[i] = EEPROM.read(address + i);
        }
    }

    bool erase_page(uint32_t) { return true; }

    bool program(uint32_t address, const uint8_t* from, size_t count) {
        struct {
            uint8_t bytes[granularity];
        } piece;
        memcpy(piece.bytes, from, count);
        EEPROM.put(address, piece);
        return true;
    }
};

#ifdef EEPROM_IS_COMMITTED
// Some of these libraries erase the old bytes before they write: if the power fails in between, both slots are lost.
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

// Flash: whole pages are erased, to bytes of 255, and then programmed. For the flash of your board put in its sizes,
// and its functions; with FlashIAP of Nano 33 BLE, Giga and Portenta, for example,
//     flash.read(to, first + address, count);
//     return flash.erase(first + address, page_size) == 0;
//     return flash.program(from, first + address, count) == 0;
// where first is the address of pages that the program does not use.
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
