// Part of nervelet. MIT licence, the nervelet authors.
//
// Prints what a forward pass and a step cost on this core, one "name number" a line, next to the same in plain C.
#include "figures.hpp"
#include "learner.hpp"
#include "plain_c.hpp"

volatile float result;
Classifier BatchLearner::net;
Trainer<Classifier, CrossEntropy, SGD, example_count> BatchLearner::trainer{net, {0.05f}};
std::array<Label, example_count> BatchLearner::labels;
plain_2_8_1 PlainXor::net;
plain_32_8_32 PlainAutoencoder::net;

namespace {

using XorLearner = Learner<Xor, BinaryCrossEntropy, SGD, TwoNumbers>;
using DenseLearner = Learner<Classifier, CrossEntropy, SGD, DensePixels>;
using DigitsLearner = Learner<Classifier, CrossEntropy, SGD, HandwrittenDigits>;
using MomentumLearner = Learner<Classifier, CrossEntropy, Momentum, DensePixels>;
using AdamLearner = Learner<Classifier, CrossEntropy, Adam, DensePixels>;
using HeadLearner = Learner<Head, CrossEntropy, SGD, DensePixels>;
using CodeLearner = Learner<Autoencoder, MeanSquaredError, SGD, Signals>;

void xor_network() {
    initialize(XorLearner::net, 7);
    transpose(XorLearner::net.weights<0>(), PlainXor::net.w1);
    for (std::size_t j = 0; j < 8; ++j) {
        PlainXor::net.w2[j] = XorLearner::net.weights<1>()(j, 0);
    }
    measure("2-8-1/forward", XorLearner::forward, 16);
    measure("2-8-1/step", XorLearner::step, 16);
    measure("2-8-1/forward/plain_c", PlainXor::forward, 16);
    measure("2-8-1/step/plain_c", PlainXor::step, 16);
    compare("2-8-1", difference(XorLearner::net.weights<0>(), PlainXor::net.w1));
    memory<XorLearner>("2-8-1/SGD");
}

template <class Learner, class Lessons>
void classifier(const char* forward, const char* step, const char* plain_forward, const char* plain_step) {
    using Plain = PlainClassifier<Lessons>;
    initialize(Learner::net, 7);
    transpose(Learner::net.template weights<0>(), Plain::net.w1);
    transpose(Learner::net.template weights<1>(), Plain::net.w2);
    measure(forward, Learner::classify, 2);
    measure(step, Learner::step, 2);
    measure(plain_forward, Plain::forward, 2);
    measure(plain_step, Plain::step, 2);
    compare(forward, difference(Learner::net.template weights<0>(), Plain::net.w1));
    compare(forward, difference(Learner::net.template weights<1>(), Plain::net.w2));
}

void optimizers() {
    initialize(MomentumLearner::net, 7);
    measure("64-32-10/step/Momentum", MomentumLearner::step, 1);
    initialize(AdamLearner::net, 7);
    measure("64-32-10/step/Adam", AdamLearner::step, 1);
    initialize(BatchLearner::net, 7);
    for (std::size_t i = 0; i < example_count; ++i) {
        BatchLearner::labels[i] = DensePixels::target(i);
    }
    line("stack/", "64-32-10/step/batch_of_16", stack_of(BatchLearner::step));
    line("instructions/", "64-32-10/step/batch_of_16", instructions_of(BatchLearner::step, 1));
    memory<DenseLearner>("64-32-10/SGD");
    memory<MomentumLearner>("64-32-10/Momentum");
    memory<AdamLearner>("64-32-10/Adam");
    memory<BatchLearner>("64-32-10/batch_of_16");
}

void head_only() {
    initialize(HeadLearner::net, 7);
    measure("64-32-10/forward/frozen", HeadLearner::classify, 2);
    measure("64-32-10/step/frozen", HeadLearner::step, 2);
    memory<HeadLearner>("64-32-10/frozen");
}

void autoencoder() {
    initialize(CodeLearner::net, 7);
    transpose(CodeLearner::net.weights<0>(), PlainAutoencoder::net.w1);
    transpose(CodeLearner::net.weights<1>(), PlainAutoencoder::net.w2);
    measure("32-8-32/forward", CodeLearner::forward, 4);
    measure("32-8-32/step", CodeLearner::step, 4);
    measure("32-8-32/forward/plain_c", PlainAutoencoder::forward, 4);
    measure("32-8-32/step/plain_c", PlainAutoencoder::step, 4);
    compare("32-8-32", difference(CodeLearner::net.weights<0>(), PlainAutoencoder::net.w1));
    memory<CodeLearner>("32-8-32/SGD");
}

} // namespace

int main() {
    xor_network();
    classifier<DenseLearner, DensePixels>("64-32-10/forward", "64-32-10/step", "64-32-10/forward/plain_c",
                                          "64-32-10/step/plain_c");
    classifier<DigitsLearner, HandwrittenDigits>("64-32-10/forward/digits", "64-32-10/step/digits",
                                                 "64-32-10/forward/digits/plain_c", "64-32-10/step/digits/plain_c");
    optimizers();
    head_only();
    autoencoder();
    semihosting::exit(0);
}
