// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TRAIN_CSV_NETWORK_SHAPE_HPP
#define NERVELET_EXAMPLES_HOST_TRAIN_CSV_NETWORK_SHAPE_HPP

#include <nervelet/nervelet.hpp>
#include <string>

#include "columns.hpp"

namespace train_csv {

/// The window that a network takes: of Input<Window, Channels>, or of Input<Window>, which has one channel.
template <class Shape>
struct WindowShape {
    static_assert(nervelet::detail::AlwaysFalse<Shape>::value,
                  "train_csv: expected a network of windows, Input<Window, Channels>, as in "
                  "Network<float, Input<32, 3>, Dense<16, ReLU>, Dense<4, Softmax>>.");
    static constexpr std::size_t window = 1;
    static constexpr std::size_t channels = Shape::size;
};

template <std::size_t Window>
struct WindowShape<nervelet::Shape<Window>> {
    static constexpr std::size_t window = Window;
    static constexpr std::size_t channels = 1;
};

template <std::size_t Window, std::size_t Channels>
struct WindowShape<nervelet::Shape<Window, Channels>> {
    static constexpr std::size_t window = Window;
    static constexpr std::size_t channels = Channels;
};

/// What a network to be trained on a CSV file is: samples in a window, channels in a sample, labels.
template <class Net>
struct NetworkShape : WindowShape<typename Net::InputShape> {
    static constexpr std::size_t labels = Net::output_size; ///< or next values
    static_assert(std::is_same<typename Net::Scalar, float>::value, "train_csv: expected a network of float.");

    /// Whether the outputs are probabilities, each of a label; else they are next values.
    static constexpr bool has_labels = Net::Layers::Last::Activation::is_distribution;
    static_assert(labels > 1 || !has_labels,
                  "train_csv: expected an output for each label, at least two, as in Dense<4, Softmax>.");
};

/// How the first and the last layer of a network for such a file are written.
inline std::string advice(std::size_t window, std::size_t channels, std::size_t labels) {
    return "its file needs nn::Input<" + std::to_string(window) + ", " + std::to_string(channels) +
           "> in front and nn::Dense<" + std::to_string(labels) +
           ", nn::Softmax> at the end: see NERVELET_TRAIN_CSV_NETWORK in examples/README.md";
}

/// "1 value", "2 values"
inline std::string values_text(std::size_t count) {
    return std::to_string(count) + (count == 1 ? " value" : " values");
}

/// Refuses a network that does not fit what is asked for: --label a Softmax at its end, --next an output for each
/// value.
template <class Net>
void check_task(const ColumnNames& names, std::size_t window) {
    using Shape = NetworkShape<Net>;
    const std::string end = names.label.empty() ? std::to_string(names.next.size()) : "4, nn::Softmax";
    const std::string cure = "; write nn::Input<" + std::to_string(window) + ", " +
                             std::to_string(names.channels.size()) + "> in front and nn::Dense<" + end +
                             "> at the end: see NERVELET_TRAIN_CSV_NETWORK in examples/README.md";
    if (Shape::has_labels != names.next.empty()) {
        throw Refusal(Shape::has_labels
                          ? "the network ends with a Softmax, so it tells labels apart, and --next asks for numbers" +
                                cure
                          : "the network does not end with a Softmax, so it predicts numbers, and --label asks for one "
                            "of several" +
                                cure);
    }
    const bool fits =
        window == Shape::window && names.channels.size() == Shape::channels && names.next.size() == Shape::labels;
    if (!Shape::has_labels && !fits) {
        throw Refusal("the network takes windows of " + std::to_string(Shape::window) + " samples of " +
                      std::to_string(Shape::channels) + " channels and predicts " + values_text(Shape::labels) +
                      ", and the command line asks for " + values_text(names.next.size()) + " from " +
                      std::to_string(window) + " samples of " + std::to_string(names.channels.size()) + cure);
    }
}

/// Refuses a network that does not fit the file. window: of the command line.
template <class Net>
void check_network(std::size_t window, std::size_t channels, const std::vector<std::string>& labels) {
    using Shape = NetworkShape<Net>;
    const auto refuse = [&](const std::string& what) {
        throw Refusal(what + "; " + advice(window, channels, labels.size()));
    };
    if (labels.size() == 1) {
        throw Refusal("the file has one label, " + weights::quoted(labels[0]) +
                      "; record what else there is, so that there is something to tell apart");
    }
    if (window != Shape::window) {
        refuse("the network takes windows of " + std::to_string(Shape::window) + " samples, and --window is " +
               std::to_string(window));
    }
    if (channels != Shape::channels) {
        refuse("the network takes " + std::to_string(Shape::channels) + " channels, and --channels names " +
               std::to_string(channels));
    }
    if (labels.size() != Shape::labels) {
        refuse("the network has " + std::to_string(Shape::labels) + " outputs, and the file " +
               std::to_string(labels.size()) + " labels: " + listed(labels));
    }
}

} // namespace train_csv

#endif
