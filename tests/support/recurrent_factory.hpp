// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_RECURRENT_FACTORY_HPP
#define NERVELET_TESTS_SUPPORT_RECURRENT_FACTORY_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "factory.hpp"
#include "norms.hpp"

/// A constant network of a GRU and an LSTM, for what learns beside it.
namespace support {

template <class T>
using Recurrent5 = nervelet::Network<T, Input<5, 2>, GRU<3, EveryStep>, LSTM<4>, Dense<3, Softmax>>;

constexpr Recurrent5<float> recurrent_of_float = network_of_numbers<Recurrent5<float>>(1);
constexpr Recurrent5<double> recurrent_of_double = network_of_numbers<Recurrent5<double>>(1);

/// Layers frozen as in one of them.
template <class T, class Layer, std::size_t Index>
struct FrozenRecurrent;

template <class Layer, std::size_t Index>
struct FrozenRecurrent<float, Layer, Index> {
    using type = Frozen<Layer, Stored<Recurrent5<float>, recurrent_of_float, Index>>;
};

template <class Layer, std::size_t Index>
struct FrozenRecurrent<double, Layer, Index> {
    using type = Frozen<Layer, Stored<Recurrent5<double>, recurrent_of_double, Index>>;
};

template <class T>
using FrozenGRU = typename FrozenRecurrent<T, GRU<3, EveryStep>, 0>::type;
template <class T>
using FrozenLSTM = typename FrozenRecurrent<T, LSTM<4>, 2>::type;
template <class T>
using FrozenTop = typename FrozenRecurrent<T, Dense<3, Softmax>, 4>::type;

/// Windows of numbers between -1 and 1, some of them zero.
template <class Net>
constexpr typename Net::Input window_of_five(std::uint32_t n) {
    return numbers<typename Net::Scalar>(n * 3 + 2, std::make_index_sequence<Net::input_size>{});
}

/// Initialized, and every parameter moved, also those that start as zero.
template <class Net>
constexpr Net disturbed(std::uint64_t seed) {
    Net net{};
    initialize(net, seed);
    const Net moves = network_of_numbers<Net>(4);
    for (std::size_t i = 0; i < Net::parameter_count; ++i) {
        (&net.parameters()[0])[i] += (&moves.parameters()[0])[i] / 2;
    }
    return net;
}

/// Steps on single examples, and on two of a batch of three; the plain network after them.
template <template <class> class Optimizer, class Net>
Merged<Net> after_lessons(Net net, int singles, int pairs) {
    using T = typename Net::Scalar;
    Trainer<Net, CrossEntropy, Optimizer, 3> trainer{net, {T(0.125)}, 9};
    const std::array<typename Net::Input, 3> xs{
        {window_of_five<Net>(0), window_of_five<Net>(1), window_of_five<Net>(2)}};
    for (int i = 0; i < singles; ++i) {
        trainer.step(xs[static_cast<std::size_t>(i) % 3], Label{static_cast<std::size_t>(i) % 2});
    }
    for (int i = 0; i < pairs; ++i) {
        trainer.step(xs, std::array<Label, 3>{{Label{1}, Label{2}, Label{0}}}, 2);
    }
    return merge(net);
}

/// The largest difference of two plain networks' parameters, and of their outputs.
template <class Net>
double largest_difference(const Net& one, const Net& other) {
    double largest = 0.0;
    for (std::size_t i = 0; i < Net::parameter_count; ++i) {
        const double difference = static_cast<double>(one.parameters()[i] - other.parameters()[i]);
        largest = difference > largest ? difference : -difference > largest ? -difference : largest;
    }
    return largest;
}

template <class Net>
double difference_to_merged(const Net& net) {
    const Merged<Net> plain = merge(net);
    double largest = 0.0;
    for (std::uint32_t n = 0; n < 3; ++n) {
        for (std::size_t j = 0; j < Net::output_size; ++j) {
            const auto x = window_of_five<Net>(n);
            const double difference = static_cast<double>(net(x)[j] - plain(x)[j]);
            largest = difference > largest ? difference : -difference > largest ? -difference : largest;
        }
    }
    return largest;
}

/// Whether the bound of the gradient's norm holds, and ClipByNorm is told the norm itself, of the first Count windows.
template <std::size_t Count, class Net>
bool norms_hold(const Net& net) {
    const std::array<typename Net::Input, 3> xs{
        {window_of_five<Net>(0), window_of_five<Net>(1), window_of_five<Net>(2)}};
    const auto found = norms<Count>(net, xs, std::array<Label, 3>{{Label{1}, Label{2}, Label{0}}});
    const double error = found.told * found.told / found.squared_visited - 1.0;
    return found.squared_visited > 0.0 && found.squared_bound >= found.squared_visited && error < 1e-12 &&
           error > -1e-12;
}

} // namespace support

#endif
