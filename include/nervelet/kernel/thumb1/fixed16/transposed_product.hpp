// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_THUMB1_FIXED16_TRANSPOSED_PRODUCT_HPP
#define NERVELET_KERNEL_THUMB1_FIXED16_TRANSPOSED_PRODUCT_HPP

#include "../../portable/fixed16/transposed_product.hpp"
#include "sums.hpp"

#if defined(NERVELET_HAS_THUMB1)

namespace nervelet {
namespace kernel {

template <std::size_t Inputs, std::size_t Outputs, std::int32_t Start>
void fixed16_transposed_product_saturated(const std::int16_t* weights, const std::int16_t* delta, std::int32_t* sums,
                                          Thumb1) {
    const thumb1::Weights columns{weights, static_cast<std::int32_t>(Inputs), 2};
    thumb1::saturated_sums(delta, Outputs, columns, thumb1::First{weights, 0, Start}, sums, Inputs);
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
