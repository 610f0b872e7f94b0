// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_FIXED_ACTIVATED_HPP
#define NERVELET_LAYER_BASE_FIXED_ACTIVATED_HPP

#include <cstddef>
#include <cstdint>

#include "../../kernel/kernels.hpp"
#include "fixed_activation.hpp"

namespace nervelet {
namespace detail {

/// FixedForm on all sums of a layer: z and dJ/da are sums / 2^Shift. This one is that of any activation.
template <class Activation>
struct FixedActivated {
    template <std::size_t Size, int Shift, class T>
    static constexpr void values(const std::int32_t* sums, T* outputs) {
        for (std::size_t k = 0; k < Size; ++k) {
            outputs[k].raw = FixedForm<Activation, T>::value(sums[k] >> Shift);
        }
    }

    /// gradients[k] = f'(z) dJ/da, saturated, from the outputs, or from f'(z) where the activation keeps_slope.
    template <std::size_t Size, int Shift, class T>
    static constexpr void gradients(const std::int32_t* sums, const T* kept, T* gradients) {
        for (std::size_t k = 0; k < Size; ++k) {
            gradients[k].raw = FixedForm<Activation, T>::gradient(kept[k].raw, sums[k] >> Shift);
        }
    }
};

template <>
struct FixedActivated<Identity> {
    template <std::size_t Size, int Shift, class T>
    static constexpr void values(const std::int32_t* sums, T* outputs) {
        kernel::fixed16_numbers_of_sums<Size, Shift, -32768>(sums, outputs);
    }

    template <std::size_t Size, int Shift, class T>
    static constexpr void gradients(const std::int32_t* sums, const T*, T* gradients) {
        kernel::fixed16_numbers_of_sums<Size, Shift, -32768>(sums, gradients);
    }
};

template <>
struct FixedActivated<ReLU> {
    template <std::size_t Size, int Shift, class T>
    static constexpr void values(const std::int32_t* sums, T* outputs) {
        kernel::fixed16_numbers_of_sums<Size, Shift, 0>(sums, outputs);
    }

    template <std::size_t Size, int Shift, class T>
    static constexpr void gradients(const std::int32_t* sums, const T* outputs, T* gradients) {
        kernel::fixed16_gated_numbers_of_sums<Size, Shift>(sums, outputs, gradients);
    }
};

} // namespace detail
} // namespace nervelet

#endif
