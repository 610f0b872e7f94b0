// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_FIXED_ACTIVATION_HPP
#define NERVELET_LAYER_BASE_FIXED_ACTIVATION_HPP

#include <cstdint>

#include "../../activation/identity.hpp"
#include "../../activation/relu.hpp"
#include "../../activation/softmax.hpp"
#include "../../scalar/fixed16/saturate.hpp"

namespace nervelet {
namespace detail {

/// An activation in 16 bits: value(z), and gradient(a, dJ/da) = f'(z) dJ/da from the output a, so that neither z nor
/// f'(z) is kept. This one is that of an activation without such a form, whose network is refused in words.
template <class Activation>
struct FixedActivation {
    static constexpr bool is_supported = false;

    static constexpr std::int16_t value(std::int32_t z) { return fixed16::saturate(z); }
    static constexpr std::int32_t gradient(std::int16_t, std::int32_t incoming) { return incoming; }
};

template <>
struct FixedActivation<Identity> : FixedActivation<void> {
    static constexpr bool is_supported = true;
};

/// Of the last layer alone, see fixed_softmax.hpp.
template <>
struct FixedActivation<Softmax> : FixedActivation<void> {
    static constexpr bool is_supported = true;
};

template <>
struct FixedActivation<ReLU> {
    static constexpr bool is_supported = true;

    static constexpr std::int16_t value(std::int32_t z) { return fixed16::saturate_from_zero(z); }

    static constexpr std::int32_t gradient(std::int16_t output, std::int32_t incoming) {
        return output > 0 ? incoming : 0;
    }
};

} // namespace detail
} // namespace nervelet

#endif
