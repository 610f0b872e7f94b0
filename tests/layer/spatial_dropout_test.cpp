// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>

#include <nervelet/nervelet.hpp>

#include "support/reference.hpp"

using namespace nervelet;
using reference::error;

namespace {

template <unsigned Percent, class T, std::size_t... Dimensions>
using Bound = typename SpatialDropout<Percent>::template Layer<T, Shape<Dimensions...>>;

static_assert(std::is_same<Bound<20, float, 6, 5>::output_shape, Shape<6, 5>>::value, "the shape stays");
static_assert(std::is_empty<SpatialDropout<20>>::value && Bound<20, float, 6, 5>::parameter_count == 0, "");
static_assert(sizeof(Bound<20, double, 64, 8>::Tape) == 1 && sizeof(Bound<20, float, 8, 8, 9>::Tape) == 2,
              "a bit for each channel");

/// Channel 1 of 3 is dropped at both positions, forward and back; the others are scaled by 1 / 0.5.
template <class T>
constexpr bool drops_a_channel_at_all_positions() {
    using Layer = Bound<50, T, 2, 3>;
    const std::array<T, 6> x{{T(3), T(-1), T(2), T(5), T(7), T(-4)}};
    std::array<T, 6> factors{{T(1), T(2), T(3), T(4), T(0), T(6)}};
    std::array<T, 6> sum{{T(10), T(20), T(30), T(40), T(50), T(60)}};
    typename Layer::Tape tape{};
    tape.mask[0] = 0x5;
    const auto y = Layer::output(tape, x.data());
    Layer::backward(nullptr, tape, MultiplyInto<T>{factors.data()});
    const auto below = Layer::incoming(tape, AddInto<T>{sum.data()});
    for (std::size_t k = 0; k < 6; ++k) {
        if (below.wants(k)) {
            below.take(k, T(1));
        }
    }
    return y[0] == T(6) && y[1] == T(0) && y[2] == T(4) && y[3] == T(10) && y[4] == T(0) && y[5] == T(-8) &&
           factors[0] == T(2) && factors[1] == T(0) && factors[2] == T(6) && factors[3] == T(8) && factors[4] == T(0) &&
           factors[5] == T(12) && sum[0] == T(12) && sum[1] == T(20) && sum[2] == T(32) && sum[3] == T(42) &&
           sum[4] == T(50) && sum[5] == T(62);
}

template <class T>
using Net = Network<T, Input<4, 3>, SpatialDropout<40>, LayerNorm<>, SpatialDropout<30>, Dense<5, Tanh>, Dense<2>>;
template <class T>
using Plain = Network<T, Input<4, 3>, LayerNorm<>, Dense<5, Tanh>, Dense<2>>;

} // namespace

#if __cplusplus >= 201703L
static_assert(drops_a_channel_at_all_positions<float>() && drops_a_channel_at_all_positions<double>(), "");
#endif

TEST_CASE_TEMPLATE("spatial dropout: a channel is dropped at all positions, forward, back and into a sum", T, float,
                   double) {
    CHECK(drops_a_channel_at_all_positions<T>());
}

TEST_CASE("spatial dropout: one draw for each channel, in their order, as Dropout draws for its units") {
    using Units = Dropout<30>::Layer<float, Shape<11>>;
    using Channels = Bound<30, float, 2, 3, 11>;
    Random one(5);
    Random other(5);
    Units::Tape units{};
    Channels::Tape channels{};
    const std::array<float, 66> x{};
    int kept = 0;
    for (int i = 0; i < 2000; ++i) {
        Units::forward(nullptr, x.data(), units, one);
        Channels::forward(nullptr, x.data(), channels, other);
        REQUIRE(units.mask == channels.mask);
        kept += channels.mask[0] & 1;
    }
    CHECK(one.state() == other.state());
    CHECK(error(kept / 2000.0, 0.7) < 0.06); // the standard deviation is 0.0102
}

TEST_CASE("spatial dropout: finite differences, on the input and between layers") {
    Net<double> net{};
    initialize(net, 3);
    Net<double>::Input x{};
    for (std::size_t k = 0; k < 12; ++k) {
        x[k] = static_cast<double>((k * 7) % 12) / 8.0 - 0.5;
    }
    double worst = 0.0;
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        const auto check = gradient_check<MeanSquaredError>(net, x, Net<double>::Output{{0.5, -0.5}}, 1e-5, seed);
        worst = reference::larger(worst, check.largest_error);
    }
    CHECK(worst < 1e-8);
}

TEST_CASE("spatial dropout: inactive in inference, and not part of the architecture in use") {
    Net<float> net{};
    Plain<float> plain{};
    initialize(net, 5);
    initialize(plain, 5);
    CHECK(net.parameters() == plain.parameters());
    const Net<float>::Input x{{0.5f, -1.0f, 0.25f, 2.0f, -0.75f, 1.5f}};
    CHECK(net(x) == plain(x));
    Saved<Net<float>> bytes;
    REQUIRE(save(bytes, net) == StorageError::none);
    CHECK(load(ByteView{bytes.data(), bytes.size()}, plain) == StorageError::none);
}

TEST_CASE("spatial dropout: SpatialDropout<0> trains as if it were not there, SpatialDropout<50> does not") {
    using None = Network<float, Input<4, 3>, SpatialDropout<0>, LayerNorm<>, Dense<2>>;
    using Some = Network<float, Input<4, 3>, SpatialDropout<50>, LayerNorm<>, Dense<2>>;
    using Without = Network<float, Input<4, 3>, LayerNorm<>, Dense<2>>;
    None none{};
    Some some{};
    Without without{};
    initialize(without, 5);
    some.parameters() = none.parameters() = without.parameters();
    Trainer<None, SquaredError, SGD> none_trainer{none, {0.1f}};
    Trainer<Some, SquaredError, SGD> some_trainer{some, {0.1f}};
    Trainer<Without, SquaredError, SGD> trainer{without, {0.1f}};
    const None::Input x{{0.5f, -1.0f, 0.25f, 2.0f, -0.75f, 1.5f}};
    for (int i = 0; i < 5; ++i) {
        CHECK(none_trainer.step(x, {{0.25f, -1.0f}}) == trainer.step(x, {{0.25f, -1.0f}}));
        some_trainer.step(x, {{0.25f, -1.0f}});
    }
    CHECK(none.parameters() == without.parameters());
    CHECK(some.parameters() != without.parameters());
}

TEST_CASE("spatial dropout: NaN comes through where it is dropped") {
    using Layer = Bound<50, float, 2, 3>;
    std::array<float, 6> x{};
    x[4] = std::numeric_limits<float>::quiet_NaN();
    Layer::Tape tape{};
    const float y = Layer::output(tape, x.data())[4];
    CHECK(math::is_nan(y));
}
