// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_FACTORY_HPP
#define NERVELET_TESTS_SUPPORT_FACTORY_HPP

#include <nervelet/nervelet.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

/// Constant networks for the layers that do not learn, and what it takes to compare them with networks that learn all.
namespace support {

using namespace nervelet;

/// Size numbers in [-0.5, 0.5].
template <class T, std::size_t... Index>
constexpr std::array<T, sizeof...(Index)> numbers(std::uint32_t seed, std::index_sequence<Index...>) {
    return {{T(static_cast<std::int32_t>((Index * 7919u + seed * 104729u) % 127u) - 63) / T(127)...}};
}

template <class Net>
constexpr Net network_of_numbers(std::uint32_t seed) {
    Net net{};
    net.parameters() = numbers<typename Net::Scalar>(seed, std::make_index_sequence<Net::parameter_count>{});
    return net;
}

template <class T>
using Factory = nervelet::Network<T, Input<6>, Dense<8, Tanh>, Dropout<30>, Dense<5, Sigmoid>, Dense<4, Softmax>>;

constexpr Factory<float> factory_of_float = network_of_numbers<Factory<float>>(1);
constexpr Factory<double> factory_of_double = network_of_numbers<Factory<double>>(1);

/// factory_of_float or factory_of_double, its Index-th layer.
template <class T, std::size_t Index>
struct FactoryLayer;

template <std::size_t Index>
struct FactoryLayer<float, Index> {
    using type = Stored<Factory<float>, factory_of_float, Index>;
};

template <std::size_t Index>
struct FactoryLayer<double, Index> {
    using type = Stored<Factory<double>, factory_of_double, Index>;
};

template <class T, std::size_t Index>
using Taught = typename FactoryLayer<T, Index>::type;

template <class T>
using First = Frozen<Dense<8, Tanh>, Taught<T, 0>>;
template <class T>
using Second = Frozen<Dense<5, Sigmoid>, Taught<T, 1>>;
template <class T>
using Third = Frozen<Dense<4, Softmax>, Taught<T, 2>>;

/// Three examples of six numbers, one of them zero; targets that sum to 1.
template <class T>
constexpr std::array<std::array<T, 6>, 3> examples() {
    return {{{{T(0.5), T(-1), T(0), T(2), T(-0.75), T(1.5)}},
             {{T(-1.5), T(0.25), T(1), T(0), T(0.5), T(-0.5)}},
             {{T(1), T(1), T(-2), T(0.125), T(0), T(0.75)}}}};
}

template <class T>
constexpr std::array<std::array<T, 4>, 3> targets() {
    return {{{{T(0.5), T(0.125), T(0.25), T(0.125)}}, {{T(0), T(1), T(0), T(0)}}, {{T(0.25), T(0), T(0), T(0.75)}}}};
}

/// The plain network after one step on one example.
template <class Loss, template <class> class Optimizer, class Net>
Merged<Net> after_one(Net net) {
    using T = typename Net::Scalar;
    Trainer<Net, Loss, Optimizer> trainer{net, {T(0.125)}, 9};
    trainer.step(examples<T>()[0], targets<T>()[0]);
    return merge(net);
}

/// The same after one step on the first two of a batch of three.
template <class Loss, template <class> class Optimizer, class Net>
Merged<Net> after_two(Net net) {
    using T = typename Net::Scalar;
    Trainer<Net, Loss, Optimizer, 3> trainer{net, {T(0.125)}, 9};
    trainer.step(examples<T>(), targets<T>(), 2);
    return merge(net);
}

template <class View, class Other>
bool same(const View& view, const Other& other) {
    for (std::size_t i = 0; i < View::size(); ++i) {
        if (!(view.data()[i] == other.data()[i])) {
            return false;
        }
    }
    return true;
}

/// Whether the Index-th layer of two plain networks has the same weights; or biases.
template <std::size_t Index, class Net, class Other>
bool same_weights(const Net& one, const Other& other) {
    return same(one.template weights<Index>(), other.template weights<Index>());
}

template <std::size_t Index, class Net, class Other>
bool same_bias(const Net& one, const Other& other) {
    return same(one.template bias<Index>(), other.template bias<Index>());
}

/// The network computes what its plain one does, to the bit.
template <class Net>
bool computes_the_same(const Net& net) {
    using T = typename Net::Scalar;
    const Merged<Net> plain = merge(net);
    for (const auto& x : examples<T>()) {
        if (!(net(x) == plain(x) && net.logits(x) == plain.logits(x))) {
            return false;
        }
    }
    return true;
}

/// Of finite differences.
template <class Loss, class Net>
double gradient_error(const Net& net) {
    return static_cast<double>(gradient_check<Loss>(net, examples<double>()[0], targets<double>()[0]).largest_error);
}

/// squared_norm_bound over the squared norm, after a sweep over count examples.
template <class Net>
double norm_ratio(const Net& net, std::size_t count) {
    using T = typename Net::Scalar;
    using Sweep = detail::Backpropagation<Net, CrossEntropy, 3>;
    const std::array<std::array<T, 6>, 3> xs = examples<T>();
    const std::array<std::array<T, 4>, 3> ts = targets<T>();
    typename Sweep::Tape tape{};
    detail::CheckedGenerator<Net> random = detail::make_generator<detail::CheckedGenerator<Net>>(9);
    Sweep::sweep(net, xs.data(), ts.data(), count, tape, random);
    detail::SquaredNorm<T> squares{T(0)};
    Sweep::gradient(xs.data(), count, tape, squares);
    return static_cast<double>(Sweep::squared_norm_bound(xs.data(), count, tape) / squares.sum);
}

} // namespace support

#endif
