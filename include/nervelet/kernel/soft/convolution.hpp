// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SOFT_CONVOLUTION_HPP
#define NERVELET_KERNEL_SOFT_CONVOLUTION_HPP

#include "../portable/convolution.hpp"
#include "add_product.hpp"

#if defined(NERVELET_HAS_SOFT)

namespace nervelet {
namespace kernel {
namespace soft {

/// What one run of a window adds to its sums.
template <class X>
struct AddRun {
    const X& x;
    const float* weights;
    float* sums;
    std::size_t filters;

    void operator()(std::size_t row, std::size_t number, std::size_t count) const {
        const float* weight = weights + row * filters;
        for (std::size_t k = 0; k < count; ++k, weight += filters) {
            const float value = x[number + k];
            if (!math::is_zero(value)) {
                add_product(sums, value, weight, filters);
            }
        }
    }
};

} // namespace soft

template <class Windows, std::size_t Filters, class X>
inline void convolution(const X& x, const float* weights, std::size_t first, std::size_t count, float* z, Soft) {
    const float* const bias = weights + Windows::taps * Windows::channels * Filters;
    for (std::size_t p = first; p < first + count; ++p, z += Filters) {
        for (std::size_t j = 0; j < Filters; ++j) {
            z[j] = math::is_zero(bias[j]) ? 0.0f : bias[j];
        }
        Windows::for_each_run(p, soft::AddRun<X>{x, weights, z, Filters});
    }
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
