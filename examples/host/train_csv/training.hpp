// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TRAIN_CSV_TRAINING_HPP
#define NERVELET_EXAMPLES_HOST_TRAIN_CSV_TRAINING_HPP

#include <memory>
#include <numeric>

#include "network_shape.hpp"
#include "normalization.hpp"
#include "recipe.hpp"

namespace train_csv {

/// Windows as a network takes them, and their labels, or the values behind them.
template <class Net, class Target = nervelet::Label>
struct Lessons {
    std::vector<typename Net::Input> inputs;
    std::vector<Target> targets;
};

/// What is minimized: of labels the cross-entropy, of values the squared error.
template <class Target>
using LossOf =
    std::conditional_t<std::is_same<Target, nervelet::Label>::value, nervelet::CrossEntropy, nervelet::SquaredError>;

/// The given windows, normalized.
template <class Net>
Lessons<Net> make_lessons(const Samples& samples, const Windows& windows, const std::vector<std::size_t>& chosen,
                          const nervelet::StandardNormalizer<float, NetworkShape<Net>::channels>& normalizer) {
    Lessons<Net> lessons;
    for (const std::size_t i : chosen) {
        lessons.inputs.push_back(normalized_window<Net>(samples, windows.all[i], normalizer));
        lessons.targets.push_back(nervelet::Label{windows.all[i].label});
    }
    return lessons;
}

/// Accuracy from 0 to 1 and mean cross-entropy.
struct Score {
    double accuracy = 0.0;
    double loss = 0.0;
};

/// How a network does on windows. said(i, label): is called with what it says of each.
template <class Net, class Said>
Score score(const Net& net, const Lessons<Net>& lessons, Said said) {
    Score sum;
    for (std::size_t i = 0; i < lessons.inputs.size(); ++i) {
        const std::size_t answer = nervelet::argmax(net(lessons.inputs[i]));
        said(i, answer);
        sum.accuracy += answer == lessons.targets[i].index ? 1.0 : 0.0;
        sum.loss +=
            static_cast<double>(nervelet::evaluate<nervelet::CrossEntropy>(net, lessons.inputs[i], lessons.targets[i]));
    }
    const double count = static_cast<double>(lessons.inputs.size());
    return {sum.accuracy / count, sum.loss / count};
}

template <class Net>
Score score(const Net& net, const Lessons<Net>& lessons) {
    return score(net, lessons, [](std::size_t, std::size_t) {});
}

/// Trains a new network. after_epoch(net, epoch) is called after each epoch, from 1. Throws a Refusal where the numbers
/// leave the range of a float.
template <class Net, class Target, class AfterEpoch>
std::unique_ptr<Net> train(const Lessons<Net, Target>& lessons, const Recipe& recipe, AfterEpoch after_epoch) {
    constexpr std::size_t batch = 8;
    using Trainer = nervelet::Trainer<Net, LossOf<Target>, nervelet::Adam, batch>;
    auto net = std::make_unique<Net>();
    nervelet::initialize(*net, recipe.seed);
    const auto trainer = std::make_unique<Trainer>(*net, typename Trainer::Optimizer{recipe.rate}, recipe.seed);
    const auto inputs = std::make_unique<std::array<typename Net::Input, batch>>();
    std::array<Target, batch> targets{};
    std::vector<std::size_t> order(lessons.inputs.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    nervelet::Random random(recipe.seed);
    for (std::uint32_t epoch = 1; epoch <= recipe.epochs; ++epoch) {
        for (std::size_t left = order.size(); left > 1; --left) {
            std::swap(order[left - 1], order[random.below(static_cast<std::uint32_t>(left))]);
        }
        for (std::size_t first = 0; first < order.size(); first += batch) {
            const std::size_t count = (std::min)(batch, order.size() - first);
            for (std::size_t i = 0; i < count; ++i) {
                (*inputs)[i] = lessons.inputs[order[first + i]];
                targets[i] = lessons.targets[order[first + i]];
            }
            if (!nervelet::math::is_finite(trainer->step(*inputs, targets, count))) {
                throw Refusal("in epoch " + std::to_string(epoch) +
                              " training left the range of a float; give a smaller --rate");
            }
        }
        after_epoch(*net, epoch);
    }
    return net;
}

} // namespace train_csv

#endif
