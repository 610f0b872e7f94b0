// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <limits>

#include <nervelet/core/random.hpp>
#include <nervelet/kernel/kernels.hpp>

#include "support/batches.hpp"
#include "support/same_bits.hpp"
#include "support/widths.hpp"

namespace {

constexpr std::size_t rows = 9; // two groups, and a row that is left
constexpr std::size_t most = 17;

template <class T, std::size_t Size>
struct Part {
    const std::array<T, Size>* examples;
    constexpr const T* operator()(std::size_t n) const { return examples[n % most].data(); }
};

/// Keeps what it is shown, number by number or in vectors; 77 where it is shown nothing.
template <class T, std::size_t Size, bool SkipsZero>
struct Collect {
    std::array<T, Size + 1> gradient;
    static constexpr bool skips_zero_gradient = SkipsZero;
    static constexpr bool subtracts = false;
    static constexpr bool takes_lanes = true;

    Collect() { gradient.fill(T(77)); }
    static constexpr T scale() { return T(0.3); }
    void operator()(std::size_t index, T value) { gradient[index] = value; }

    template <class Lane>
    void visit(Lane, std::size_t index, typename Lane::Type values) {
        Lane::store(gradient.data() + index, values);
    }
};

template <class T, std::size_t Columns>
struct Batch {
    static constexpr std::size_t size = (rows + 1) * Columns;
    std::array<std::array<T, rows>, most> x{};
    std::array<std::array<T, Columns>, most> delta{};

    /// Every one_in-th x is zero, now and then a negative one.
    explicit Batch(std::uint32_t one_in) {
        nervelet::Random random(Columns);
        for (std::size_t n = 0; n < most; ++n) {
            for (T& value : x[n]) {
                value = random.uniform<T>() - T(0.5);
                if (random.below(one_in) == 0) {
                    value = value < T(0) ? -T(0) : T(0);
                }
            }
            for (T& value : delta[n]) {
                value = random.below(3) == 0 ? T(0) : random.uniform<T>() - T(0.5);
            }
        }
    }

    /// What is to be left out would be seen; what is not, too.
    void poison() {
        x[3].fill(-T(0));
        delta[3].fill(std::numeric_limits<T>::infinity());
        x[6].fill(std::numeric_limits<T>::denorm_min()); // times the scale it is zero
        delta[6].fill(std::numeric_limits<T>::quiet_NaN());
        for (std::size_t n = 0; n < most; ++n) {
            x[n][1] = T(0); // a row of zeros
            x[n][7] = n == 2 ? T(1) : -T(0);
        }
    }

    template <bool SkipsZero>
    bool is_right(std::size_t count) const {
        Collect<T, size, SkipsZero> collect;
        nervelet::kernel::outer_product<T, rows, Columns>(
            support::gradient(Part<T, rows>{x.data()}, Part<T, Columns>{delta.data()}, count), 0, collect);
        bool right = collect.gradient[size] == T(77); // nothing behind the end is touched
        for (std::size_t i = 0; i < size; ++i) {
            right =
                right && support::same_bits(collect.gradient[i], gradient<SkipsZero>(i / Columns, i % Columns, count));
        }
        return right;
    }

private:
    template <bool SkipsZero>
    T gradient(std::size_t k, std::size_t j, std::size_t count) const {
        T sum = T(0);
        bool is_zero = true;
        for (std::size_t n = 0; n < count; ++n) {
            const T factor = (k < rows ? x[n % most][k] : T(1)) * T(0.3); // the bias is behind the last row
            const T product = factor * delta[n % most][j];
            sum = n == 0 ? product : factor != T(0) ? sum + product : sum;
            is_zero = is_zero && factor == T(0);
        }
        return SkipsZero && is_zero ? T(77) : sum;
    }
};

template <class T, std::size_t Columns, bool SkipsZero = true>
bool width_is_right() {
    bool right = true;
    for (const std::uint32_t one_in : {1000000u, 4u, 2u, 1u}) { // none is zero, some are, half, all
        Batch<T, Columns> batch(one_in);
        for (const bool poisoned : {false, true}) {
            if (poisoned) {
                batch.poison();
            }
            for (std::size_t count = 1; count <= most; ++count) {
                right = right && batch.template is_right<SkipsZero>(count);
            }
            for (const std::size_t count : {64u, 65u, 66u, 200u}) { // about as many as are listed at once
                right = right && batch.template is_right<SkipsZero>(count);
            }
        }
    }
    return right;
}

template <std::size_t Columns>
struct Width {
    static bool is_right() { return width_is_right<float, Columns>(); }
};

} // namespace

TEST_CASE("g = scale sum_n x_n delta_n, to the bit, for every width and 1 to 17 examples and more, also with zeros") {
    CHECK(support::widths_are_right<Width>(std::make_index_sequence<35>{}));
    CHECK(width_is_right<float, 85>());
    CHECK(width_is_right<float, 10, false>());
    CHECK(width_is_right<float, 33, false>());
    CHECK(width_is_right<double, 1>());
    CHECK(width_is_right<double, 6>());
    CHECK(width_is_right<double, 19>());
}
