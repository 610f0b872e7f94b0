// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_FIXED_BINARY_CROSS_ENTROPY_HPP
#define NERVELET_TRAINING_FIXED_BINARY_CROSS_ENTROPY_HPP

#include <cstddef>
#include <cstdint>

#include "../scalar/fixed.hpp"
#include "../scalar/fixed16/magnitude.hpp"
#include "../scalar/fixed16/sigmoid.hpp"
#include "../scalar/fixed16/softplus.hpp"

namespace nervelet {
namespace detail {

/// BinaryCrossEntropy after Sigmoid in 16 bits, from logits with T::activation_bits in 32: the loss before the mean
/// over outputs, max(z, 0) - z t + log(1 + e^-|z|) of each, and a - t with DeltaBits, saturated.
template <class T, std::size_t Size, int DeltaBits>
struct FixedBinaryCrossEntropy {
    static constexpr int bits = T::activation_bits;

    template <class Target>
    static constexpr FixedLoss from_logits(const std::int32_t* logits, const Target& target, T* gradient) {
        FixedLoss sum;
        for (std::size_t j = 0; j < Size; ++j) {
            const std::int32_t z = logits[j];
            const std::int32_t t = T(target[j]).raw;
            const std::int32_t error = fixed16::Sigmoid<bits>::value(z) - t; // below 2^17
            gradient[j].raw = fixed16::saturate(error * (std::int32_t(1) << (DeltaBits - bits)));
            const std::int64_t one_sided = fixed16::with_loss_bits(z > 0 ? z : 0, bits);
            const std::int64_t score = fixed16::with_loss_bits(std::int64_t(z) * t, 2 * bits);
            const std::int32_t size = static_cast<std::int32_t>(fixed16::magnitude(z));
            sum += FixedLoss::from_raw(one_sided - score + fixed16::softplus_of_minus<bits>(size));
        }
        return sum;
    }
};

} // namespace detail
} // namespace nervelet

#endif
