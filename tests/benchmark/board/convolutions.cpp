// Part of nervelet. MIT licence, the nervelet authors.
#include "convolutions.hpp"

#include "convolution_lessons.hpp"
#include "figures.hpp"
#include "learner.hpp"
#include "plain_c.hpp"

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

void check_share(const char* name, std::uint32_t count, std::uint32_t of, std::uint32_t percent) {
    const std::uint32_t share = (100 * count + of / 2) / of;
    line("percent_active/", name, share);
    if (share + 2 < percent || share > percent + 2) {
        semihosting::print("FAILED: another share of outputs than README.md says is active\n");
        semihosting::exit(1);
    }
}

/// A step passes over what is not active, so what it costs depends on these shares.
void check_shares() {
    std::uint32_t largest = 0;
    std::uint32_t second = 0;
    for (std::uint32_t i = 0; i < convolution_example_count; ++i) {
        PlainOverTime::forward(i);
        largest += active(PlainOverTime::net.largest);
        second += active(PlainOverTime::net.a2);
    }
    check_share("conv1d/largest", largest, convolution_example_count * 62 * 8, 74);
    check_share("conv1d/second", second, convolution_example_count * 58 * 16, 58);
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
    check_shares();
    measure("conv1d/forward", Taught::classify, 1, convolution_example_count);
    measure("conv1d/step", Taught::step, 1, convolution_example_count);
    measure("conv1d/forward/plain_c", PlainOverTime::forward, 1, convolution_example_count);
    measure("conv1d/step/plain_c", PlainOverTime::step, 1, convolution_example_count);
    check_shares();
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

void convolutions() {
    over_time();
    without_plain_c<Learner<OverImages, CrossEntropy, SGD, Images>>("conv2d/forward", "conv2d/step", "conv2d/SGD");
    without_plain_c<Learner<Separable, CrossEntropy, SGD, Windows<64, 4>>>("separable/forward", "separable/step",
                                                                           "separable/SGD");
}
