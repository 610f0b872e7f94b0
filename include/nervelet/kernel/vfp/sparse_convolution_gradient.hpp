// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_VFP_SPARSE_CONVOLUTION_GRADIENT_HPP
#define NERVELET_KERNEL_VFP_SPARSE_CONVOLUTION_GRADIENT_HPP

#include "../portable/convolution_gradient.hpp"
#include "../portable/run_parts.hpp"
#include "../portable/sparse_convolution_gradient.hpp"
#include "add_listed.hpp"

#if defined(NERVELET_HAS_VFP)

#include <cstddef>
#include <type_traits>

namespace nervelet {
namespace kernel {
namespace vfp {

/// Of so many parts, one after the other, the sums are kept at a time.
template <class Windows>
struct SparseParts : RunParts<Windows, most_sums> {
    using RunParts<Windows, most_sums>::count;
    static constexpr std::size_t at_once = count % 3 == 0 ? 3 : count % 2 == 0 ? 2 : 1;
};

/// The gradient of a few parts of one column of weights, those of a run that begins with [row_tap][column_tap], and of
/// the bias. What a window adds to it is listed, and summed up a dozen windows at a time.
template <class Windows>
class SparseGradientParts {
    using Rows = typename Windows::Rows;
    using Columns = typename Windows::Columns;
    using Parts = SparseParts<Windows>;
    static constexpr std::size_t most = 12;

public:
    /// first: the first row.
    SparseGradientParts(std::size_t row_tap, std::size_t column_tap, std::size_t first)
        : row_tap_(row_tap), column_tap_(Windows::is_dense ? 0 : column_tap), first_(first) {}

    /// Of the window at [row][column] of an example x.
    void add(const float* x, std::size_t row, std::size_t column, float delta) {
        bias_ += delta;
        if (Rows::taps > 1 && (row_tap_ < Rows::first_tap(row) || row_tap_ >= Rows::end_tap(row))) {
            return;
        }
        const std::size_t line = Rows::taps > 1 || Rows::positions > 1 ? Rows::index(row, row_tap_) * Columns::size : 0;
        const std::size_t number = (line + Columns::index(column, column_tap_)) * Windows::channels;
        if (Columns::first_tap(column) <= column_tap_ && column_tap_ + Windows::run_taps <= Columns::end_tap(column)) {
            listed_[count_] = Listed{x + number, delta};
            if (++count_ == most) {
                sum_up();
            }
        } else {
            sum_up();
            add_some(x, number, Columns::first_tap(column), Columns::end_tap(column), delta);
        }
    }

    /// The sums of all parts, one after the other.
    const float* sum_up() {
        if (count_ == 0 && !goes_on_) {
            for (float& sum : sums_) {
                sum = 0.0f;
            }
        }
        std::size_t k = first_;
        for (float* sums = sums_; count_ > 0 && sums != sums_ + sum_count; sums += Parts::size, k += Parts::size) {
            add_listed<Parts::size>(listed_, count_, Parts::begin(k) * sizeof(float), goes_on_, sums);
        }
        goes_on_ = true;
        count_ = 0;
        return sums_;
    }

    float bias() const { return bias_; }

private:
    static constexpr std::size_t sum_count = Parts::at_once * Parts::size;

    /// Of a window that does not see all taps of the run.
    void add_some(const float* x, std::size_t number, std::size_t first_tap, std::size_t end_tap, float delta) {
        for (std::size_t i = 0; i < sum_count; ++i) {
            const std::size_t row = Parts::begin(first_ + i / Parts::size * Parts::size) + i % Parts::size;
            const std::size_t tap = column_tap_ + row / Windows::channels;
            if (tap >= first_tap && tap < end_tap) {
                sums_[i] += x[number + row] * delta;
            }
        }
    }

    std::size_t row_tap_;
    std::size_t column_tap_;
    std::size_t first_;
    std::size_t count_ = 0;
    bool goes_on_ = false;
    float bias_ = 0.0f;
    Listed listed_[most];
    float sums_[sum_count];
};

template <class Parts>
struct AddToParts {
    Parts& parts;
    const float* x;
    void operator()(std::size_t row, std::size_t column, float delta) const { parts.add(x, row, column, delta); }
};

/// The gradient of one column of weights, filter.
template <class Windows, std::size_t Filters, class Batch, class Visitor>
void visit_sparse_column(const Batch& batch, std::size_t filter, std::size_t index, Visitor& visitor) {
    using Parts = SparseParts<Windows>;
    using Sums = SparseGradientParts<Windows>;
    float bias = 0.0f;
    for (std::size_t tap = 0; tap < Windows::taps; tap += Windows::run_taps) {
        for (std::size_t k = 0; k < Windows::run; k += Parts::at_once * Parts::size) {
            Sums parts(tap / Windows::Columns::taps, tap % Windows::Columns::taps, k);
            for (std::size_t n = 0; n < batch.count(); ++n) {
                batch.for_each_delta(n, filter, AddToParts<Sums>{parts, reader(batch.x(n))});
            }
            const float* sums = parts.sum_up();
            for (std::size_t part = k; part < Windows::run && part < k + Parts::at_once * Parts::size;
                 part += Parts::size, sums += Parts::size) {
                for (std::size_t i = part - Parts::begin(part); i < Parts::size; ++i, index += Filters) {
                    visitor(index, visitor.scale() * sums[i]);
                }
            }
            bias = parts.bias();
        }
    }
    visitor(index, visitor.scale() * bias);
}

} // namespace vfp

template <class T, class Windows, std::size_t Filters, class Batch, class Visitor>
std::enable_if_t<std::is_same<T, float>::value && gives_pointers<float, Batch>()>
sparse_convolution_gradient(const Batch& batch, std::size_t first, Visitor& visitor, Vfp) {
    for (std::size_t j = 0; j < Filters; ++j) {
        vfp::visit_sparse_column<Windows, Filters>(batch, j, first + j, visitor);
    }
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
