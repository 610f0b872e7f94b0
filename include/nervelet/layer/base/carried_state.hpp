// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_CARRIED_STATE_HPP
#define NERVELET_LAYER_BASE_CARRIED_STATE_HPP

#include <array>
#include <cstddef>
#include <type_traits>

#include "../../core/math/classify.hpp"
#include "fill.hpp"
#include "recurrent_contract.hpp"

namespace nervelet {

namespace detail {

/// What a cell has beside h, as the next window begins with it: its Memory now, and the one after the last step of the
/// window that is on the tape. Here: of a cell that has nothing.
template <class T, class Memory, bool IsEmpty = std::is_empty<Memory>::value>
struct CarriedMemory {
    constexpr void begin(Memory&) const {}
    constexpr void end(const Memory&) {}
    constexpr void commit_memory() {}
    constexpr bool is_memory_finite() const { return true; }

    template <class Self, class Archive>
    static constexpr void memory_fields(Self&, Archive&) {}

    template <class Archive>
    static constexpr bool allows_memory(Archive&) {
        return true;
    }

    static constexpr std::size_t memory_numbers = 0;
};

template <class T, class Memory>
struct CarriedMemory<T, Memory, false> {
    Memory memory;
    Memory memory_after;

    constexpr void begin(Memory& first) const { first = memory; }
    constexpr void end(const Memory& last) { memory_after = last; }
    constexpr void commit_memory() { memory = memory_after; }

    constexpr bool is_memory_finite() const { return is_finite(memory_after); }

    template <class Self, class Archive>
    static constexpr void memory_fields(Self& self, Archive& archive) {
        Memory::fields(self.memory, archive);
    }

    template <class Archive>
    static constexpr bool allows_memory(Archive& archive) {
        Memory read{};
        Memory::fields(read, archive);
        return is_finite(read);
    }

    static constexpr std::size_t memory_numbers = sizeof(Memory) / sizeof(T);

private:
    /// Looks at the numbers that it visits.
    struct IsFinite {
        bool& holds;

        template <std::size_t Size>
        constexpr void operator()(const std::array<T, Size>& numbers) const {
            for (std::size_t i = 0; i < Size; ++i) {
                holds = holds && math::is_finite(numbers[i]);
            }
        }
    };

    static constexpr bool is_finite(const Memory& numbers) {
        bool holds = true;
        const IsFinite look{holds};
        Memory::fields(numbers, look);
        return holds;
    }
};

/// With which state the window on the tape of a recurrent layer begins: zero, where it carries none.
template <class T, std::size_t Units, class Memory, class Carried>
struct CarriedState {
    static constexpr void begin(T* h, Memory&) { fill<Units>(h, T(0)); }
    static constexpr void end(const T*, T*, const Memory&) {}
};

/// The state in which the last window ended whose step changed the network: zero at first. It changes in commit().
template <class T, std::size_t Units, class Memory>
struct CarriedState<T, Units, Memory, Stateful> : CarriedMemory<T, Memory> {
    static constexpr std::size_t carried_units = Units;
    static constexpr std::size_t carried_numbers = Units + CarriedMemory<T, Memory>::memory_numbers;
    std::array<T, Units> carried; ///< h

    constexpr void begin(T* h, Memory& first) const {
        for (std::size_t u = 0; u < Units; ++u) {
            h[u] = carried.data()[u];
        }
        CarriedMemory<T, Memory>::begin(first);
    }

    /// h after the last real step, which is also put to the end of the tape's states, where commit() finds it.
    constexpr void end(const T* h, T* last, const Memory& after) {
        for (std::size_t u = 0; u < Units; ++u) {
            last[u] = h[u];
        }
        CarriedMemory<T, Memory>::end(after);
    }

    /// Goes on from there. last: the end of the tape's states.
    constexpr void commit(const T* last) {
        for (std::size_t u = 0; u < Units; ++u) {
            carried.data()[u] = last[u];
        }
        CarriedMemory<T, Memory>::commit_memory();
    }

    /// Whether commit() would leave finite numbers.
    constexpr bool can_commit(const T* last) const {
        bool holds = CarriedMemory<T, Memory>::is_memory_finite();
        for (std::size_t u = 0; u < Units; ++u) {
            holds = holds && math::is_finite(last[u]);
        }
        return holds;
    }

    /// What is carried, for save() and load(), and to set it to zero.
    template <class Self, class Archive>
    static constexpr void fields(Self& self, Archive& archive) {
        archive(self.carried);
        CarriedMemory<T, Memory>::memory_fields(self, archive);
    }

    /// Whether what archive reads can be carried: as after a step, h between -1 and 1 but for rounding, the rest
    /// finite.
    template <class Archive>
    static constexpr bool allows(const CarriedState&, Archive& archive) {
        std::array<T, Units> h{};
        archive(h);
        bool holds = CarriedMemory<T, Memory>::allows_memory(archive);
        for (std::size_t u = 0; u < Units; ++u) {
            holds = holds && h.data()[u] >= T(-1.001) && h.data()[u] <= T(1.001);
        }
        return holds;
    }
};

} // namespace detail

} // namespace nervelet

#endif
