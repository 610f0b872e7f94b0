// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_RESIDUAL_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_RESIDUAL_HPP

#include "network_so_far.hpp"

namespace weights {

// A residual, Activation(skip(x) + f(x)), is several steps: Kind::residual, which keeps x; the layers of f; where the
// shapes of x and f(x) differ a projection, the skip, which reads x; and Kind::sum.

/// Begins a residual.
inline void open_residual(Description& network, const std::string& text, std::size_t part) {
    Step step;
    step.kind = Kind::residual;
    step.part = part;
    step.text = text;
    step.input = output_of(network);
    step.output = step.input;
    step.type = "nervelet::Residual<";
    push(network, step, 0, *find_activation("identity"));
}

/// The smallest stride with which a window of one position leaves `to` of `from` positions; zero where there is none.
inline std::size_t skip_stride(std::size_t from, std::size_t to) {
    const std::size_t stride = (from - 1) / to + 1;
    return (from - 1) / stride + 1 == to ? stride : 0;
}

/// The windows of the projection from x to the shape of f(x), of one position each. Refuses shapes that have none.
inline Windows projection_windows(const Extents& x, const Extents& sum) {
    if (x.size() != sum.size()) {
        throw Refusal("x is " + extents_text(x) + " and f(x) is " + extents_text(sum) +
                      ", which cannot be added; write the dense layer or the globalaverage behind the residual");
    }
    Windows windows;
    windows.channels = x.back();
    for (std::size_t i = 0; i + 1 < x.size(); ++i) {
        const std::size_t stride = skip_stride(x[i], sum[i]);
        if (stride == 0) {
            throw Refusal("x is " + extents_text(x) + " and f(x) is " + extents_text(sum) + ", and no stride leaves " +
                          std::to_string(sum[i]) + " of " + std::to_string(x[i]) +
                          " positions; give the convolutions same or padding, so that only their stride takes "
                          "positions away");
        }
        (i + 2 == x.size() ? windows.columns : windows.rows) = make_axis(x[i], 1, stride, 1, Padding::valid, 0);
    }
    return windows;
}

/// Adds the projection of x to the shape of f(x): a convolution of single positions, or a dense layer.
inline void add_projection(Description& network, const Step& begin) {
    Step step;
    step.kind = begin.input.size() == 1 ? Kind::dense : Kind::convolution;
    step.part = begin.part;
    step.is_projection = true;
    step.input = begin.input;
    step.output = output_of(network);
    step.windows = projection_windows(step.input, step.output);
    push(network, step, step.windows.channels, *find_activation("identity"));
}

/// Ends the residual that began with step `begin`, and with its words: an activation, skip=batchnorm.
inline void close_residual(Description& network, std::size_t begin, const std::vector<std::string>& words) {
    const Step first = network.steps[begin];
    if (network.steps.size() == begin + 1) {
        throw Refusal("a residual holds at least one layer, as in residual(dense:8:relu,dense:8):relu; add it");
    }
    if (is_softmax(activation_behind(network, network.steps.back()))) {
        throw Refusal("softmax makes sense in the last layer only; write it behind the ), where it acts on the sum");
    }
    Step sum;
    sum.kind = Kind::sum;
    sum.part = first.part;
    sum.input = first.input;
    sum.output = output_of(network);
    sum.begin = begin;
    std::vector<std::string> activation;
    bool has_norm = false;
    for (const std::string& word : words) {
        if (word == "skip=batchnorm") {
            has_norm = true;
        } else {
            activation.push_back(word);
        }
    }
    if (activation.size() > 2) {
        throw Refusal("behind the ) of a residual lie the activation of the sum with its number, and skip=batchnorm; "
                      "leave " +
                      quoted(activation[2]) + " out");
    }
    if (!activation.empty()) {
        sum.activation = read_activation(activation);
    }
    if (sum.activation.factor != 1.0) {
        throw Refusal("hard_sigmoid_keras2 is folded into the weights of its layer, which a sum does not have; train "
                      "with hardsigmoid");
    }
    check_softmax(sum.output, sum.activation);
    if (first.input != sum.output) {
        add_projection(network, first);
    } else if (has_norm) {
        throw Refusal("skip=batchnorm belongs to a skip with weights, which is there where the shapes of x and f(x) "
                      "differ; leave it out, for x is " +
                      extents_text(first.input) + " like f(x)");
    }
    if (has_norm) {
        network.batch_norms.push_back(
            {sum.output.back(), network.layers.size() - 1, BatchNormPlace::behind, network.steps.size()});
    }
    push(network, sum, 0, sum.activation);
}

} // namespace weights

#endif
