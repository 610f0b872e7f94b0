// Part of nervelet. MIT licence, the nervelet authors.
#include <array>
#include <cstddef>
#include <cstdint>

#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

namespace {

using Shaped = Shape<6, 4>;

template <class T, class Description>
using Bound = typename Description::template Layer<T, Shaped>;

std::array<Fixed16, 24> numbers(std::uint64_t seed) {
    std::array<Fixed16, 24> made{};
    Random random(seed);
    for (Fixed16& number : made) {
        number = Fixed16(4.0f * random.uniform<float>() - 2.0f);
    }
    return made;
}

/// Whether the layer keeps what one of floats keeps, scaled by 1 / p, and leaves the generator as that does.
template <class Description>
bool drops_as_float_does(float scale) {
    typename Bound<Fixed16, Description>::Tape tape{};
    typename Bound<float, Description>::Tape float_tape{};
    Random random(5);
    Random float_random(5);
    for (std::uint64_t pass = 0; pass < 40; ++pass) {
        const std::array<Fixed16, 24> x = numbers(pass);
        const std::array<float, 24> float_x = convert<float>(x);
        const Fixed16* const y = Bound<Fixed16, Description>::forward(nullptr, x.data(), tape, random);
        const auto float_y = Bound<float, Description>::forward(nullptr, float_x.data(), float_tape, float_random);
        for (std::size_t k = 0; k < 24; ++k) {
            const bool is_kept = float_y[k] != 0.0f;
            const float wanted = is_kept ? float_x[k] * scale : 0.0f;
            const float error = float(y[k]) - wanted;
            if (!(error <= 1.0f / 4095.0f && error >= -1.0f / 4095.0f) || (!is_kept && y[k].raw != 0)) {
                return false;
            }
        }
    }
    return random.state() == float_random.state();
}

/// The mean of a~ over many masks, of a = 1.
template <class Description>
double mean_of_kept() {
    std::array<Fixed16, 24> x{};
    for (Fixed16& number : x) {
        number = Fixed16(0.125f);
    }
    typename Bound<Fixed16, Description>::Tape tape{};
    Random random(17);
    double sum = 0.0;
    for (int pass = 0; pass < 4000; ++pass) {
        const Fixed16* const y = Bound<Fixed16, Description>::forward(nullptr, x.data(), tape, random);
        for (std::size_t k = 0; k < 24; ++k) {
            sum += 8.0 * double(float(y[k]));
        }
    }
    return sum / (4000.0 * 24.0);
}

} // namespace

TEST_CASE("the masks are float's, and what is kept is scaled by 1 / p") {
    CHECK(drops_as_float_does<Dropout<0>>(1.0f));
    CHECK(drops_as_float_does<Dropout<20>>(1.25f));
    CHECK(drops_as_float_does<Dropout<30>>(1.0f / 0.7f));
    CHECK(drops_as_float_does<Dropout<75>>(4.0f));
    CHECK(drops_as_float_does<SpatialDropout<20>>(1.25f));
    CHECK(drops_as_float_does<SpatialDropout<60>>(2.5f));
}

TEST_CASE("the mean is kept") {
    CHECK(mean_of_kept<Dropout<20>>() == doctest::Approx(1.0).epsilon(0.01));
    CHECK(mean_of_kept<Dropout<50>>() == doctest::Approx(1.0).epsilon(0.02));
    CHECK(mean_of_kept<Dropout<90>>() == doctest::Approx(1.0).epsilon(0.04));
    CHECK(mean_of_kept<SpatialDropout<50>>() == doctest::Approx(1.0).epsilon(0.05));
}

TEST_CASE("a channel is dropped at all positions; what does not fit is saturated; in use nothing happens") {
    using Layer = Bound<Fixed16, SpatialDropout<50>>;
    Layer::Tape tape{};
    tape.mask.bits[0] = 0x5; // channels 0 and 2
    Random random(3);
    std::array<Fixed16, 24> x = numbers(1);
    x[0] = Fixed16(15.5f);
    x[1] = Fixed16(-15.5f);
    for (int pass = 0; pass < 20; ++pass) {
        const Fixed16* const y = Layer::forward(nullptr, x.data(), tape, random);
        for (std::size_t k = 0; k < 24; ++k) {
            const std::int32_t twice = 2 * std::int32_t(x[k].raw);
            const std::int32_t kept = twice > 32767 ? 32767 : twice < -32768 ? -32768 : twice;
            CHECK(y[k].raw == (tape.mask.keeps(k % 4) ? kept : 0));
        }
    }
    Layer::Scratch scratch{};
    CHECK(Layer::infer(nullptr, x.data(), scratch) == x.data());
    using With = Network<Fixed16, Input<6, 4>, SpatialDropout<50>, Conv1D<5, 3, Tanh>, Dropout<50>, Dense<3, Softmax>>;
    using Without = Network<Fixed16, Input<6, 4>, Conv1D<5, 3, Tanh>, Dense<3, Softmax>>;
    With with;
    Without without;
    initialize(with, 3);
    initialize(without, 3);
    CHECK((with(x) == without(x)));
}

TEST_CASE("dJ/da = r / p dJ/da~, into a layer's dJ/dz and into a sum") {
    using Layer = Bound<Fixed16, Dropout<20>>;
    Layer::Tape tape{};
    tape.mask.bits = {{0xA5, 0x0F, 0xF0}};
    std::array<Fixed16, 24> output = numbers(4); // of the layer below, a ReLU
    std::array<Fixed16, 24> deltas{};
    std::array<Fixed16, 24> sums = numbers(6);
    const std::array<Fixed16, 24> before = sums;
    const auto below = Layer::incoming(tape, detail::FixedDeltas<Fixed16, ReLU>{output.data(), deltas.data()});
    const auto sum = Layer::incoming(tape, detail::FixedAddInto<Fixed16>{sums.data()});
    std::array<std::int32_t, 24> gradients{};
    for (std::size_t k = 0; k < 24; ++k) {
        gradients[k] = (static_cast<std::int32_t>(k) * 37 - 400) * 64 + 32; // 6 fraction bits more, half a step
    }
    below.take<24, 6>(0, gradients.data());
    sum.take<24, 6>(0, gradients.data());
    for (std::size_t k = 0; k < 24; ++k) {
        const std::int32_t gradient = static_cast<std::int32_t>(k) * 37 - 400;
        const std::int32_t scaled = tape.mask.keeps(k) ? (5 * gradient + 1000002) / 4 - 250000 : 0; // to the nearest
        CHECK(deltas[k].raw == (output[k].raw > 0 ? scaled : 0));
        CHECK(sums[k].raw == before[k].raw + scaled);
    }
}

namespace {

template <class T>
using Net =
    Network<T, Input<24>, Dropout<10>, Dense<12, Tanh>, Dropout<50>, Dense<8, ReLU>, Dropout<20>, Dense<3, Softmax>>;

template <class T>
using Spatial = Network<T, Input<6, 4>, Conv1D<6, 3, ReLU>, SpatialDropout<30>,
                        Residual<Dropout<20>, Conv1D<6, 1, ReLU>>, MaxPool1D<2>, Dropout<25>, Dense<3, Softmax>>;

/// The largest difference between what one step changes in a network of floats and in 16 bits, whose masks are the
/// same, as the first random numbers are; as the mean of some steps, because 16 bits round at random.
template <template <class> class Net>
float difference_of_steps() {
    Net<float> start;
    initialize(start, 7);
    std::array<float, Net<float>::parameter_count> change{};
    std::array<float, Net<float>::parameter_count> change_in_16_bits{};
    constexpr int passes = 150;
    for (int pass = 0; pass < passes; ++pass) {
        const std::uint64_t seed = 100 + static_cast<std::uint64_t>(pass);
        const std::array<Fixed16, 24> x = numbers(1);
        Net<float> net = convert<float>(convert<Fixed16>(start));
        const Net<float> before = net;
        Net<Fixed16> net_in_16_bits = convert<Fixed16>(start);
        Trainer<Net<float>, CrossEntropy, SGD> trainer{net, {0.01f}, seed};
        Trainer<Net<Fixed16>, CrossEntropy, SGD> trainer_in_16_bits{net_in_16_bits, {0.01f}, seed};
        const float loss = trainer.step(convert<float>(x), Label{2});
        const float loss_in_16_bits = float(trainer_in_16_bits.step(x, Label{2}));
        CHECK(loss_in_16_bits == doctest::Approx(static_cast<double>(loss)).epsilon(0.01));
        const Net<float> after = convert<float>(net_in_16_bits);
        for (std::size_t i = 0; i < change.size(); ++i) {
            change[i] += (net.parameters()[i] - before.parameters()[i]) / passes;
            change_in_16_bits[i] += (after.parameters()[i] - before.parameters()[i]) / passes;
        }
    }
    float largest = 0.0f;
    float largest_change = 0.0f;
    for (std::size_t i = 0; i < change.size(); ++i) {
        const float difference = math::absolute(change[i] - change_in_16_bits[i]);
        largest = difference > largest ? difference : largest;
        largest_change = math::absolute(change[i]) > largest_change ? math::absolute(change[i]) : largest_change;
    }
    CHECK(largest_change > 0.001f);
    return largest;
}

} // namespace

TEST_CASE("a step of training changes what it does in float, under the same masks") {
    CHECK(difference_of_steps<Net>() < 0.00004f);
    CHECK(difference_of_steps<Spatial>() < 0.00004f);
}

namespace {

template <class Description>
constexpr bool trains(int steps) {
    using Small = Network<Fixed16, Input<2, 2>, Conv1D<3, 1, ReLU>, Description, Dense<2, Softmax>>;
    Small net;
    initialize(net, 3);
    Trainer<Small, CrossEntropy, SGD> trainer{net, {0.05f}, 1};
    typename Small::Input x{};
    x[0] = Fixed16(1.0f);
    x[3] = Fixed16(0.5f);
    FixedLoss loss;
    for (int i = 0; i < steps; ++i) {
        loss = trainer.step(x, Label{1});
    }
    return !loss.refused() && float(evaluate<CrossEntropy>(net, x, Label{1})) < 0.3f;
}

#if defined(NERVELET_HAS_BIT_CAST) && __cplusplus >= 201703L
static_assert(trains<Dropout<20>>(60), "also in the compiler");
#endif

} // namespace

TEST_CASE("what is learned in spite of what is dropped") {
    CHECK(trains<Dropout<20>>(60));
    CHECK(trains<SpatialDropout<20>>(60));
}
