// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_LOSS_HPP
#define NERVELET_TESTS_SUPPORT_LOSS_HPP

#include "support/reference.hpp"

#include <nervelet/activation/identity.hpp>
#include <nervelet/core/random.hpp>
#include <nervelet/evaluate.hpp>
#include <nervelet/layer/dense.hpp>
#include <nervelet/training/backpropagation.hpp>

#include <array>
#include <cstddef>

namespace reference {

/// a = z, promised to be a probability, and a distribution: hands given probabilities to a loss.
struct GivenProbability : nervelet::ElementwiseActivation<GivenProbability> {
    static constexpr bool is_probability = true;
    static constexpr bool is_distribution = true;

    template <class T>
    static constexpr T value(T z) {
        return z;
    }

    template <class T>
    static constexpr T slope(T, T) {
        return T(1);
    }
};

/// One layer with W = 1 and b = 0, so that its z is its input, to the bit.
template <class T, std::size_t Width, class Activation>
using Passing = nervelet::Network<T, nervelet::Input<Width>, nervelet::Dense<Width, Activation>>;

template <class Network>
constexpr Network passing() {
    Network network{};
    for (std::size_t k = 0; k < Network::input_size; ++k) {
        network.template weights<0>()(k, k) = 1;
    }
    return network;
}

/// A loss on a batch: its mean over the examples as training and as evaluate() give it, and its gradient dJ/dz.
template <class T, std::size_t Width, std::size_t Batch>
struct Judgement {
    T loss;
    T evaluated;
    std::array<std::array<T, Width>, Batch> gradient;
};

template <class Loss, class Activation, class T, std::size_t Width, class Target, std::size_t Batch>
constexpr Judgement<T, Width, Batch> judge(const std::array<std::array<T, Width>, Batch>& z,
                                           const std::array<Target, Batch>& target) {
    using Network = Passing<T, Width, Activation>;
    using Sweep = nervelet::detail::Backpropagation<Network, Loss, Batch>;
    const Network network = passing<Network>();
    typename Sweep::Tape tape{};
    nervelet::detail::NoRandom random{};
    Judgement<T, Width, Batch> judgement{};
    judgement.loss = Sweep::sweep(network, z.data(), target.data(), Batch, tape, random);
    for (std::size_t n = 0; n < Batch; ++n) {
        judgement.evaluated += nervelet::evaluate<Loss>(network, z[n], target[n]) / T(static_cast<int>(Batch));
        judgement.gradient[n] = tape.examples[n].layer.gradient;
    }
    return judgement;
}

/// As judge, on an example alone.
template <class Loss, class Activation, class T, std::size_t Width, class Target>
constexpr Judgement<T, Width, 1> judge_one(const std::array<T, Width>& z, const Target& target) {
    return judge<Loss, Activation>(std::array<std::array<T, Width>, 1>{{z}}, std::array<Target, 1>{{target}});
}

/// The largest error of loss and gradient on a reference of five outputs; factor times what the reference says.
template <class Loss, class Activation, class T, std::size_t Size, class Number, std::size_t Targets>
double loss_error(const double (&prediction)[Size], const Number (&target)[Targets], double loss,
                  const double (&gradient)[Size], double factor = 1.0) {
    const auto judgement = judge<Loss, Activation>(rows<T, 5>(prediction), targets<T, 5>(target));
    std::array<double, Size> expected{};
    std::array<double, Size> actual{};
    for (std::size_t i = 0; i < Size; ++i) {
        expected[i] = gradient[i] * factor;
        actual[i] = static_cast<double>(judgement.gradient[i / 5][i % 5]);
    }
    return larger(larger(error(judgement.loss, loss * factor), error(judgement.evaluated, loss * factor)),
                  tensor_error(actual, expected, Size));
}

} // namespace reference

#endif // NERVELET_TESTS_SUPPORT_LOSS_HPP
