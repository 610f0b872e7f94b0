// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_FIXED_GRU_CELL_HPP
#define NERVELET_LAYER_BASE_FIXED_GRU_CELL_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "../../scalar/fixed16/gate.hpp"
#include "../../scalar/fixed16/saturate.hpp"

namespace nervelet {
namespace detail {

/// One step of a GRU in 16 bits, see gru_cell.hpp, whose rows and columns it has: q with ActivationBits, up to 16; the
/// gates r and z, and n, with 15; in their place the deltas with delta_bits, up to 2. A sum of products, of 32 bits,
/// comes with half of a last place of ActivationBits, as from fixed_sums().
template <class T, std::size_t Units>
struct FixedGRUCell {
    static constexpr std::size_t gates = 3;
    static constexpr std::size_t row_size = 4 * Units;
    static constexpr std::size_t input_columns = Units; ///< where r, z, n begin
    static constexpr std::size_t state_columns = 0;     ///< where q, r, z begin
    static constexpr int delta_bits = 14;               ///< of dJ/d of what the gates are functions of

    /// h with 15 fraction bits: what goes from step to step, so that a change below the last bit of an activation is
    /// not lost where z is near 1.
    struct Memory {
        std::array<T, Units> h;

        template <class Self, class Archive>
        static constexpr void fields(Self& self, Archive& archive) {
            archive(self.h);
        }

        template <class Archive>
        static constexpr bool allows(const Memory& self, Archive& archive) {
            archive(self.h);
            return true;
        }
    };

    /// From inputs = x_t W + b and states = h_t-1 U + c to q and the gates in the row, and h_t in memory; rounded, it
    /// goes to after.
    static constexpr void step(T* row, const std::int32_t* inputs, const std::int32_t* states, T* after,
                               Memory& memory) {
        for (std::size_t u = 0; u < Units; ++u) {
            const std::int32_t q = fixed16::saturate(states[u] >> T::weight_bits);
            const std::int32_t r = fixed16::gate_sigmoid<bits>(sum_of(inputs[u], states[Units + u]));
            const std::int32_t z = fixed16::gate_sigmoid<bits>(sum_of(inputs[Units + u], states[2 * Units + u]));
            const std::int32_t n = fixed16::gate_tanh<bits>(quarter_of(inputs[2 * Units + u]) +
                                                            ((r * q + (1 << (rounded_off - 1))) >> rounded_off));
            const std::int32_t old = memory.h.data()[u].raw;
            const std::int32_t h = n + ((z * (old - n) + (fixed16::gate_one >> 1)) >> fixed16::gate_bits);
            row[u] = number(q);
            row[Units + u] = number(r);
            row[2 * Units + u] = number(z);
            row[3 * Units + u] = number(n);
            memory.h.data()[u] = number(h);
            after[u] = number((h + (1 << (lower_bits - 1))) >> lower_bits);
        }
    }

    /// From gradient = dJ/dh_t to the deltas in the row, rounded to the nearest and saturated; what is left of gradient
    /// is the part of dJ/dh_t-1 that does not come through the gates. before: h_t-1.
    static constexpr void deltas(T* row, const T* before, std::int32_t* gradient) {
        for (std::size_t u = 0; u < Units; ++u) {
            const std::int32_t q = row[u].raw;
            const std::int32_t r = row[Units + u].raw;
            const std::int32_t z = row[2 * Units + u].raw;
            const std::int32_t n = row[3 * Units + u].raw;
            const std::int32_t slope_of_n = fixed16::gate_one - product(n, n);
            const std::int32_t to_n = fixed16::times_gate(gradient[u], fixed16::gate_one - z);
            const std::int32_t delta = fixed16::times_gate(to_n, slope_of_n);
            const std::int32_t to_r = (q * slope_of_gate(r) + (1 << (rounded_off - 1))) >> rounded_off;
            const std::int32_t to_z = product(before[u].raw * (1 << lower_bits) - n, slope_of_gate(z));
            row[u] = narrowed<gradient_bits>(fixed16::times_gate(delta, r));
            row[Units + u] = narrowed<gradient_bits + bits - fixed16::gate_bits>(fixed16::times_gate(delta, to_r));
            row[2 * Units + u] = narrowed<gradient_bits>(fixed16::times_gate(gradient[u], to_z));
            row[3 * Units + u] = narrowed<gradient_bits>(delta);
            gradient[u] = fixed16::times_gate(gradient[u], z);
        }
    }

private:
    static_assert(T::weight_bits >= 5 && T::activation_bits >= 4 && T::activation_bits <= 14,
                  "GRU<Units> in 16 bits, Fixed<WeightBits, ActivationBits>: expected 5 to 15 fraction bits of weights "
                  "and 4 to 14 of activations. Imitate Fixed<13, 11>.");

    static constexpr int gradient_bits = fixed16::gradient_of_state_bits;
    static constexpr int lower_bits = fixed16::gate_bits - T::activation_bits; ///< what memory has more than h
    static constexpr int bits = T::activation_bits + 2;                        ///< of what gates are functions of
    static constexpr int rounded_off = 13;                                     ///< 15 + ActivationBits - bits
    static constexpr int quarter_bits = T::weight_bits - 2 - 2;                ///< a quarter of a sum has more

    static constexpr T number(std::int32_t raw) { return T::from_raw(static_cast<std::int16_t>(raw)); }

    /// a b / 2^15, rounded to the nearest, |a b| < 2^31 - 2^14.
    static constexpr std::int32_t product(std::int32_t a, std::int32_t b) {
        return (a * b + (fixed16::gate_one >> 1)) >> fixed16::gate_bits;
    }

    /// g (1 - g), at most 1/4.
    static constexpr std::int32_t slope_of_gate(std::int32_t g) { return product(g, fixed16::gate_one - g); }

    /// A sum of products with `bits`, rounded to the nearest: half of a last place of ActivationBits is in it already.
    /// At most 2^28 + 2, as weights have 5 fraction bits or more: with r (.) q, at most 2^17, below the 2^29 of
    /// gate_tanh.
    static constexpr std::int32_t quarter_of(std::int32_t sum) {
        constexpr std::int32_t surplus =
            (std::int32_t(1) << (T::weight_bits - 3)) - (std::int32_t(1) << quarter_bits) / 2;
        return ((sum >> 2) - surplus) >> quarter_bits;
    }

    /// The same of two of them; no sum overflows. At most 2^29 + 4, below the 2^30 of gate_sigmoid.
    static constexpr std::int32_t sum_of(std::int32_t a, std::int32_t b) {
        constexpr std::int32_t surplus =
            (std::int32_t(1) << (T::weight_bits - 2)) - (std::int32_t(1) << quarter_bits) / 2;
        return ((a >> 2) + (b >> 2) - surplus) >> quarter_bits;
    }

    template <int From>
    static constexpr T narrowed(std::int32_t delta) {
        constexpr int shift = From - delta_bits;
        return number(fixed16::saturate((delta + (std::int32_t(1) << (shift - 1))) >> shift));
    }
};

} // namespace detail
} // namespace nervelet

#endif
