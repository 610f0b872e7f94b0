// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SIMD_LANES_HPP
#define NERVELET_KERNEL_SIMD_LANES_HPP

#include <cstddef>
#include <type_traits>

#include "../target.hpp"

/// This folder holds the inner loops for processors with vector registers, as GCC's and Clang's vector types, which
/// become SSE, AVX or NEON as the compiler is allowed to. Whether a compiler makes vectors of loops over plain numbers
/// is hard to foresee. Every number is formed in the order of the portable kernels, with the same bits.
#if defined(NERVELET_HAS_SIMD)

namespace nervelet {
namespace kernel {
namespace simd {

/// Count numbers that are worked on at once, at any address.
template <class T, std::size_t Count>
struct Lanes {
    typedef T Type __attribute__((vector_size(Count * sizeof(T))));

    static Type load(const T* from) {
        Type vector;
        __builtin_memcpy(&vector, from, sizeof(Type));
        return vector;
    }

    static void store(T* to, Type vector) { __builtin_memcpy(to, &vector, sizeof(Type)); }
};

/// What one vector register holds. Wider vectors would be correct, too, but change how functions are called.
template <std::size_t RegisterBytes>
constexpr std::size_t bytes_of(Simd<RegisterBytes>) {
    return RegisterBytes;
}
constexpr std::size_t register_bytes = bytes_of(Vectors{});

/// So many registers are worked on at once that none waits for the result of its own last instruction.
constexpr std::size_t registers_at_once = 8;

/// So many examples, or rows of a gradient, share what is loaded, and so many vectors of each are worked on at once: as
/// many sums as the registers hold beside the factors.
constexpr std::size_t examples_at_once = 4;
constexpr std::size_t rows_at_once = 4;
#if defined(NERVELET_HAS_AVX512) || defined(NERVELET_HAS_AARCH64)
constexpr std::size_t tiles_at_once = 4;
#else
constexpr std::size_t tiles_at_once = 2;
#endif

/// Whether a number is spread over a vector as it is loaded. Where that takes instructions, one number should meet as
/// many vectors as can be.
#if defined(NERVELET_HAS_AVX) || defined(NERVELET_HAS_AARCH64)
constexpr bool spreads_while_loading = true;
#else
constexpr bool spreads_while_loading = false;
#endif

/// Of so many factors one may be zero for a sum with it and one without it to be formed and one of both chosen, which
/// takes instructions where registers have no masks. Where more are zero, the others are better listed beforehand.
#if defined(NERVELET_HAS_AVX512)
constexpr std::size_t fewest_for_a_zero = 2;
#else
constexpr std::size_t fewest_for_a_zero = 8;
#endif

/// Whether it pays that examples share what is loaded of rows of Columns numbers.
template <class T, std::size_t Columns>
constexpr bool shares_rows() {
    return std::is_floating_point<T>::value &&
           (spreads_while_loading || Columns * sizeof(T) <= tiles_at_once * register_bytes);
}

/// The widest vector of T that a row of Columns numbers fills.
template <class T, std::size_t Columns, std::size_t Count = register_bytes / sizeof(T)>
struct WidestLanes : std::conditional_t<(Count <= Columns || Count == 1), std::integral_constant<std::size_t, Count>,
                                        WidestLanes<T, Columns, (Count > 1 ? Count / 2 : 1)>> {};

/// How a row of Columns numbers is cut into blocks of one width: the last one overlaps the one before, because a column
/// that is computed twice has the same bits.
template <class T, std::size_t Columns>
struct Tiles {
    static constexpr std::size_t lanes = WidestLanes<T, Columns>::value;
    static constexpr std::size_t count = (Columns + lanes - 1) / lanes;
    using Lane = Lanes<T, lanes>;

    /// Wherever the rows lie.
    static constexpr Tiles of(const T*) { return Tiles{}; }

    static constexpr std::size_t offset(std::size_t tile) {
        return (tile + 1) * lanes <= Columns ? tile * lanes : Columns - lanes;
    }
};

} // namespace simd
} // namespace kernel
} // namespace nervelet

#endif

#endif
