// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_FIXED16_NARROWING_HPP
#define NERVELET_SCALAR_FIXED16_NARROWING_HPP

#include <cstdint>

#include "saturate.hpp"

namespace nervelet {
namespace fixed16 {

/// A number of From fraction bits with To of them: rounded to the nearest, ties up, where these are fewer. The caller
/// knows that the result, and the number plus half of a last place, fit.
template <int From, int To>
constexpr std::int32_t with_fraction_bits(std::int32_t number) {
    constexpr int down = From > To ? From - To : 0;
    constexpr int up = To > From ? To - From : 0;
    return ((number + ((std::int32_t(1) << down) >> 1)) >> down) * (std::int32_t(1) << up);
}

/// A sum of From fraction bits as a number of To of them: rounded to the nearest, ties up, then saturated. From > To.
template <int From, int To>
constexpr std::int16_t narrowed(std::int32_t sum) {
    static_assert(From > To, "narrowed<From, To>: expected more fraction bits in the sum than in the number.");
    return saturate((sum >> (From - To)) + ((sum >> (From - To - 1)) & 1)); // no sum is too large for it
}

} // namespace fixed16
} // namespace nervelet

#endif
