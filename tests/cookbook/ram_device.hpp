// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_COOKBOOK_RAM_DEVICE_HPP
#define NERVELET_TESTS_COOKBOOK_RAM_DEVICE_HPP

#include <cstddef>
#include <cstdint>

/// Two pages of RAM that behave like flash. On a board the three functions call the maker's driver.
struct RamDevice {
    static constexpr std::size_t size = 512;      // bytes that may be used
    static constexpr std::size_t page_size = 256; // what is erased at once
    static constexpr std::size_t granularity = 8; // what is programmed at once, aligned, once after an erase

    void read(std::uint32_t address, std::uint8_t* to, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
            to[i] = bytes[address + i];
        }
    }

    bool erase_page(std::uint32_t address) { // the first byte of a page
        for (std::size_t i = 0; i < page_size; ++i) {
            bytes[address + i] = 255;
        }
        return true; // false where the device failed
    }

    bool program(std::uint32_t address, const std::uint8_t* from, std::size_t count) { // count: granularity
        for (std::size_t i = 0; i < count; ++i) {
            bytes[address + i] &= from[i]; // flash can only clear bits
        }
        return true;
    }

    std::uint8_t bytes[size];
};

#endif
