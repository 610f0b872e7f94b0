// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_QUANTIZED_RUN_BACKBONE_HPP
#define NERVELET_NETWORK_QUANTIZED_RUN_BACKBONE_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "../../core/math/classify.hpp"
#include "../../core/uninitialized.hpp"
#include "../../kernel/kernels.hpp"

namespace nervelet {
namespace detail {

/// Runs the first layers of a constant network of bytes, Taken, a FirstLayers, in an arena on the stack.
template <class Network, const Network& network, class Taken>
struct RunBackbone {
    struct Arena {
        alignas(4) std::array<std::int8_t, Taken::capacity> bytes;
    };

    /// Of x, each number of which byte_of() makes a byte, the bytes y. Gives whether all of x is finite: bytes cannot
    /// say it.
    template <class X, class ByteOf>
    static constexpr bool run(const X& x, std::int8_t* y, const ByteOf& byte_of, std::true_type) {
        constexpr std::size_t begin = Taken::template begin<Taken::capacity>();
        constexpr std::size_t end = Taken::template end<Taken::capacity, begin>();
        Arena arena = uninitialized<Arena>();
        std::int8_t* const bytes = &arena.bytes[0];
        const auto& numbers = kernel::reader(x);
        bool is_finite = true;
        for (std::size_t i = 0; i < Taken::inputs; ++i) {
            is_finite = is_finite && math::is_finite(numbers[i]);
            bytes[begin + i] = byte_of(numbers[i]);
        }
        Taken::template run<typename Network::Rounding, Taken::capacity, begin>(network.layers, bytes);
        for (std::size_t j = 0; j < Taken::outputs; ++j) {
            y[j] = bytes[end + j];
        }
        return is_finite;
    }

    /// After a broken contract.
    template <class X, class ByteOf>
    static constexpr bool run(const X&, std::int8_t*, const ByteOf&, std::false_type) {
        return false;
    }
};

} // namespace detail
} // namespace nervelet

#endif
