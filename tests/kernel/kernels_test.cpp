// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <type_traits>

#include <nervelet/core/random.hpp>
#include <nervelet/kernel/kernels.hpp>

#include "support/batches.hpp"
#include "support/same_bits.hpp"
#include "support/widths.hpp"

// Every kernel in its portable form and in the best one for this processor, in one program: the same bits, for all
// widths of 1 to 40, wherever in memory the numbers begin, with and without zeros. Helium rounds otherwise, and is
// compared within that.
namespace {

using nervelet::kernel::Best;
using nervelet::kernel::OneExample;
using nervelet::kernel::Portable;

constexpr std::size_t rows = 5;
constexpr std::size_t examples = 6;

template <class T>
bool same(T best, T portable) {
#if defined(NERVELET_HAS_HELIUM)
    const T difference = best < portable ? portable - best : best - portable;
    const T size = portable < T(0) ? -portable : portable;
    return support::same_bits(best, portable) || difference <= (size + T(1)) * T(1e-5);
#else
    return support::same_bits(best, portable);
#endif
}

template <class T, std::size_t Size>
bool all_same(const std::array<T, Size>& best, const std::array<T, Size>& portable) {
    bool right = true;
    for (std::size_t i = 0; i < Size; ++i) {
        right = right && same(best[i], portable[i]);
    }
    return right;
}

/// Numbers that begin `before` places behind an aligned one; a quarter of those that may be is zero.
template <class T, std::size_t Size>
struct Numbers {
    alignas(64) std::array<T, Size + 16> all{};
    std::size_t before;

    Numbers(std::uint64_t seed, std::size_t before_, bool has_zeros = false) : before(before_) {
        nervelet::Random random(seed);
        for (T& number : all) {
            number = random.uniform<T>() - T(0.5);
            number = has_zeros && random.below(4) == 0 ? T(0) * number : number;
        }
    }

    const T* data() const { return all.data() + before; }
    T* data() { return all.data() + before; }
};

/// A visitor that keeps the gradient: number by number, in lanes, or subtracted from parameters.
template <class T, std::size_t Size, bool TakesLanes, bool Subtracts>
struct Keep {
    std::array<T, Size> kept{};
    T* parameters = kept.data();
    static constexpr bool skips_zero_gradient = true;
    static constexpr bool subtracts = Subtracts;
    static constexpr bool takes_lanes = TakesLanes;

    static constexpr T scale() { return T(0.3); }
    void operator()(std::size_t index, T gradient) { kept[index] -= gradient; }

    template <class Lane>
    void visit(Lane, std::size_t index, typename Lane::Type gradient) {
        Lane::store(&kept[index], Lane::load(&kept[index]) - gradient);
    }
};

template <class T, std::size_t Columns>
struct Comparison {
    Numbers<T, rows * examples> x;
    Numbers<T, (rows + 1) * Columns> weights;
    Numbers<T, Columns * examples> deltas;
    Numbers<T, Columns> vector;

    explicit Comparison(std::size_t before)
        : x(1, before, true), weights(2, 2 * before), deltas(3, before), vector(4, 3 * before % 16) {}

    bool dot() const {
        return same(nervelet::kernel::dot<Columns>(weights.data(), vector.data()),
                    nervelet::kernel::dot<Columns>(weights.data(), vector.data(), Portable{}));
    }

    bool affine() const {
        std::array<T, Columns> best{};
        std::array<T, Columns> portable{};
        nervelet::kernel::affine<rows, Columns>(x.data(), weights.data(), best.data());
        nervelet::kernel::affine<rows, Columns>(x.data(), weights.data(), portable.data(), Portable{});
        return all_same(best, portable);
    }

    bool add_product() const {
        std::array<T, Columns> best{};
        best.fill(T(0.25));
        std::array<T, Columns> portable = best;
        nervelet::kernel::add_product<rows, Columns>(x.data(), weights.data(), best.data());
        nervelet::kernel::add_product<rows, Columns>(x.data(), weights.data(), portable.data(), Portable{});
        return all_same(best, portable);
    }

    bool multiply_by_dots() const {
        std::array<T, rows> best{{T(1), T(0), T(-0.5), -T(0), T(2)}};
        std::array<T, rows> portable = best;
        nervelet::kernel::multiply_by_dots<rows, Columns>(weights.data(), vector.data(), best.data());
        nervelet::kernel::multiply_by_dots<rows, Columns>(weights.data(), vector.data(), portable.data(), Portable{});
        return all_same(best, portable);
    }

    bool subtract_outer_product() const {
        auto best = weights;
        auto portable = weights;
        nervelet::kernel::subtract_outer_product<rows, Columns>(x.data(), T(0.3), vector.data(), best.data());
        nervelet::kernel::subtract_outer_product<rows, Columns>(x.data(), T(0.3), vector.data(), portable.data(),
                                                                Portable{});
        return all_same(best.all, portable.all);
    }

    bool affine_batch() const {
        std::array<std::array<T, Columns>, examples> best{};
        auto portable = best;
        nervelet::kernel::affine_batch<rows, Columns>(forward(best), weights.data());
        nervelet::kernel::affine_batch<rows, Columns>(forward(portable), weights.data(), Portable{});
        return all_rows_same(best, portable);
    }

    bool multiply_by_dots_batch() const {
        std::array<std::array<T, rows>, examples> best{};
        for (std::size_t n = 0; n < examples; ++n) {
            best[n] = {{T(1), T(0), T(-0.5), -T(0), T(static_cast<int>(n))}};
        }
        auto portable = best;
        nervelet::kernel::multiply_by_dots_batch<rows, Columns>(weights.data(), backward(best));
        nervelet::kernel::multiply_by_dots_batch<rows, Columns>(weights.data(), backward(portable), Portable{});
        return all_rows_same(best, portable);
    }

    template <bool TakesLanes, bool Subtracts, class Count>
    bool outer_product(Count count) const {
        Keep<T, (rows + 1) * Columns, TakesLanes, Subtracts> best;
        Keep<T, (rows + 1) * Columns, TakesLanes, Subtracts> portable;
        nervelet::kernel::outer_product<T, rows, Columns>(gradient(count), 0, best);
        nervelet::kernel::outer_product<T, rows, Columns>(gradient(count), 0, portable, Portable{});
        return all_same(best.kept, portable.kept);
    }

    bool outer_product_row() const {
        Keep<T, Columns, true, false> best;
        Keep<T, Columns, true, false> portable;
        nervelet::kernel::outer_product_row<T, Columns>(gradient(std::size_t(examples)), 2, 0, best);
        nervelet::kernel::outer_product_row<Columns, T>(gradient(std::size_t(examples)), 2, 0, portable, Portable{});
        return all_same(best.kept, portable.kept);
    }

private:
    template <class Results>
    auto forward(Results& results) const {
        return support::forward([this](std::size_t n) { return x.data() + n * rows; },
                                [&results](std::size_t n) { return results[n].data(); }, std::size_t(examples));
    }

    template <class Results>
    auto backward(Results& results) const {
        return support::backward([this](std::size_t n) { return deltas.data() + n * Columns; },
                                 [&results](std::size_t n) { return results[n].data(); }, std::size_t(examples));
    }

    template <class Count>
    auto gradient(Count count) const {
        return support::gradient([this](std::size_t n) { return x.data() + n * rows; },
                                 [this](std::size_t n) { return deltas.data() + n * Columns; }, count);
    }

    template <class Rows>
    static bool all_rows_same(const Rows& best, const Rows& portable) {
        bool right = true;
        for (std::size_t n = 0; n < examples; ++n) {
            right = right && all_same(best[n], portable[n]);
        }
        return right;
    }
};

constexpr std::size_t places[] = {0, 1, 3, 4};

template <class T, std::size_t Columns>
bool kernels_agree() {
    bool right = true;
    for (const std::size_t before : places) {
        const Comparison<T, Columns> compare(before);
        right = right && compare.dot() && compare.affine() && compare.add_product() && compare.multiply_by_dots() &&
                compare.subtract_outer_product() && compare.affine_batch() && compare.multiply_by_dots_batch() &&
                compare.template outer_product<true, false>(OneExample{}) &&
                compare.template outer_product<true, false>(std::size_t(examples));
    }
    return right;
}

/// Also for visitors that take number by number, or only subtract: they share the loops over columns with the others.
template <class T, std::size_t Columns>
bool visitors_agree() {
    bool right = true;
    for (const std::size_t before : places) {
        const Comparison<T, Columns> compare(before);
        right = right && compare.template outer_product<false, false>(OneExample{}) &&
                compare.template outer_product<false, true>(OneExample{}) &&
                compare.template outer_product<false, false>(std::size_t(examples)) && compare.outer_product_row();
    }
    return right;
}

template <std::size_t Columns>
struct OfFloat {
    static bool is_right() { return kernels_agree<float, Columns>(); }
};

} // namespace

TEST_CASE("each kernel for this processor computes what the portable one does, for every width") {
    CHECK(support::widths_are_right<OfFloat>(std::make_index_sequence<40>{}));
}

TEST_CASE("whichever visitor a gradient is handed to") {
    CHECK(visitors_agree<float, 1>());
    CHECK(visitors_agree<float, 10>());
    CHECK(visitors_agree<float, 16>());
    CHECK(visitors_agree<float, 35>());
}

TEST_CASE("also of double") {
    CHECK(kernels_agree<double, 1>());
    CHECK(kernels_agree<double, 10>());
    CHECK(kernels_agree<double, 35>());
    CHECK(visitors_agree<double, 10>());
}

TEST_CASE("this build has the kernels that its processor is made for") {
#if defined(NERVELET_PORTABLE_KERNELS)
    CHECK(std::is_same<Best<float>, Portable>::value);
#elif defined(__x86_64__) || defined(__arm__)
    CHECK_FALSE(std::is_same<Best<float>, Portable>::value);
#endif
}
