// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_CHECKS_EVERYTHING_HPP
#define NERVELET_TESTS_CHECKS_EVERYTHING_HPP

// A tour through the whole library, for the checks that want all of it compiled and run. It asks only whether the
// numbers are finite; whether they are right is the tests' concern.

#include <nervelet/nervelet.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

template <class T>
using ClippedByNorm = nervelet::ClipByNorm<nervelet::SGD<T>>;
template <class T>
using ClippedByValue = nervelet::ClipByValue<nervelet::Momentum<T>>;
template <class T>
using Decayed = nervelet::WeightDecay<nervelet::Nesterov<T>>;

struct KeepLess {
    template <class T>
    static constexpr T probability(std::size_t unit) {
        return unit == 0 ? T(1) : T(0.75f);
    }
};

template <class Net>
typename Net::Input some_input(std::size_t n) {
    typename Net::Input x{};
    for (std::size_t i = 0; i < x.size(); ++i) {
        x[i] = typename Net::Scalar(static_cast<float>(n + 2 * i) * 0.125f);
    }
    return x;
}

template <class Net>
typename Net::Output some_target() {
    typename Net::Output target{};
    target[0] = typename Net::Scalar(1);
    return target;
}

template <class T>
bool finite(T value) {
    return nervelet::math::is_finite(value);
}

template <class Net>
bool all_finite(const Net& net) {
    for (const auto parameter : net.parameters()) {
        if (!finite(parameter)) {
            return false;
        }
    }
    return true;
}

// One example, a batch and an accumulated step.
template <class Net, class Loss, template <class> class Optimizer>
bool teach(Optimizer<typename Net::Scalar> optimizer) {
    Net net;
    nervelet::Trainer<Net, Loss, Optimizer> one{net, optimizer};
    nervelet::Trainer<Net, Loss, Optimizer, 3> batched{net, optimizer, 5};
    nervelet::Accumulator<Net, Loss, Optimizer> accumulator{net, optimizer};
    std::array<typename Net::Input, 3> xs;
    std::array<typename Net::Output, 3> targets;
    nervelet::initialize(net, 7);
    for (std::size_t n = 0; n < 3; ++n) {
        xs[n] = some_input<Net>(n);
        targets[n] = some_target<Net>();
    }
    bool good = finite(one.step(xs[0], targets[0])) && finite(batched.step(xs, targets)) &&
                finite(batched.step(xs, targets, 2)) && finite(accumulator.add(xs[1], targets[1])) &&
                finite(accumulator.add(xs[2], targets[2]));
    good = accumulator.step() && good;
    one.optimizer().learning_rate *= typename Net::Scalar(0.5f);
    const nervelet::Memory memory = nervelet::memory_of<nervelet::Trainer<Net, Loss, Optimizer, 3>>();
    return good && one.steps() == 1 && batched.steps() == 2 && memory.total > memory.parameters &&
           finite(nervelet::evaluate<Loss>(net, xs[0], targets[0])) && finite(net(xs[0])[0]) &&
           finite(net.logits(xs[0])[0]) && all_finite(net);
}

template <class T, class Activation>
bool activation() {
    using namespace nervelet;
    using Net = Network<T, Input<5>, Dense<7, Activation>, Dropout<20>, Dense<2, Identity>>;
    return teach<Net, MeanSquaredError, SGD>({T(0.01f)});
}

template <class T>
bool activations() {
    using namespace nervelet;
    return activation<T, ReLU>() && activation<T, LeakyReLU>() && activation<T, LeakyReLUWith<20>>() &&
           activation<T, ELU>() && activation<T, GELU>() && activation<T, GELUTanh>() && activation<T, SiLU>() &&
           activation<T, Softplus>() && activation<T, Sigmoid>() && activation<T, Tanh>() &&
           activation<T, Hardsigmoid>() && activation<T, Hardswish>() && activation<T, ReLU6>() &&
           activation<T, SELU>() && activation<T, Identity>();
}

template <class T>
bool losses() {
    using namespace nervelet;
    using Regression = Network<T, Input<3>, Dense<4, Tanh>, Dense<2, Identity>>;
    using Binary = Network<T, Input<3>, Dense<4, ReLU>, DropoutPerUnit<KeepLess>, Dense<2, Sigmoid>>;
    using Classes = Network<T, Input<3>, Dense<4, SiLU>, Dense<3, Softmax>>;
    return teach<Regression, SquaredError, SGD>({T(0.01f)}) && teach<Regression, MeanSquaredError, SGD>({T(0.01f)}) &&
           teach<Regression, MeanAbsoluteError, SGD>({T(0.01f)}) && teach<Regression, Huber, SGD>({T(0.01f)}) &&
           teach<Regression, HuberWith<50>, SGD>({T(0.01f)}) && teach<Binary, BinaryCrossEntropy, SGD>({T(0.01f)}) &&
           teach<Classes, CrossEntropy, SGD>({T(0.01f)}) && teach<Classes, SquaredError, SGD>({T(0.01f)});
}

template <class T>
bool optimizers() {
    using namespace nervelet;
    using Net = Network<T, Input<4>, Dense<6, ReLU>, Dropout<50>, Dense<9, Tanh>, Dense<3, Softmax>>;
    return teach<Net, CrossEntropy, SGD>({T(0.01f)}) && teach<Net, CrossEntropy, Momentum>({T(0.01f)}) &&
           teach<Net, CrossEntropy, Nesterov>({T(0.01f)}) && teach<Net, CrossEntropy, Adam>({T(0.01f)}) &&
           teach<Net, CrossEntropy, AdamW>({T(0.01f)}) && teach<Net, CrossEntropy, RMSprop>({T(0.01f)}) &&
           teach<Net, CrossEntropy, Adagrad>({T(0.01f)}) &&
           teach<Net, CrossEntropy, ClippedByNorm>({{T(0.01f)}, T(1)}) &&
           teach<Net, CrossEntropy, ClippedByValue>({{T(0.01f)}, T(1)}) &&
           teach<Net, CrossEntropy, Decayed>({{T(0.01f)}, T(0.0001f)});
}

template <class T>
bool labels() {
    using namespace nervelet;
    using Net = Network<T, Input<4>, Dense<6, ELU>, Dense<3, Softmax>>;
    Net net;
    Trainer<Net, CrossEntropy, Adam, 2> trainer{net, {T(0.01f)}};
    Trainer<Net, CrossEntropy, SGD> one{net, {T(0.01f)}};
    Accumulator<Net, CrossEntropy, SGD> accumulator{net, {T(0.01f)}};
    initialize(net, 7);
    const std::array<typename Net::Input, 2> xs{{some_input<Net>(0), some_input<Net>(1)}};
    const std::array<Label, 2> targets{{Label{2}, Label{0}}};
    bool good = finite(trainer.step(xs, targets)) && finite(trainer.step(xs, targets, 1)) &&
                finite(one.step(xs[0], targets[0])) && finite(accumulator.add(xs[1], targets[1]));
    good = accumulator.step() && good;
    const auto check = gradient_check<CrossEntropy>(net, xs[0], targets[0]);
    net.template weights<0>()(0, 0) = T(0.5f);
    const Net& constant = net;
    return good && finite(check.largest_error) && finite(evaluate<CrossEntropy>(net, xs[0], targets[0])) &&
           finite(constant.template weights<1>()(1, 1)) && finite(constant.template bias<0>()[0]);
}

template <class T>
bool metrics() {
    using namespace nervelet;
    Accuracy accuracy;
    ConfusionMatrix<3> matrix;
    const std::array<T, 3> outputs{{T(0.25f), T(0.5f), T(0.25f)}};
    accuracy.add(argmax(outputs), 1);
    accuracy.add(in_top_k<2>(outputs, 0));
    matrix.add(1, top_k<2>(outputs)[0]);
    return finite(accuracy.value<T>()) && finite(matrix.accuracy<T>()) && finite(matrix.precision<T>(1)) &&
           finite(matrix.recall<T>(1)) && finite(matrix.macro_f1<T>());
}

template <class T>
bool schedules() {
    using namespace nervelet;
    const WarmUp<CosineSchedule<T>> warm{{T(0.1f), T(0.001f), 100}, 10};
    EarlyStopping<T> stopping(2, T(0.01f));
    stopping.update(T(1));
    stopping.reset();
    T sum = T(0);
    for (std::uint32_t step = 0; step < 120; ++step) {
        sum += warm(step) + ConstantSchedule<T>{T(0.1f)}(step) + StepSchedule<T>{T(0.1f), T(0.5f), 10}(step) +
               ExponentialSchedule<T>{T(0.1f), T(0.99f)}(step);
    }
    return finite(sum) && !stopping.stop();
}

template <class T>
bool data() {
    using namespace nervelet;
    Random random(3);
    StandardNormalizer<T, 2> standard =
        StandardNormalizer<T, 2>::from_mean_and_variance({{T(3), T(2)}}, {{T(4), T(1)}}, 5);
    MinMaxNormalizer<T, 2> range = MinMaxNormalizer<T, 2>::from_minimum_and_maximum({{T(1), T(2)}}, {{T(5), T(2)}});
    ShuffledIndices<10> order;
    order.shuffle(random);
    std::array<T, 4> values{{T(1), T(2), T(3), T(4)}};
    shuffle(values, random);
    for (const auto index : order) {
        const std::array<T, 2> x{{T(static_cast<std::int32_t>(index)), T(2)}};
        standard.observe(x);
        range.observe(x);
    }
    const std::array<T, 2> x{{T(3), T(2)}};
    return finite(standard.invert(standard.apply(x))[0]) && finite(range.invert(range.apply_clamped(x))[1]) &&
           finite(standard.sample_variance(0));
}

// A stream into a replay memory, epochs over it in slices, and an adaptation with held-out examples.
template <class T, class Admission, class Precision>
bool stream() {
    using namespace nervelet;
    using Net = Network<T, Input<4>, Dense<6, Tanh>, Dropout<10>, Dense<3, Softmax>>;
    using Past = Replay<typename Net::Input, Label, 12, Admission, Precision>;
    using Teacher = Trainer<Net, CrossEntropy, Adam, 5>;
    using HeldOut = Examples<typename Net::Input, Label, 3>;
    Net net;
    Past past;
    Random random(3);
    initialize(net, 7);
    for (std::size_t n = 0; n < 40; ++n) {
        past.add(some_input<Net>(n), Label{n % 3}, random);
    }
    Teacher trainer{net, {T(0.01f)}};
    TrainingLoop<Teacher, Past, ConstantSchedule<T>> training{trainer, past, {T(0.01f)}};
    training.start(2);
    std::uint32_t now = 0;
    while (training.advance_for([&now] { return now += 3; }, 7)) {
    }
    const std::array<typename Net::Input, 3> xs{{some_input<Net>(1), some_input<Net>(2), some_input<Net>(3)}};
    const std::array<Label, 3> labels{{Label{1}, Label{2}, Label{0}}};
    const HeldOut held_out{xs, labels};
    Adaptation<Teacher, Past, HeldOut, HigherAccuracy> adaptation{net, {T(0.01f)}, past, held_out};
    adaptation.start(2, EarlyStopping<T>(1));
    while (adaptation.advance(3)) {
    }
    return finite(training.loss()) && finite(training.progress()) && finite(adaptation.best().loss()) &&
           finite(validate<CrossEntropy>(net, held_out).loss()) && past.sample(Label{1}, random) < past.size() &&
           past.count(past.target(past.sample(random))) > 0 && all_finite(net);
}

template <class T>
bool streams() {
    using namespace nervelet;
    return stream<T, Reservoir, FullPrecision>() && stream<T, ClassBalanced<3>, Quantized<0, 8>>();
}

template <class T>
constexpr T constant_layer[4 * 6 + 6] = {T(0.5f), T(-0.25f), T(1)};

template <class T>
bool adapted() {
    using namespace nervelet;
    using TypeIdentity = Frozen<Dense<6, Tanh>, Stored<const T[4 * 6 + 6], constant_layer<T>>>;
    using Net = Network<T, Input<4>, TypeIdentity, Dense<4>, BiasOnly<TypeIdentity>, Dense<4>, LowRank<TypeIdentity, 2>,
                        Dense<3, Softmax>>;
    Net net;
    initialize(net, 7);
    Trainer<Net, CrossEntropy, SGD> trainer{net, {T(0.01f)}};
    Merged<Net> plain = merge(net);
    const Merged<Net> constant = plain;
    take_over(net, plain);
    plain.template weights<0>() = constant.template weights<0>();
    plain.template bias<1>() = plain.template bias<3>();
    return finite(trainer.step(some_input<Net>(1), Label{1})) && all_finite(net) && all_finite(plain);
}

template <class T>
constexpr nervelet::BatchNormStatistics<T, 3> some_statistics = {{{T(1), T(2), T(0.5f)}}, {{T(0.5f), T(0), T(2)}}};

template <class T>
bool normalized() {
    using namespace nervelet;
    using Norm = BatchNorm<decltype(some_statistics<T>), some_statistics<T>, ReLU>;
    using Net =
        Network<T, Input<4, 3>, LayerNorm<>, SpatialDropout<20>, Norm, LayerNorm<All>, Dense<3>, Norm, Dense<2>>;
    Net net;
    initialize(net, 7);
    const Merged<Net> plain = merge(net);
    return teach<Net, MeanSquaredError, SGD>({T(0.01f)}) &&
           teach<Net, MeanSquaredError, ClippedByNorm>({{T(0.01f)}, T(1)}) && finite(plain(some_input<Net>(1))[0]);
}

template <class T>
bool residuals() {
    using namespace nervelet;
    using Net = Network<T, Input<6, 2>, Residual<Conv1D<3, 3, Tanh, Stride<2>, Same>, Dropout<10>, ReLU>, Dense<5>,
                        Residual<Dense<4, ReLU>, Residual<Dense<4>>, Dense<5>>, Dense<3, Softmax>>;
    return teach<Net, CrossEntropy, SGD>({T(0.01f)});
}

template <class T>
bool recurrent() {
    using namespace nervelet;
    using Last =
        Network<T, Input<6, 2>, Conv1D<3, 2, Tanh>, GRU<3, EveryStep>, Dropout<10>, LSTM<4>, Dense<3, Softmax>>;
    using Every = Network<T, Input<6, 2>, LSTM<3, EveryStep>, GRU<4, EveryStep>, TimeDistributed<Dense<2>>>;
    return teach<Last, CrossEntropy, SGD>({T(0.01f)}) &&
           teach<Every, MeanSquaredError, ClippedByNorm>({{T(0.01f)}, T(1)});
}

template <class T, class Initializer>
bool initializer() {
    using namespace nervelet;
    Network<T, Input<3>, Dense<4, Tanh>, Dense<2>> net;
    initialize<Initializer>(net, 11);
    return all_finite(net);
}

template <class T>
bool initializers() {
    using namespace nervelet;
    return initializer<T, detail::ByActivation>() && initializer<T, HeNormal>() && initializer<T, HeUniform>() &&
           initializer<T, GlorotNormal>() && initializer<T, GlorotUniform>() && initializer<T, LeCunNormal>() &&
           initializer<T, LeCunUniform>() && initializer<T, Zero>() && initializer<T, Constant<1, 100>>();
}

template <class T, class Rounding>
bool quantized() {
    using namespace nervelet;
    using Net =
        QuantizedNetwork<Network<T, Input<6, 5, 2>, Conv2D<3, 3, ReLU, Same>, MaxPool2D<2, Stride<1>>,
                                 Residual<DepthwiseConv2D<3, ReLU6, Same>, Conv2D<4, 1>, ReLU>, AveragePool2D<2>,
                                 Dropout<10>, Dense<6, ReLU>, Residual<Dense<6>>, Dense<3, Softmax>>,
                         Rounding>;
    Net net{};
    net.input = {0.5f, 3};
    net.output = {0.25f, -128};
    auto& last = net.layers.above.above.above.above.above.above.first;
    last.function = int8::softmax_of(0.1f);
    last.filters = int8::dense_filters_of<decltype(last.filters)>(last.filters.weights, {{1, 2, 3}}, net.input, 0.1f,
                                                                  0.2f, int8::relu6_output_of(net.output));
    typename Net::Arena arena{};
    arena.input() = net.quantized({{T(1), T(2)}});
    net.run(arena);
    return net.numbers(arena.output())[0] > 0 && net.numbers(net(net.quantized({{T(1), T(2)}})))[0] > 0 &&
           int8::requantization_of(net.input, net.output).template convert<Rounding>(5) == -124;
}

inline bool made_of_floats() {
    using namespace nervelet;
    using Net =
        Network<float, Input<2, 2, 1>, Conv2D<2, 1, ReLU6>, Residual<DepthwiseConv2D<1>>, Residual<Conv2D<3, 1>>,
                MaxPool2D<Kernel<2, 1>>, AveragePool2D<Kernel<1, 2>>, Dense<2, Softmax>>;
    Net net;
    initialize(net, 3);
    const std::array<Net::Input, 2> samples{{{{1, 2, 3, 4}}, {{-1, 0, 0, 1}}}};
    const auto of_bytes = quantize(net, samples, Percentile{90});
    return quantize(net, samples).input.scale > 0 && quantization_report(net, of_bytes, samples).agreement >= 0;
}

using OfBytes =
    nervelet::QuantizedNetwork<nervelet::Network<float, nervelet::Input<4>, nervelet::Dense<5, nervelet::ReLU>,
                                                 nervelet::Dense<3, nervelet::Softmax>>>;

template <class T>
struct MadeAtRunTime {
    static OfBytes net;
};

template <class T>
OfBytes MadeAtRunTime<T>::net = {};

// A layer that learns above one of bytes: of numbers, of bytes and of features.
template <class T>
bool above_bytes() {
    using namespace nervelet;
    using Net = Network<T, Input<4>, Pretrained<OfBytes, MadeAtRunTime<T>::net, 1>, Dense<3, Softmax>>;
    OfBytes::Float factory;
    initialize(factory, 3);
    const std::array<OfBytes::Float::Input, 2> samples{{{{0.5f, 1, -1, 2}}, {{-1, 0, 0, 1}}}};
    OfBytes& bytes = MadeAtRunTime<T>::net;
    bytes = quantize(factory, samples);
    Net net;
    take_over(net, bytes);
    const auto x = some_input<Net>(1);
    const OfBytes::Input input = bytes.quantized({{1, 2}});
    OfBytes::Arena arena{};
    arena.input() = input;
    const typename Net::Features features = net.features(arena);
    Trainer<Net, CrossEntropy, SGD> trainer{net, {T(0.01f)}};
    Accumulator<Net, CrossEntropy, SGD> accumulator{net, {T(0.01f)}};
    bool good = finite(trainer.step(x, Label{1})) && finite(trainer.step(input, Label{2})) &&
                finite(trainer.step(features, Label{0})) && finite(accumulator.add(features, Label{1})) &&
                finite(accumulator.add(net.features(x), some_target<Net>()));
    good = accumulator.step() && good;
    return good && finite(net(features)[0]) && finite(net.logits(input)[0]) && all_finite(net) &&
           finite(evaluate<CrossEntropy>(net, features, Label{0}));
}

template <class T>
bool everything() {
    return activations<T>() && losses<T>() && optimizers<T>() && labels<T>() && metrics<T>() && schedules<T>() &&
           data<T>() && streams<T>() && adapted<T>() && normalized<T>() && residuals<T>() && recurrent<T>() &&
           initializers<T>() && quantized<float, nervelet::DoubleRounding>() &&
           quantized<float, nervelet::SingleRounding>() && made_of_floats() && above_bytes<T>();
}

#endif
