// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PLACES_OF_FILTERS_HPP
#define NERVELET_KERNEL_PLACES_OF_FILTERS_HPP

#include <cstddef>
#include <cstdint>

#include "../scalar/int8/output.hpp"

namespace nervelet {
namespace kernel {

/// Where the members of int8::Filters are, when their counts are known only when the program runs: for code that is
/// there once for all sizes. The filters are given by their first byte, where the weights are.
struct PlacesOfFilters {
    std::size_t bias;
    std::size_t mantissas;
    std::size_t exponents;
    std::size_t pad;

    constexpr PlacesOfFilters(std::size_t count, std::size_t size)
        : bias((count * size + 3) / 4 * 4), mantissas(bias + 4 * count), exponents(mantissas + 4 * count),
          pad(exponents + count) {}

    constexpr std::size_t output() const { return (pad + 1 + 3) / 4 * 4; }

    template <class Filters>
    constexpr bool are_those_of() const {
        return bias == offsetof(Filters, bias) && mantissas == offsetof(Filters, mantissas) &&
               exponents == offsetof(Filters, exponents) && pad == offsetof(Filters, pad) &&
               output() == offsetof(Filters, output);
    }

    const std::int32_t* bias_of(const std::int8_t* filters) const {
        return reinterpret_cast<const std::int32_t*>(filters + bias);
    }
    const std::int32_t* mantissas_of(const std::int8_t* filters) const {
        return reinterpret_cast<const std::int32_t*>(filters + mantissas);
    }
    const int8::Output& output_of(const std::int8_t* filters) const {
        return *reinterpret_cast<const int8::Output*>(filters + output());
    }
};

} // namespace kernel
} // namespace nervelet

#endif
