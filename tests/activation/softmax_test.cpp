// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/activation/softmax.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstddef>

#include "oracle/act_softmax.hpp"
#include "support/activation.hpp"

using namespace nervelet;
using namespace reference;

namespace {

namespace o = oracle::act_softmax;

template <class T, std::size_t Size>
constexpr std::array<T, Size> softmax(std::array<T, Size> values) {
    Softmax::apply<Size>(values.data());
    return values;
}

template <class T, std::size_t Size>
constexpr bool is(const std::array<T, Size>& z, const std::array<T, Size>& expected) {
    const std::array<T, Size> a = softmax(z);
    for (std::size_t j = 0; j < Size; ++j) {
        if (!(a[j] == expected[j])) {
            return false;
        }
    }
    return true;
}

/// The largest error of a, relative to the outputs' sum of 1, because a float logit of 700 alone is rounded by 3e-5.
template <class T>
double output_error(std::size_t first_row, std::size_t last_row) {
    const auto z = rows<T, 7>(o::x);
    double worst = 0.0;
    for (std::size_t n = first_row; n < last_row; ++n) {
        worst = larger(worst, tensor_error(softmax(z[n]), o::y + 7 * n, 7));
    }
    return worst;
}

/// The largest error of dJ/dz = a (.) (dJ/da - a . dJ/da), relative to the largest |dJ/da|.
template <class T>
double gradient_error(std::size_t first_row, std::size_t last_row) {
    const auto z = rows<T, 7>(o::x);
    const auto upstream = rows<T, 7>(o::g);
    double worst = 0.0;
    for (std::size_t n = first_row; n < last_row; ++n) {
        std::array<T, 7> a = z[n];
        std::array<T, 7> gradient{};
        Softmax::apply<7>(a.data(), gradient.data());
        double floor = 0.0;
        for (std::size_t j = 0; j < 7; ++j) {
            gradient[j] *= upstream[n][j];
            floor = larger(floor, magnitude(o::g[7 * n + j]));
        }
        Softmax::settle<7>(a.data(), gradient.data());
        for (std::size_t j = 0; j < 7; ++j) {
            worst = larger(worst, error(gradient[j], o::dx[7 * n + j], floor));
        }
    }
    return worst;
}

template <class T>
constexpr bool ends_agree() {
    const T inf = infinity<T>();
    return is<T, 2>({{T(1e4), T(-1e4)}}, {{T(1), T(0)}}) && is<T, 2>({{T(-1e4), T(-1e4)}}, {{T(0.5), T(0.5)}}) &&
           is<T, 4>({{T(1e4), T(1e4), T(1e4), T(1e4)}}, {{T(0.25), T(0.25), T(0.25), T(0.25)}}) &&
           is<T, 3>({{T(3), inf, T(5)}}, {{T(0), T(1), T(0)}}) &&
           is<T, 4>({{inf, T(1), inf, -inf}}, {{T(0.5), T(0), T(0.5), T(0)}}) &&
           is<T, 3>({{T(7), -inf, -inf}}, {{T(1), T(0), T(0)}}) && is<T, 2>({{-inf, -inf}}, {{T(0.5), T(0.5)}}) &&
           is<T, 1>({{T(-3)}}, {{T(1)}});
}

/// Numbers that a shift by 1024 leaves exact, so that the outputs must be the same bits.
template <class T>
constexpr bool shift_changes_nothing() {
    const std::array<T, 4> z{{T(0.25), T(-1.5), T(2), T(0.75)}};
    const std::array<T, 4> up{{T(1024.25), T(1022.5), T(1026), T(1024.75)}};
    const std::array<T, 4> down{{T(-1023.75), T(-1025.5), T(-1022), T(-1023.25)}};
    const std::array<T, 4> a = softmax(z);
    return is(up, a) && is(down, a) && a[0] + a[1] + a[2] + a[3] - T(1) < T(1e-6) && a[2] > a[3] && a[1] > T(0);
}

template <class T>
constexpr bool nan_comes_through() {
    const T nan = std::numeric_limits<T>::quiet_NaN();
    for (std::size_t place = 0; place < 3; ++place) {
        std::array<T, 3> z{{T(1), T(2), T(3)}};
        z[place] = nan;
        z = softmax(z);
        if (z[0] == z[0] || z[1] == z[1] || z[2] == z[2]) {
            return false;
        }
    }
    return true;
}

} // namespace

#if __cplusplus >= 201703L
static_assert(ends_agree<float>() && ends_agree<double>(), "large and infinite logits");
static_assert(shift_changes_nothing<float>() && shift_changes_nothing<double>(), "softmax(z + c) = softmax(z)");
#endif

TEST_CASE("Softmax: a_j = exp(z_j) / sum exp(z_i), as in Feedforward Neural Networks in Depth, part 2") {
    CHECK(output_error<double>(0, 6) < 1e-12);
    CHECK(output_error<float>(0, 4) < 1e-6);
    CHECK(output_error<float>(4, 6) < 1e-4); // logits near -100 and 700: their rounding to float alone moves a by 3e-5
}

TEST_CASE("Softmax: dJ/dz = a (.) (dJ/da - a . dJ/da), the whole Jacobian, as in the same") {
    CHECK(gradient_error<double>(0, 6) < 1e-12);
    CHECK(gradient_error<float>(0, 4) < 1e-6);
    CHECK(gradient_error<float>(4, 6) < 1e-4);
}

TEST_CASE("Softmax: the Jacobian is a_j (1 - a_j) on the diagonal and -a_i a_j beside it") {
    const std::array<double, 3> a = softmax(std::array<double, 3>{{0.3, -1.2, 0.9}});
    for (std::size_t i = 0; i < 3; ++i) {
        std::array<double, 3> row{};
        row[i] = 1.0;
        Softmax::settle<3>(a.data(), row.data());
        for (std::size_t j = 0; j < 3; ++j) {
            CHECK(error(row[j], i == j ? a[j] * (1.0 - a[j]) : -a[i] * a[j]) < 1e-14);
        }
    }
}

TEST_CASE("Softmax: logits of +-10^4 and infinite ones give the limit, never NaN") {
    CHECK(ends_agree<float>());
    CHECK(ends_agree<double>());
    CHECK(is<float, 2>({{largest<float>(), -largest<float>()}}, {{1.0f, 0.0f}})); // overflows: not for the compiler
}

TEST_CASE("Softmax: a shift of all logits changes nothing") {
    CHECK(shift_changes_nothing<float>());
    CHECK(shift_changes_nothing<double>());
}

TEST_CASE("Softmax: a NaN makes every output NaN") {
    CHECK(nan_comes_through<float>());
    CHECK(nan_comes_through<double>());
}
