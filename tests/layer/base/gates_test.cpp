// Part of nervelet. MIT licence, the nervelet authors.
#include <array>
#include <cmath>
#include <cstddef>

#include <doctest/doctest.h>

#include <nervelet/layer/base/gates.hpp>

using namespace nervelet;

namespace {

/// A part that is one plain number: kernel::OneNumber may compute with a class that has products, but no sigmoid.
template <class T>
struct PlainNumber {
    using Type = T;

    static T load(const T* from) { return *from; }
    static void store(T* to, T number) { *to = number; }
};

} // namespace

TEST_CASE_TEMPLATE("gates: the sigmoid of both sums, in the place of the first", T, float, double) {
    std::array<T, 3> gates{{T(-1), T(0.5), T(40)}};
    const std::array<T, 3> sums{{T(-0.5), T(0.25), T(60)}};
    const std::array<T, 3> before = gates;
    for (std::size_t u = 0; u < 3; ++u) {
        detail::Gates<T>{gates.data(), sums.data()}(PlainNumber<T>{}, u);
        const double sum = static_cast<double>(before[u]) + static_cast<double>(sums[u]);
        CHECK(static_cast<double>(gates[u]) == doctest::Approx(1 / (1 + std::exp(-sum))).epsilon(1e-6));
    }
}
