// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_MATH_BITS_HPP
#define NERVELET_CORE_MATH_BITS_HPP

#include "../fast_math.hpp"
#include "number.hpp"

#include <cstdint>
#include <cstring>

#if defined(__has_builtin)
#if __has_builtin(__builtin_bit_cast)
#define NERVELET_HAS_BIT_CAST 1
#endif
#if __has_builtin(__builtin_is_constant_evaluated)
#define NERVELET_HAS_CONSTANT_EVALUATED 1
#endif
#endif
#if !defined(NERVELET_HAS_CONSTANT_EVALUATED) && defined(__GNUC__) && !defined(__clang__) && __GNUC__ >= 9
#define NERVELET_HAS_CONSTANT_EVALUATED 1
#endif

namespace nervelet {
namespace math {

/// IEEE 754 layout of T: value = (-1)^sign * 1.fraction * 2^(exponent - bias). Unsigned and Signed are the integers of
/// its size, fraction is the number of fraction bits.
template <class T, class = void>
struct Bits {
    static_assert(sizeof(T) == 0, "nervelet::math knows float and double; another scalar type specialises the "
                                  "functions of core/math (exp, tanh, ...) for itself");
};

/// binary32.
template <>
struct Bits<float> {
    using Unsigned = std::uint32_t;
    using Signed = std::int32_t;
    static constexpr int fraction = 23;
    static constexpr Signed bias = 127;
    static constexpr float rounder = 12582912.0f; ///< 1.5 * 2^23, see nearest_integer.hpp
};

/// binary64.
template <>
struct Bits<double> {
    using Unsigned = std::uint64_t;
    using Signed = std::int64_t;
    static constexpr int fraction = 52;
    static constexpr Signed bias = 1023;
    static constexpr double rounder = 6755399441055744.0; ///< 1.5 * 2^52
};

/// A vector of them.
template <class Vector>
struct Bits<Vector, std::enable_if_t<IsVector<Vector>::value>> {
    using Lane = Bits<ScalarOf<Vector>>;
    typedef typename Lane::Unsigned Unsigned __attribute__((vector_size(sizeof(Vector))));
    typedef typename Lane::Signed Signed __attribute__((vector_size(sizeof(Vector))));
    static constexpr int fraction = Lane::fraction;
    static constexpr typename Lane::Signed bias = Lane::bias;
    static constexpr ScalarOf<Vector> rounder = Lane::rounder;
};

/// The same bits as another type of the same size, as std::bit_cast in C++20. A compiler without the builtin (GCC < 11)
/// has it at run time only.
template <class To, class From>
constexpr To bit_cast(const From& from) {
    static_assert(sizeof(To) == sizeof(From), "bit_cast needs two types of one size");
#if defined(NERVELET_HAS_BIT_CAST)
    return __builtin_bit_cast(To, from);
#else
    To to{};
    std::memcpy(&to, &from, sizeof(To));
    return to;
#endif
}

/// The bits of x.
template <class T>
constexpr typename Bits<T>::Unsigned to_bits(T x) {
    return math::bit_cast<typename Bits<T>::Unsigned>(x);
}

/// The number with these bits.
template <class T>
constexpr T from_bits(typename Bits<T>::Unsigned bits) {
    return math::bit_cast<T>(bits);
}

/// True while the compiler evaluates a constant; false where the compiler cannot tell.
constexpr bool constant_evaluated() {
#if defined(NERVELET_HAS_CONSTANT_EVALUATED)
    return __builtin_is_constant_evaluated();
#else
    return false;
#endif
}

/// 2^k, 1 - bias <= k <= bias.
template <class Number>
constexpr Number power_of_two(typename Bits<Number>::Signed k) {
    using Unsigned = typename Bits<Number>::Unsigned;
    return from_bits<Number>(math::bit_cast<Unsigned>(k + Bits<Number>::bias) << Bits<Number>::fraction);
}

} // namespace math
} // namespace nervelet

#endif
