// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_FIXED16_SOFTPLUS_HPP
#define NERVELET_SCALAR_FIXED16_SOFTPLUS_HPP

#include <cstdint>

#include "logarithm_of_probability.hpp"
#include "logistic.hpp"

namespace nervelet {
namespace fixed16 {

/// log(1 + e^-m) with 16 fraction bits, of m >= 0 with FractionBits of them and below 2^17, by which BinaryCrossEntropy
/// has its loss from a logit: it is -log(1 - g), where g = 1 / (1 + e^m). At most 7 units of the last place from the
/// exact value.
template <int FractionBits>
constexpr std::int32_t softplus_of_minus(std::int32_t m) {
    return -logarithm_of_probability<16>(static_cast<std::uint32_t>(65536 - logistic_of_minus<FractionBits>(m)));
}

} // namespace fixed16
} // namespace nervelet

#endif
