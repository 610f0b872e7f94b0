// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_EVALUATE_RECURRENT_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_EVALUATE_RECURRENT_HPP

#include "evaluate_layer.hpp"

namespace weights {

/// A number in double, and the standard deviation of the error that float arithmetic makes of it.
struct Uncertain {
    double value = 0.0;
    double deviation = 0.0;
};

/// Errors are taken as independent of each other, as in affine().
inline Uncertain operator+(Uncertain a, Uncertain b) {
    const double sum = a.value + b.value;
    return {sum, std::sqrt(square(a.deviation) + square(b.deviation) + square(unit_roundoff * sum))};
}

inline Uncertain operator-(Uncertain a, Uncertain b) {
    return a + Uncertain{-b.value, b.deviation};
}

inline Uncertain operator*(Uncertain a, Uncertain b) {
    const double product = a.value * b.value;
    return {product,
            std::sqrt(square(a.value * b.deviation) + square(b.value * a.deviation) + square(unit_roundoff * product))};
}

/// The library's has an error of a few ulps.
inline Uncertain sigmoid_of(Uncertain z) {
    const double s = 1.0 / (1.0 + std::exp(-z.value));
    return {s, std::sqrt(square(s * (1.0 - s) * z.deviation) + square(8.0 * unit_roundoff * s))};
}

inline Uncertain tanh_of(Uncertain z) {
    const double t = std::tanh(z.value);
    return {t, std::sqrt(square((1.0 - t * t) * z.deviation) + square(8.0 * unit_roundoff * t))};
}

/// x W + b with the weights and the biases of one product.
inline Answer product_of(const float* weights, const Layer& layer, const Answer& x) {
    Step step;
    step.windows.channels = layer.inputs;
    return affine(weights, layer, step, x);
}

/// What goes from step to step: h, of an LSTM c, too.
struct RecurrentState {
    std::vector<Uncertain> h;
    std::vector<Uncertain> c;
};

/// One step, of x W + b and h U + c in nervelet's order of the gates: of a GRU r, z, n and n, r, z, of an LSTM i, f, g,
/// o. Source: Cho et al. 2014; Hochreiter and Schmidhuber 1997, Gers et al. 2000.
inline void take_step(Kind kind, const Answer& of_inputs, const Answer& of_states, RecurrentState& state) {
    const std::size_t units = state.h.size();
    const auto input = [&](std::size_t gate, std::size_t unit) {
        return Uncertain{of_inputs.values[gate * units + unit], of_inputs.deviations[gate * units + unit]};
    };
    const auto before = [&](std::size_t gate, std::size_t unit) {
        return Uncertain{of_states.values[gate * units + unit], of_states.deviations[gate * units + unit]};
    };
    for (std::size_t u = 0; u < units; ++u) {
        if (kind == Kind::gru) {
            const Uncertain r = sigmoid_of(input(0, u) + before(1, u));
            const Uncertain z = sigmoid_of(input(1, u) + before(2, u));
            const Uncertain n = tanh_of(input(2, u) + r * before(0, u));
            state.h[u] = n + z * (state.h[u] - n);
        } else {
            const Uncertain i = sigmoid_of(input(0, u) + before(0, u));
            const Uncertain f = sigmoid_of(input(1, u) + before(1, u));
            const Uncertain g = tanh_of(input(2, u) + before(2, u));
            const Uncertain o = sigmoid_of(input(3, u) + before(3, u));
            state.c[u] = f * state.c[u] + i * g;
            state.h[u] = o * tanh_of(state.c[u]);
        }
    }
}

/// Refuses states that rounding makes unknown: so large an error would let every answer pass.
inline void check_states(const Description& network, const Step& step, std::size_t t, const RecurrentState& state) {
    for (const Uncertain& number : state.h) {
        if (!(8.0 * number.deviation < 0.1)) {
            throw Refusal("in " + layer_text(network, step.layer) + " an error of rounding may grow to " +
                          std::to_string(8.0 * number.deviation) + " within " + std::to_string(t + 1) +
                          " steps, so that no answer can be compared; write fewer steps as the input, on which its "
                          "weights do not depend, or train with smaller weights");
        }
    }
}

/// What a recurrent layer hands up: from a state of zero the state after the last step, or after each.
inline Answer go_over_steps(const float*& weights, const Description& network, const Step& step, const Answer& x) {
    const Layer& inputs = network.layers[step.layer];
    const Layer& states = network.layers[step.layer + 1];
    const float* const state_weights = weights + (inputs.inputs + 1) * inputs.outputs;
    RecurrentState state{std::vector<Uncertain>(states.inputs), std::vector<Uncertain>(states.inputs)};
    Answer all;
    for (std::size_t t = 0; t < step.input[0]; ++t) {
        const auto begin = static_cast<std::ptrdiff_t>(t * inputs.inputs);
        const auto end = begin + static_cast<std::ptrdiff_t>(inputs.inputs);
        const Answer now{{x.values.begin() + begin, x.values.begin() + end},
                         {x.deviations.begin() + begin, x.deviations.begin() + end}};
        Answer h;
        for (const Uncertain& number : state.h) {
            h.values.push_back(number.value);
            h.deviations.push_back(number.deviation);
        }
        take_step(step.kind, product_of(weights, inputs, now), product_of(state_weights, states, h), state);
        check_states(network, step, t, state);
        if (step.output.size() > 1 || t + 1 == step.input[0]) {
            for (const Uncertain& number : state.h) {
                all.values.push_back(number.value);
                all.deviations.push_back(number.deviation);
            }
        }
    }
    weights = state_weights + (states.inputs + 1) * states.outputs;
    return all;
}

} // namespace weights

#endif
