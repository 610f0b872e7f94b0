// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_THUMB1_FIXED16_AFFINE_HPP
#define NERVELET_KERNEL_THUMB1_FIXED16_AFFINE_HPP

#include "../../portable/fixed16/affine.hpp"
#include "sums.hpp"

#if defined(NERVELET_HAS_THUMB1)

namespace nervelet {
namespace kernel {

/// See add_all_products(): nobody has to look at x before.
constexpr bool fixed16_saturates_for_free(Thumb1) {
    return true;
}

template <std::size_t Inputs, std::size_t Outputs, int BiasShift, std::int32_t Start>
void fixed16_affine_saturated(const std::int16_t* x, const std::int16_t* weights, std::int32_t* sums, Thumb1) {
    const thumb1::Weights rows{weights, 1, static_cast<std::uint32_t>(2 * Inputs)};
    const thumb1::First first{weights + Inputs * Outputs, std::int32_t(1) << BiasShift, Start};
    thumb1::saturated_sums(x, Inputs, rows, first, sums, Outputs);
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
