// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_MATH_NUMBER_HPP
#define NERVELET_CORE_MATH_NUMBER_HPP

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

namespace nervelet {
namespace math {

/// The formulas of this folder are written for a Number: one scalar T, or a vector of several, GCC's and Clang's vector
/// type (see kernel/simd/lanes.hpp). Each lane of a vector takes the operations of a single T, so it has the same bits.
/// A comparison gives a bool or a mask, and `mask ? a : b` chooses lane by lane.
template <class Number, class = void>
struct IsVector : std::false_type {};

template <class Number>
struct IsVector<
    Number,
    std::enable_if_t<std::is_arithmetic<std::decay_t<decltype(std::declval<Number&>()[0])>>::value &&
                     !std::is_class<Number>::value && !std::is_pointer<Number>::value && !std::is_array<Number>::value>>
    : std::true_type {};

/// Result where Number is a vector; otherwise the function is no candidate.
template <class Number, class Result = Number>
using IfVector = std::enable_if_t<IsVector<Number>::value, Result>;

namespace number {

template <class Number, bool is_vector = IsVector<Number>::value>
struct Scalar {
    using type = Number;
};

template <class Number>
struct Scalar<Number, true> {
    using type = std::decay_t<decltype(std::declval<Number&>()[0])>;
};

template <std::size_t Bytes>
struct UnsignedLanes {
    typedef std::uint64_t Type __attribute__((vector_size(Bytes)));
};

} // namespace number

/// The scalar that a Number consists of.
template <class Number>
using ScalarOf = typename number::Scalar<Number>::type;

/// A Number that holds the scalar in every lane.
template <class Number>
constexpr Number broadcast(ScalarOf<Number> scalar) {
    return Number{} + scalar;
}

/// Whether a comparison holds.
constexpr bool all(bool holds) {
    return holds;
}

/// Whether a comparison holds in every lane of its mask.
template <class Mask>
std::enable_if_t<IsVector<Mask>::value && sizeof(Mask) <= 16, bool> all(Mask mask) {
    using Part = std::conditional_t<(sizeof(Mask) < 8), std::uint32_t, std::uint64_t>;
    constexpr std::size_t count = sizeof(Mask) / sizeof(Part);
    Part parts[count];
    __builtin_memcpy(parts, &mask, sizeof(mask));
    Part both = parts[0];
    for (std::size_t i = 1; i < count; ++i) {
        both &= parts[i];
    }
    return both == static_cast<Part>(-1);
}

/// The same of a wide mask: its halves are taken together first, which takes fewer instructions.
template <class Mask>
std::enable_if_t<IsVector<Mask>::value && (sizeof(Mask) > 16), bool> all(Mask mask) {
    using Half = typename number::UnsignedLanes<sizeof(Mask) / 2>::Type;
    Half halves[2];
    __builtin_memcpy(halves, &mask, sizeof(mask));
    return math::all<Half>(halves[0] & halves[1]);
}

/// function(x) for each lane by itself.
template <class Vector, class Function>
IfVector<Vector> lane_by_lane(Vector x, Function function) {
    ScalarOf<Vector> lanes[sizeof(Vector) / sizeof(ScalarOf<Vector>)];
    __builtin_memcpy(lanes, &x, sizeof(x));
    for (auto& lane : lanes) {
        lane = function(lane);
    }
    __builtin_memcpy(&x, lanes, sizeof(x));
    return x;
}

} // namespace math
} // namespace nervelet

#endif
