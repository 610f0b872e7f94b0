// Part of nervelet. MIT licence, the nervelet authors.
#ifndef EEPROM_H
#define EEPROM_H

#include <stdint.h>
#include <stdlib.h>

/// The EEPROM of a board that has none: so many bytes of RAM. What it is asked beyond them shows as a failed run.
class SimulatedEeprom {
public:
    void begin(size_t size) { has_begun = size <= sizeof(bytes); }
    bool commit() { return has_begun; }
    int length() const { return sizeof(bytes); }
    uint8_t read(int address) const { return bytes[check(address)]; }
    void write(int address, uint8_t value) { bytes[check(address)] = value; }
    void update(int address, uint8_t value) { write(address, value); }

    template <class T>
    const T& put(int address, const T& value) {
        for (unsigned i = 0; i < sizeof(T); ++i) {
            update(address + i, reinterpret_cast<const uint8_t*>(&value)[i]);
        }
        return value;
    }

private:
    static int check(int address) {
        if (address < 0 || address >= 4096) {
            abort();
        }
        return address;
    }

    uint8_t bytes[4096] = {};
    bool has_begun = false;
};

static SimulatedEeprom EEPROM;

#endif
