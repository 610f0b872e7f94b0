// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SOFT_CONVOLUTION_GRADIENT_HPP
#define NERVELET_KERNEL_SOFT_CONVOLUTION_GRADIENT_HPP

#include <type_traits>

#include "../../core/math/classify.hpp"
#include "../portable/convolution_gradient.hpp"
#include "add_product.hpp"

#if defined(NERVELET_HAS_SOFT)

namespace nervelet {
namespace kernel {
namespace soft {

/// The gradient of the weights of one filter: delta is the number that is taken apart, because a ReLU and a pool leave
/// most of them zero, and what its window sees the row that is multiplied by it.
template <class Windows, std::size_t Filters, class Batch, class Visitor>
struct GradientOfFilter {
    /// So many weights at once, of those that see numbers which lie one after the other.
    static constexpr std::size_t most = 32;
    static constexpr std::size_t run = Windows::channels * (Windows::rows_are_whole ? Windows::Columns::taps : 1);

    const Batch& batch;
    std::size_t filter;
    std::size_t index;
    Visitor& visit;

    void run_all() const {
        constexpr std::size_t rows = Windows::taps * Windows::channels;
        for (std::size_t first = 0; first < rows; first += run) {
            for (std::size_t k = 0; k < run; k += most) {
                form(first / Windows::channels, k, run - k < most ? run - k : most, first + k);
            }
        }
        form_bias(rows);
    }

private:
    /// The part of the sums that one window adds.
    struct AddWindow {
        const float* x;
        const float* delta;
        float* sums;
        std::size_t count;

        void operator()(std::size_t position, std::size_t number) const {
            const float value = delta[position * Filters];
            if (!math::is_zero(value)) {
                add_product(sums, value, x + number, count);
            }
        }
    };

    void form(std::size_t tap, std::size_t first, std::size_t count, std::size_t row) const {
        float sums[most] = {};
        for (std::size_t n = 0; n < batch.count(); ++n) {
            Windows::for_each_position(tap,
                                       AddWindow{reader(batch.x(n)) + first, batch.delta(n) + filter, sums, count});
        }
        for (std::size_t k = 0; k < count; ++k) {
            visit(index + (row + k) * Filters + filter, visit.scale() * sums[k]);
        }
    }

    void form_bias(std::size_t row) const {
        const float one = 1.0f;
        float sum = 0.0f;
        for (std::size_t n = 0; n < batch.count(); ++n) {
            for (std::size_t p = 0; p < Windows::positions; ++p) {
                AddWindow{&one, batch.delta(n) + filter, &sum, 1}(p, 0);
            }
        }
        visit(index + row * Filters + filter, visit.scale() * sum);
    }
};

} // namespace soft

template <class T, class Windows, std::size_t Filters, class Batch, class Visitor>
inline std::enable_if_t<std::is_same<T, float>::value && takes_any_order<Visitor>() && gives_pointers<float, Batch>()>
convolution_gradient(const Batch& batch, std::size_t first, Visitor& visitor, Soft) {
    for (std::size_t j = 0; j < Filters; ++j) {
        soft::GradientOfFilter<Windows, Filters, Batch, Visitor>{batch, j, first, visitor}.run_all();
    }
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
