// Part of nervelet. MIT licence, the nervelet authors.
#include "comparison.hpp"

#include "../board/plain_c.h"
#include "contestants.hpp"
#include "lessons.hpp"

namespace {

/// Parameters as nervelet keeps them, [in][out], into what plain C keeps, [out][in].
template <std::size_t In, std::size_t Out>
const float* transpose(const float* from, float (&to)[Out][In]) {
    for (std::size_t i = 0; i < In; ++i) {
        for (std::size_t j = 0; j < Out; ++j) {
            to[j][i] = *from++;
        }
    }
    return from;
}

template <std::size_t Size>
const float* copy(const float* from, float (&to)[Size]) {
    for (float& value : to) {
        value = *from++;
    }
    return from;
}

struct XorInC {
    static inline plain_2_8_1 net;

    static void begin() {
        ByNervelet<XorLesson>::begin_forward();
        const float* from = ByNervelet<XorLesson>::net.parameters().data();
        from = copy(copy(transpose(from, net.w1), net.b1), net.w2);
        net.b2 = *from;
    }
    static float forward(std::size_t i) {
        return plain_2_8_1_forward(&net, XorLesson::inputs[i % example_count].data());
    }
    static float step(std::size_t i) {
        i %= example_count;
        return plain_2_8_1_step(&net, XorLesson::inputs[i].data(), XorLesson::target(i)[0], XorLesson::rate);
    }
};

template <class Lesson>
struct ClassifierInC {
    static inline plain_64_32_10 net;

    static void begin() {
        ByNervelet<Lesson>::begin_forward();
        const float* from = ByNervelet<Lesson>::net.parameters().data();
        copy(transpose(copy(transpose(from, net.w1), net.b1), net.w2), net.b2);
    }
    static float forward(std::size_t i) {
        i %= example_count;
        plain_64_32_10_forward(&net, Lesson::inputs[i].data());
        return net.y[Lesson::target(i).index];
    }
    static float step(std::size_t i) {
        i %= example_count;
        return plain_64_32_10_step(&net, Lesson::inputs[i].data(), static_cast<unsigned>(Lesson::target(i).index),
                                   Lesson::rate);
    }
};

/// Where there is no plain C.
struct Nobody {};

template <class InC>
Contestant forward_in_c() {
    return {InC::begin, InC::forward};
}
template <>
Contestant forward_in_c<Nobody>() {
    return {};
}

template <class InC>
Contestant step_in_c() {
    return {InC::begin, InC::step};
}
template <>
Contestant step_in_c<Nobody>() {
    return {};
}

template <class Lesson, class InC>
void add(std::vector<Match>& matches, const char* network, std::size_t calls) {
    using Own = ByNervelet<Lesson>;
    using Hand = ByHand<Lesson>;
    matches.push_back({network,
                       "forward",
                       2 * calls,
                       1,
                       {Own::begin_forward, Own::forward},
                       forward_in_c<InC>(),
                       {Hand::begin, Hand::forward}});
    matches.push_back(
        {network, "step, SGD", calls, 1, {Own::begin_step, Own::step}, step_in_c<InC>(), {Hand::begin, Hand::step}});
    matches.push_back(
        {network, "step, Adam", calls, 1, {Own::begin_adam, Own::adam}, Contestant{}, {Hand::begin, Hand::adam}});
    matches.push_back({network,
                       "one of a batch of 32, SGD",
                       calls / batch_size,
                       batch_size,
                       {Own::begin_batch, Own::batch},
                       Contestant{},
                       {Hand::begin, Hand::batch}});
}

} // namespace

std::vector<Match> comparison() {
    std::vector<Match> matches;
    add<XorLesson, XorInC>(matches, "2-8-1, Tanh, Sigmoid", 4096);
    using Dense = ClassifierLesson<DensePixels>;
    add<Dense, ClassifierInC<Dense>>(matches, "64-32-10, ReLU, Softmax", 512);
    using Digits = ClassifierLesson<HandwrittenDigits>;
    add<Digits, ClassifierInC<Digits>>(matches, "64-32-10, handwritten digits", 512);
    add<WideLesson<784, 128>, Nobody>(matches, "784-128-10, ReLU, Softmax", 64);
    return matches;
}
