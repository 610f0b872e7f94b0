// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_CONVOLUTION_HPP
#define NERVELET_KERNEL_PORTABLE_CONVOLUTION_HPP

#include "../../scalar/traits.hpp"
#include "../target.hpp"
#include "../windows.hpp"
#include "block.hpp"

namespace nervelet {
namespace kernel {

/// One window of convolution().
template <class T, class Windows, std::size_t Filters, class X>
struct ConvolutionAt {
    using Traits = ScalarTraits<T>;
    using Sum = typename Traits::Sum;

    const X& x;
    const T* weights;
    T* z; ///< of this window
    std::size_t position;

    /// The part of a block's sums that one run of the window adds.
    template <std::size_t... Index>
    struct Run {
        const ConvolutionAt& window;
        std::size_t first;
        Sum* sum;

        constexpr void operator()(std::size_t row, std::size_t number, std::size_t count) const {
            const T* numbers = window.weights + row * Filters + first;
            for (std::size_t k = 0; k < count; ++k, numbers += Filters) {
                const T value = window.x[number + k];
                if (!Traits::is_zero(value)) {
                    const Sum unrolled[] = {(sum[Index] += Sum(value) * Sum(numbers[Index]))...};
                    static_cast<void>(unrolled);
                }
            }
        }
    };

    template <std::size_t... Index>
    constexpr void operator()(std::size_t first, std::index_sequence<Index...>) const {
        const T* bias = weights + Windows::taps * Windows::channels * Filters + first;
        Sum sum[] = {(Traits::to_sum(bias[Index]) + Sum(0))...};
        Windows::for_each_run(position, Run<Index...>{*this, first, sum});
        const T unrolled[] = {(z[first + Index] = Traits::from_sum(sum[Index]))...};
        static_cast<void>(unrolled);
    }
};

template <class Windows, std::size_t Filters, class T, class X>
constexpr void convolution(const X& x, const T* weights, std::size_t first, std::size_t count, T* z, Portable) {
    for (std::size_t p = 0; p < count; ++p) {
        Blocks<Filters>::for_each(ConvolutionAt<T, Windows, Filters, X>{x, weights, z + p * Filters, first + p});
    }
}

} // namespace kernel
} // namespace nervelet

#endif
