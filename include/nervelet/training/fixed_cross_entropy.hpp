// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_FIXED_CROSS_ENTROPY_HPP
#define NERVELET_TRAINING_FIXED_CROSS_ENTROPY_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "../core/uninitialized.hpp"
#include "../label.hpp"
#include "../scalar/fixed.hpp"
#include "../scalar/fixed16/logarithm.hpp"
#include "../scalar/fixed16/softmax.hpp"

namespace nervelet {
namespace detail {

/// CrossEntropy after Softmax in 16 bits, from logits with T::activation_bits in 32: the loss, and a sum(t) - t with
/// DeltaBits, saturated. Here for targets that are numbers.
template <class T, std::size_t Size, int DeltaBits>
struct FixedCrossEntropy {
    static constexpr int bits = T::activation_bits;

    static constexpr FixedLoss from_logits(const std::int32_t* logits, const T* target, T* gradient) {
        auto exponentials = uninitialized<std::array<std::uint32_t, Size>>();
        fixed16::subtract_from_largest<Size>(logits, exponentials.data());
        std::int64_t mass = 0;
        std::int64_t score = 0; // sum_j t_j (max z - z_j), with 2 bits fraction bits: up to 2^16 of at most 2^46
        for (std::size_t j = 0; j < Size; ++j) {
            mass += target[j].raw;
            score += std::int64_t(target[j].raw) * std::int64_t(exponentials[j]);
        }
        const fixed16::Softmax softmax = fixed16::Softmax::of<Size, bits>(exponentials.data());
        for (std::size_t j = 0; j < Size; ++j) {
            const std::int64_t share = (softmax.output<DeltaBits>(exponentials[j]) * mass) >> bits;
            const std::int64_t wanted = (std::int64_t(target[j].raw) * (std::int64_t(1) << DeltaBits)) >> bits;
            gradient[j].raw = fixed16::saturate(fixed16::saturate_to_32(share - wanted));
        }
        const std::int64_t logarithm = mass * fixed16::logarithm(softmax.sum);
        return FixedLoss::from_raw((logarithm >> bits) + fixed16::with_loss_bits(score, 2 * bits));
    }

    /// For a Label: t is 1 for one class.
    static constexpr FixedLoss from_logits(const std::int32_t* logits, const OneHot<T>& target, T* gradient) {
        auto exponentials = uninitialized<std::array<std::uint32_t, Size>>();
        fixed16::subtract_from_largest<Size>(logits, exponentials.data());
        const std::uint32_t score = exponentials[target.index];
        const fixed16::Softmax softmax = fixed16::Softmax::of<Size, bits>(exponentials.data());
        for (std::size_t j = 0; j < Size; ++j) {
            const std::int32_t wanted = j == target.index ? std::int32_t(1) << DeltaBits : 0;
            gradient[j].raw = static_cast<std::int16_t>(softmax.output<DeltaBits>(exponentials[j]) - wanted);
        }
        return FixedLoss::from_raw(fixed16::logarithm(softmax.sum) +
                                   fixed16::with_loss_bits(std::int64_t(score), bits));
    }
};

} // namespace detail
} // namespace nervelet

#endif
