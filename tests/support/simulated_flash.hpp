// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_SIMULATED_FLASH_HPP
#define NERVELET_TESTS_SUPPORT_SIMULATED_FLASH_HPP

#include <cstddef>
#include <cstdint>

#include <nervelet/core/random.hpp>

namespace support {

/// Flash as chips have it: erased by pages to 0xFF, programmed by aligned granules, each once after an erase, bits from
/// 1 to 0 only. Counts wear and what a driver must not do. The power can be cut after any number of operations, each
/// programmed byte and each erase being one: it is then done by halves, and nothing works until power_up().
template <std::size_t Pages, std::size_t PageSize, std::size_t Granularity>
struct SimulatedFlash {
    static constexpr std::size_t size = Pages * PageSize;
    static constexpr std::size_t page_size = PageSize;
    static constexpr std::size_t granularity = Granularity;

    std::uint8_t bytes[size];
    bool is_programmed[size / Granularity] = {};
    std::uint32_t erases[Pages] = {};
    std::uint32_t operations = 0;
    std::uint32_t cut_after = 0xFFFFFFFFu;
    std::uint32_t misuses = 0;
    bool has_power = true;
    nervelet::Random random{1};

    SimulatedFlash() {
        for (std::uint8_t& byte : bytes) {
            byte = static_cast<std::uint8_t>(random.next()); // as it comes from another use
        }
    }

    void read(std::uint32_t address, std::uint8_t* to, std::size_t count) {
        misuses += count <= size && address <= size - count ? 0u : 1u;
        for (std::size_t i = 0; i < count; ++i) {
            to[i] = bytes[address + i];
        }
    }

    bool erase_page(std::uint32_t address) {
        misuses += address % PageSize == 0 && address < size ? 0u : 1u;
        if (!has_power) {
            return false;
        }
        const bool is_cut = operations++ == cut_after;
        // A page whose erase was cut holds its old bits, all ones, or something between.
        const std::uint32_t kind = is_cut ? random.below(4) : 1;
        for (std::size_t i = address; i < address + PageSize; ++i) {
            const std::uint8_t noise = static_cast<std::uint8_t>(random.next());
            bytes[i] = kind == 0 ? bytes[i] : kind == 1 ? 0xFF : static_cast<std::uint8_t>(bytes[i] | noise);
            is_programmed[i / Granularity] = is_cut;
        }
        erases[address / PageSize] += 1;
        has_power = !is_cut;
        return has_power;
    }

    bool program(std::uint32_t address, const std::uint8_t* from, std::size_t count) {
        misuses += count == Granularity && address % Granularity == 0 && address < size ? 0u : 1u;
        if (!has_power) {
            return false;
        }
        misuses += is_programmed[address / Granularity] ? 1u : 0u;
        is_programmed[address / Granularity] = true;
        for (std::size_t i = 0; i < count && has_power; ++i) {
            const bool is_cut = operations++ == cut_after;
            // The byte at which the power is cut gets some of its bits.
            const std::uint8_t missed = is_cut ? static_cast<std::uint8_t>(random.next()) : std::uint8_t(0);
            bytes[address + i] = static_cast<std::uint8_t>(bytes[address + i] & (from[i] | missed));
            has_power = !is_cut;
        }
        return has_power;
    }

    void power_up() {
        has_power = true;
        operations = 0;
        cut_after = 0xFFFFFFFFu;
    }
};

/// The same on a bus: read() says whether it could read. It cannot without power, nor where it is told to fail: at two
/// reads, counted from the last power_up(), and from one read on. What it then leaves in the bytes means nothing.
template <class Flash>
struct FlashOnBus : Flash {
    static constexpr std::uint32_t never = 0xFFFFFFFFu;
    std::uint32_t reads = 0;
    std::uint32_t failing[2] = {never, never};
    std::uint32_t fails_from = never;

    bool read(std::uint32_t address, std::uint8_t* to, std::size_t count) {
        Flash::read(address, to, count);
        const bool fails = !this->has_power || reads == failing[0] || reads == failing[1] || reads >= fails_from;
        ++reads;
        for (std::size_t i = 0; fails && i < count; ++i) {
            to[i] = static_cast<std::uint8_t>(this->random.next());
        }
        return !fails;
    }

    void power_up() {
        Flash::power_up();
        reads = 0;
        failing[0] = failing[1] = fails_from = never;
    }
};

} // namespace support

#endif
