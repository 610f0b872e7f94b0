// Part of nervelet. MIT licence, the nervelet authors.
// Every activation, loss and optimizer computes the same bits in a constant expression and at run time. Constant
// evaluation also proves that there is no undefined behaviour on these paths.
#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

#if __cplusplus >= 201703L

using namespace nervelet;

namespace {

// Three steps on three examples, by a network that ends with the activation.
template <class Net, class Loss, template <class> class Optimizer, class T>
constexpr typename Net::Parameters learn(Optimizer<T> optimizer) {
    Net net;
    initialize(net, 21);
    Trainer<Net, Loss, Optimizer, 2> trainer{net, optimizer, 3};
    const std::array<typename Net::Input, 2> xs{{{{T(0.5f), T(-0.25f)}}, {{T(-0.75f), T(1)}}}};
    const std::array<typename Net::Output, 2> targets{{{{T(0.25f), T(0.75f)}}, {{T(0.5f), T(0.5f)}}}};
    for (std::size_t step = 0; step < 3; ++step) {
        trainer.step(xs, targets, step == 2 ? 1 : 2);
    }
    return net.parameters();
}

// The volatile rate keeps the second run at run time.
template <class Activation, class Loss, class T>
bool same_with() {
    using Net = Network<T, Input<2>, Dense<3, Activation>, Dropout<25>, Dense<2, Activation>>;
    constexpr typename Net::Parameters in_compiler = learn<Net, Loss, SGD, T>({T(0.125f)});
    volatile float rate = 0.125f;
    return learn<Net, Loss, SGD, T>({T(rate)}) == in_compiler;
}

template <class Activation>
bool same_with_all_losses() {
    return same_with<Activation, SquaredError, float>() && same_with<Activation, MeanSquaredError, float>() &&
           same_with<Activation, MeanAbsoluteError, float>() && same_with<Activation, Huber, float>() &&
           same_with<Activation, MeanSquaredError, double>();
}

template <class Last, class Loss, class T>
bool same_with_last() {
    using Net = Network<T, Input<2>, Dense<3, Tanh>, Dense<2, Last>>;
    constexpr typename Net::Parameters in_compiler = learn<Net, Loss, SGD, T>({T(0.125f)});
    volatile float rate = 0.125f;
    return learn<Net, Loss, SGD, T>({T(rate)}) == in_compiler;
}

template <template <class> class Optimizer>
bool same_with_optimizer() {
    using Net = Network<float, Input<2>, Dense<3, Tanh>, Dense<2, Softmax>>;
    constexpr typename Net::Parameters in_compiler =
        learn<Net, CrossEntropy, Optimizer, float>(Optimizer<float>{0.125f});
    volatile float rate = 0.125f;
    return learn<Net, CrossEntropy, Optimizer, float>(Optimizer<float>{rate}) == in_compiler;
}

template <class T>
struct Decayed : WeightDecay<Momentum<T>> {
    explicit constexpr Decayed(T rate) : WeightDecay<Momentum<T>>({rate}, T(0.01f)) {}
};

template <class T>
struct CutByNorm : ClipByNorm<SGD<T>> {
    explicit constexpr CutByNorm(T rate) : ClipByNorm<SGD<T>>({rate}, T(0.25f)) {}
};

template <class T>
struct CutByValue : ClipByValue<Adam<T>> {
    explicit constexpr CutByValue(T rate) : ClipByValue<Adam<T>>({rate}, T(0.125f)) {}
};

} // namespace

TEST_CASE("every activation, with every loss, in a constant expression") {
    CHECK(same_with_all_losses<Identity>());
    CHECK(same_with_all_losses<ReLU>());
    CHECK(same_with_all_losses<LeakyReLU>());
    CHECK(same_with_all_losses<ELU>());
    CHECK(same_with_all_losses<GELU>());
    CHECK(same_with_all_losses<GELUTanh>());
    CHECK(same_with_all_losses<SiLU>());
    CHECK(same_with_all_losses<Softplus>());
    CHECK(same_with_all_losses<Sigmoid>());
    CHECK(same_with_all_losses<Tanh>());
    CHECK(same_with_all_losses<Hardsigmoid>());
    CHECK(same_with_all_losses<Hardswish>());
    CHECK(same_with_all_losses<ReLU6>());
    CHECK(same_with_all_losses<SELU>());
}

TEST_CASE("cross-entropies, and softmax under other losses, in a constant expression") {
    CHECK(same_with_last<Sigmoid, BinaryCrossEntropy, float>());
    CHECK(same_with_last<Sigmoid, BinaryCrossEntropy, double>());
    CHECK(same_with_last<Hardsigmoid, BinaryCrossEntropy, float>());
    CHECK(same_with_last<Softmax, BinaryCrossEntropy, float>());
    CHECK(same_with_last<Softmax, CrossEntropy, float>());
    CHECK(same_with_last<Softmax, CrossEntropy, double>());
    CHECK(same_with_last<Softmax, SquaredError, float>());
    CHECK(same_with_last<Softmax, Huber, double>());
}

TEST_CASE("every optimizer, decay and clipping, in a constant expression") {
    CHECK(same_with_optimizer<SGD>());
    CHECK(same_with_optimizer<Momentum>());
    CHECK(same_with_optimizer<Nesterov>());
    CHECK(same_with_optimizer<Adam>());
    CHECK(same_with_optimizer<AdamW>());
    CHECK(same_with_optimizer<RMSprop>());
    CHECK(same_with_optimizer<Adagrad>());
    CHECK(same_with_optimizer<Decayed>());
    CHECK(same_with_optimizer<CutByNorm>());
    CHECK(same_with_optimizer<CutByValue>());
}

namespace {

constexpr double accumulated() {
    using Net = Network<double, Input<1>, Dense<2, Tanh>, Dense<2, Softmax>>;
    Net net;
    initialize(net, 2);
    Accumulator<Net, CrossEntropy, SGD> accumulator{net, {0.5}};
    accumulator.add({{0.5}}, Label{1});
    accumulator.add({{-0.5}}, Label{0});
    accumulator.step();
    return evaluate<CrossEntropy>(net, {{0.5}}, Label{1});
}

constexpr double checked() {
    using Net = Network<double, Input<1>, Dense<2, Tanh>, Dense<2, Softmax>>;
    Net net;
    initialize(net, 2);
    return gradient_check<CrossEntropy>(net, {{0.5}}, Label{1}).largest_error;
}

static_assert(accumulated() > 0 && accumulated() < 1, "accumulation in a constant expression");
static_assert(checked() < 1e-9, "the gradient is checked by the compiler");

} // namespace

#else

TEST_CASE("constant evaluation needs C++17: at run time everything is tested elsewhere") {
    CHECK(__cplusplus < 201703L);
}

#endif
