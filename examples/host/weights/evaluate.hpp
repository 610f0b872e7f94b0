// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_EVALUATE_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_EVALUATE_HPP

#include "evaluate_norm.hpp"
#include "evaluate_recurrent.hpp"

namespace weights {

/// Watches nothing.
struct NoWatcher {
    void sums(const Description&, const Step&, const Answer&) const {}
    void outputs(const Description&, const Step&, Answer&) const {}
};

/// The network's output for x, in double. The watcher sees the sums of each layer, and its outputs, whose deviations it
/// may change.
template <class Watcher = NoWatcher>
Answer evaluate(const Model& model, const std::vector<double>& x, const Watcher& watcher = Watcher()) {
    Answer answer{x, std::vector<double>(x.size(), 0.0)};
    std::vector<Answer> skips; // of the residuals in which a step lies
    const float* weights = model.parameters.data();
    auto statistics = model.statistics.begin();
    for (const Step& step : model.network.steps) {
        if (step.kind == Kind::max_pool || step.kind == Kind::average_pool || step.kind == Kind::global_average) {
            answer = pool(step, answer);
        } else if (step.kind == Kind::residual) {
            skips.push_back(answer);
        } else if (step.is_projection) {
            const Layer& layer = model.network.layers[step.layer];
            skips.back() = affine(weights, layer, step, skips.back());
            watcher.sums(model.network, step, skips.back());
            watcher.outputs(model.network, step, skips.back());
            weights += (layer.inputs + 1) * layer.outputs;
        } else if (step.kind == Kind::sum) {
            const Answer z = add(skips.back(), answer);
            answer = is_softmax(step.activation) ? softmax(z) : activate(step.activation, z);
            skips.pop_back();
        } else if (is_recurrent(step.kind)) {
            answer = go_over_steps(weights, model.network, step, answer);
        } else if (has_weights(step.kind)) {
            const Layer& layer = model.network.layers[step.layer];
            const Answer z = layer.kind == Kind::layer_norm   ? normalize(weights, layer, answer)
                             : layer.kind == Kind::batch_norm ? scale(weights, *statistics++, answer)
                                                              : affine(weights, layer, step, answer);
            watcher.sums(model.network, step, z);
            answer = is_softmax(layer.activation) ? softmax(z) : activate(layer.activation, z);
            weights += (layer.inputs + 1) * layer.outputs;
        }
        if (step.kind != Kind::residual && !step.is_projection && !is_dropout(step.kind)) {
            watcher.outputs(model.network, step, answer);
        }
    }
    return answer;
}

/// The largest error that a float network may have: eight standard deviations.
inline double tolerance_of(const Answer& answer) {
    return 8.0 * *std::max_element(answer.deviations.begin(), answer.deviations.end());
}

} // namespace weights

#endif
