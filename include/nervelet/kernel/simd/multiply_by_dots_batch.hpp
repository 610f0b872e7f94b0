// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SIMD_MULTIPLY_BY_DOTS_BATCH_HPP
#define NERVELET_KERNEL_SIMD_MULTIPLY_BY_DOTS_BATCH_HPP

#include <type_traits>
#include <utility>

#include "../one_example.hpp"
#include "../portable/multiply_by_dots.hpp"
#include "for_each_tile.hpp"
#include "lanes.hpp"
#include "multiply_by_dots.hpp"
#include "turned_rows.hpp"

#if defined(NERVELET_HAS_SIMD)

namespace nervelet {
namespace kernel {
namespace simd {

/// factors(n)[k] *= W[k][:] . delta(n) for many examples n and as many rows k at once as a vector register holds:
/// their part of W is transposed once, so that a column of it is a vector, and every example then takes all its dot
/// products in Dot's order without adding across lanes. A product that is zero stays as it is.
template <class T, std::size_t Columns>
struct DotsBatch {
    /// Whether the transposed part is small compared with the fastest cache.
    static constexpr bool fits = std::is_floating_point<T>::value && register_bytes * Columns <= 8192;

    /// Calls part() for groups of rows.
    template <class Batch>
    struct Parts {
        const T* weights;
        const Batch& batch;

        template <std::size_t Width>
        void operator()(std::integral_constant<std::size_t, Width>, std::size_t k, std::index_sequence<0>) const {
            part<Width>(weights + k * Columns, batch, k);
        }
    };

    template <std::size_t Rows, class Batch>
    static void multiply(const T* weights, const Batch& batch) {
        for_each_tile<T, 1>(std::integral_constant<std::size_t, Rows>{}, Parts<Batch>{weights, batch});
    }

private:
    template <std::size_t Width, class Batch>
    static void part(const T* rows, const Batch& batch, std::size_t k) {
        using Lane = Lanes<T, Width>;
        using Type = typename Lane::Type;
        using Rows = TurnedRows<T, Columns, Width>;
        Type columns[Columns];
        Rows::turn(rows, columns);
        for (std::size_t n = 0; n < batch.count(); ++n) {
            T* to = batch.factors(n) + k;
            const Type factors = Lane::load(to);
            const Type dots = Rows::dots(columns, batch.delta(n));
            Lane::store(to, factors != Type{} ? factors * dots : factors);
        }
    }
};

} // namespace simd

template <std::size_t Rows, std::size_t Columns, class T, class Batch, class Target>
void multiply_by_dots_of_examples(const T* weights, const Batch& batch, Target, std::true_type) {
    simd::DotsBatch<T, Columns>::template multiply<Rows>(weights, batch);
}

template <std::size_t Rows, std::size_t Columns, class T, class Batch, class Target>
void multiply_by_dots_of_examples(const T* weights, const Batch& batch, Target target, std::false_type) {
    for (std::size_t n = 0; n < batch.count(); ++n) {
        multiply_by_dots<Rows, Columns>(weights, reader(batch.delta(n)), batch.factors(n), target);
    }
}

template <std::size_t Rows, std::size_t Columns, class T, class Batch, std::size_t RegisterBytes>
void multiply_by_dots_batch(const T* weights, const Batch& batch, Simd<RegisterBytes> target) {
    constexpr bool shares =
        simd::DotsBatch<T, Columns>::fits && !std::is_same<decltype(batch.count()), OneExample>::value;
    multiply_by_dots_of_examples<Rows, Columns>(weights, batch, target, std::integral_constant<bool, shares>{});
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
