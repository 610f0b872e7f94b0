// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <limits>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

namespace {

using Readings = std::array<std::int16_t, 3>;

constexpr StandardNormalizer<float, 3> factory() {
    return StandardNormalizer<float, 3>::from_mean_and_variance({{2048.5f, -17.25f, 600.0f}}, {{90000.0f, 2.5f, 0.0f}});
}

#if __cplusplus >= 201703L
constexpr IntegerNormalizer<Fixed16, 3> constant = convert<Fixed16>(factory());
static_assert(constant.is_valid(), "made by the compiler");
static_assert(constant.apply(Readings{{2350, -18, 600}})[0].raw == 2058, "(2350 - 2048.5) / 300 = 1.005");
#else
const IntegerNormalizer<Fixed16, 3> constant = convert<Fixed16>(factory());
#endif

/// The readings number k of a converter.
Readings readings(int k) {
    return {{static_cast<std::int16_t>(k % 4096), static_cast<std::int16_t>(k % 40 - 40),
             static_cast<std::int16_t>(600 + k % 16 - 8)}};
}

template <class Features>
Features floats(const Readings& x) {
    using Number = typename Features::value_type;
    return {{static_cast<Number>(x[0]), static_cast<Number>(x[1]), static_cast<Number>(x[2])}};
}

template <class Normalizer, class Features = typename Normalizer::Features>
void check_steps(const Normalizer& normalizer) {
    const auto integers = convert<Fixed16>(normalizer);
    for (int k = 0; k < 4096; k += 7) {
        const Readings x = readings(k);
        const auto expected = convert<Fixed16>(normalizer.apply(floats<Features>(x)));
        const auto y = integers.apply(x);
        for (std::size_t i = 0; i < 3; ++i) {
            CHECK(std::abs(y[i].raw - expected[i].raw) <= 1);
        }
    }
}

} // namespace

TEST_CASE("IntegerNormalizer: integers as the normalizer of floats has them, within a step") {
    check_steps(factory());
    check_steps(StandardNormalizer<double, 3>::from_mean_and_variance({{2000.0, 0.0, 601.0}}, {{1e6, 100.0, 9.0}}));
    StandardNormalizer<float, 3> standard;
    MinMaxNormalizer<float, 3> range;
    check_steps(standard);
    check_steps(range);
    for (int k = 0; k < 4096; k += 31) {
        standard.observe(floats<std::array<float, 3>>(readings(k)));
        range.observe(floats<std::array<float, 3>>(readings(k)));
    }
    check_steps(standard);
    check_steps(range);
}

TEST_CASE("IntegerNormalizer: a network learns from readings without a float") {
    using Net = Network<Fixed16, Input<3>, Dense<4, Softmax>>;
    Net net;
    initialize(net, 1);
    const Net::Input x = constant.apply(Readings{{2350, -18, 600}});
    CHECK(x[0].raw == 2058); // (2350 - 2048.5) / 300 = 1.005
    CHECK(net(x).size() == 4);
    const std::array<std::int32_t, 3> wide{{2147483647, -2147483647, 1}};
    CHECK(constant.apply(wide)[0].raw == 32767);
    CHECK(constant.apply(wide)[1].raw == -32768);
    CHECK(constant.apply(std::array<std::uint8_t, 3>{{0, 0, 0}})[0].raw == -13984); // -2048.5 / 300 = -6.828
}

TEST_CASE("IntegerNormalizer: what is no number is said, and becomes 0") {
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const auto normalizer = StandardNormalizer<float, 3>::from_mean_and_variance({{nan, 0.0f, 3e9f}}, {{1, 1, 1}});
    const auto integers = convert<Fixed16>(normalizer);
    CHECK_FALSE(integers.is_valid());
    const auto y = integers.apply(Readings{{5, 5, 5}});
    CHECK(y[0].raw == 0);
    CHECK(y[1].raw == 5 * 2048);
    CHECK(y[2].raw == 0);
}

TEST_CASE("IntegerNormalizer: one that was made of nothing makes zeros") {
    CHECK(IntegerNormalizer<Fixed16, 3>{}.apply(Readings{{5, -5, 32767}})[2].raw == 0);
}

TEST_CASE("IntegerNormalizer: a mean in double that a float does not hold") {
    const auto normalizer = StandardNormalizer<double, 1>::from_mean_and_variance({{8388608.3}}, {{9.0}});
    const auto y = convert<Fixed16>(normalizer).apply(std::array<std::int32_t, 1>{{8388610}});
    CHECK(y[0].raw == 1161); // 1.7 / 3 = 0.5667
}
