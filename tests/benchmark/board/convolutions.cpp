// Part of nervelet. MIT licence, the nervelet authors.
//
// Prints what networks of convolutions cost, as measure.cpp does of others.
#include "convolution_lessons.hpp"
#include "figures.hpp"
#include "learner.hpp"
#include "plain_c.hpp"

volatile float result;

namespace {

using Swings = Windows<128, 3>;

struct PlainOverTime {
    static plain_conv1d net;
    __attribute__((noipa)) static void forward(std::uint32_t i) {
        result = static_cast<float>(plain_conv1d_forward(&net, window(i)));
    }
    __attribute__((noipa)) static void step(std::uint32_t i) {
        result = plain_conv1d_step(&net, window(i), static_cast<unsigned>(Swings::target(i).index), 0.05f);
    }
    static const float (*window(std::uint32_t i))[3] {
        return reinterpret_cast<const float(*)[3]>(Swings::inputs[i].data());
    }
};
plain_conv1d PlainOverTime::net;

template <std::size_t Times, std::size_t Channels>
std::uint32_t active(const float (&outputs)[Times][Channels]) {
    std::uint32_t count = 0;
    for (const auto& at_one_time : outputs) {
        for (const float output : at_one_time) {
            count += output > 0.0f ? 1 : 0;
        }
    }
    return count;
}

constexpr std::uint32_t percent(std::uint32_t part, std::uint32_t whole) {
    return (100 * part + whole / 2) / whole;
}

/// How many in 100 of the outputs are not zero. A step passes over the others, so what it costs depends on it.
struct Shares {
    std::uint32_t pool = 0;
    std::uint32_t second = 0;
};

Shares shares() {
    Shares shares;
    for (std::uint32_t i = 0; i < convolution_example_count; ++i) {
        PlainOverTime::forward(i);
        shares.pool += active(PlainOverTime::net.largest);
        shares.second += active(PlainOverTime::net.a2);
    }
    shares.pool = percent(shares.pool, convolution_example_count * 62 * 8);
    shares.second = percent(shares.second, convolution_example_count * 58 * 16);
    if (shares.pool < 73 || shares.pool > 75 || shares.second < 57 || shares.second > 59) {
        semihosting::print("FAILED: of conv1d's outputs other shares are active than README.md says\n");
        semihosting::exit(1);
    }
    return shares;
}

void over_time() {
    using Taught = Learner<OverTime, CrossEntropy, SGD, Swings>;
    initialize(Taught::net, 21);
    for (std::size_t j = 0; j < 8; ++j) {
        Taught::net.bias<0>()[j] = 0.4f;
    }
    for (std::size_t j = 0; j < 16; ++j) {
        Taught::net.bias<1>()[j] = 0.05f;
    }
    transpose(Taught::net.weights<0>(), PlainOverTime::net.w1);
    transpose(Taught::net.weights<1>(), PlainOverTime::net.w2);
    transpose(Taught::net.weights<2>(), PlainOverTime::net.w3);
    copy(Taught::net.bias<0>(), PlainOverTime::net.b1);
    copy(Taught::net.bias<1>(), PlainOverTime::net.b2);
    line("percent_active/", "conv1d/pool", shares().pool);
    line("percent_active/", "conv1d/second", shares().second);
    measure("conv1d/forward", Taught::classify, 1, convolution_example_count);
    measure("conv1d/step", Taught::step, 1, convolution_example_count);
    measure("conv1d/forward/plain_c", PlainOverTime::forward, 1, convolution_example_count);
    measure("conv1d/step/plain_c", PlainOverTime::step, 1, convolution_example_count);
    shares();
    compare("conv1d", difference(Taught::net.weights<0>(), PlainOverTime::net.w1));
    compare("conv1d", difference(Taught::net.weights<1>(), PlainOverTime::net.w2));
    compare("conv1d", difference(Taught::net.weights<2>(), PlainOverTime::net.w3));
    memory<Taught>("conv1d/SGD");
}

template <class Learner>
void without_plain_c(const char* forward, const char* step, const char* sgd) {
    initialize(Learner::net, 7);
    measure(forward, Learner::classify, 1, convolution_example_count);
    measure(step, Learner::step, 1, convolution_example_count);
    memory<Learner>(sgd);
}

} // namespace

int main() {
    over_time();
    without_plain_c<Learner<OverImages, CrossEntropy, SGD, Images>>("conv2d/forward", "conv2d/step", "conv2d/SGD");
    without_plain_c<Learner<Separable, CrossEntropy, SGD, Windows<64, 4>>>("separable/forward", "separable/step",
                                                                           "separable/SGD");
    semihosting::exit(0);
}
