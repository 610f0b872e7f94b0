// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_FIXED_LOGITS_HPP
#define NERVELET_LAYER_BASE_FIXED_LOGITS_HPP

#include <array>
#include <cstddef>
#include <cstdint>

namespace nervelet {
namespace detail {

/// Fraction bits of dJ/dz where a loss is computed from logits: a - t, up to 2 in steps of 1/16384.
constexpr int logits_delta_bits = 14;

/// The last layer of a network of 16 bits as it is trained where its loss is computed from the logits z: these stay in
/// 32 bits, because training makes them larger than an activation can be. Affine: its FixedAffine.
template <class Affine>
struct FixedLogits : Affine {
    using Affine::outputs;
    using T = typename Affine::Scratch::value_type;

    /// gradient: dJ/dz, from the loss.
    struct Tape {
        std::array<std::int32_t, outputs> logits;
        std::array<T, outputs> gradient;
    };

    template <class Batch, class Generator>
    static constexpr void forward_logits(const T* parameters, const Batch& batch, Generator&) {
        for (std::size_t n = 0; n < batch.count(); ++n) {
            Affine::logits(parameters, batch.x(n), batch.tape(n).logits.data());
        }
    }
};

} // namespace detail
} // namespace nervelet

#endif
