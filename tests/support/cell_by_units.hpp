// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_CELL_BY_UNITS_HPP
#define NERVELET_TESTS_SUPPORT_CELL_BY_UNITS_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include <nervelet/core/random.hpp>

#include "same_bits.hpp"

namespace support {

/// A step and its deltas of Units units, or of one of them, which begins as numbers say: whatever width the vectors
/// have in which they are computed, and wherever in one a unit lies, it has the same bits.
template <template <class, std::size_t> class CellType, class T, std::size_t Units>
struct CellByUnits {
    using Cell = CellType<T, Units>;
    static constexpr std::size_t columns = Cell::row_size / Units;
    std::array<T, Cell::row_size> row;
    std::array<T, Cell::gates * Units> sums;
    std::array<T, Units> before;
    std::array<T, Units> after{};
    std::array<T, Units> gradient;
    std::array<T, Units> above;
    typename Cell::Memory memory{};

    /// Numbers of the units from `first` on of `all` units.
    CellByUnits(std::size_t first, std::size_t all) {
        set(row, first, all, 1);
        set(sums, first, all, 2);
        set(before, first, all, 3);
        set(gradient, first, all, 4);
        set(above, first, all, 5);
        set_memory(memory, first, all);
    }

    void step() { Cell::step(row.data(), sums.data(), before.data(), after.data(), memory); }

    void deltas() {
        for (std::size_t u = 0; u < Units; ++u) {
            row[Cell::gradient_column + u] = above[u];
        }
        Cell::deltas(row.data(), before.data(), after.data(), gradient.data(), memory);
    }

    /// Whether the unit u of this is that one, in so many columns of the row.
    bool has(std::size_t u, const CellByUnits<CellType, T, 1>& one, std::size_t compared) const {
        bool same = same_bits(after[u], one.after[0]) && same_bits(gradient[u], one.gradient[0]);
        for (std::size_t k = 0; k < compared; ++k) {
            same = same && same_bits(row[k * Units + u], one.row[k]);
        }
        return same;
    }

private:
    template <std::size_t Size>
    static void set(std::array<T, Size>& numbers, std::size_t first, std::size_t all, std::uint64_t seed) {
        nervelet::Random random(seed);
        for (std::size_t k = 0; k < Size / Units; ++k) {
            for (std::size_t u = 0; u < all; ++u) {
                const T number = 8 * random.uniform<T>() - 4;
                if (u >= first && u < first + Units) {
                    numbers[k * Units + u - first] = number;
                }
            }
        }
    }

    template <class Memory>
    static auto set_memory(Memory& memory, std::size_t first, std::size_t all) -> decltype(void(memory.c)) {
        set(memory.c, first, all, 6);
    }
    template <class... Nothing>
    static void set_memory(Nothing&&...) {}
};

/// Of float or double.
template <template <class, std::size_t> class Cell, class T, std::size_t Units>
bool each_unit_by_itself() {
    CellByUnits<Cell, T, Units> all(0, Units);
    all.step();
    bool same = true;
    for (std::size_t u = 0; u < Units; ++u) {
        CellByUnits<Cell, T, 1> one(u, Units);
        one.step();
        same = same && all.has(u, one, all.columns - 1); // what comes from above is not of the step
    }
    all.deltas();
    for (std::size_t u = 0; u < Units; ++u) {
        CellByUnits<Cell, T, 1> one(u, Units);
        one.step();
        one.deltas();
        same = same && all.has(u, one, all.columns);
    }
    return same;
}

} // namespace support

#endif
