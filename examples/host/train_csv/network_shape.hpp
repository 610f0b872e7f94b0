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
    static constexpr std::size_t labels = Net::output_size;
    static_assert(std::is_same<typename Net::Scalar, float>::value, "train_csv: expected a network of float.");
    static_assert(labels > 1, "train_csv: expected an output for each label, at least two, as in Dense<4, Softmax>.");
};

/// How the first and the last layer of a network for such a file are written.
inline std::string advice(std::size_t window, std::size_t channels, std::size_t labels) {
    return "its file needs nn::Input<" + std::to_string(window) + ", " + std::to_string(channels) +
           "> in front and nn::Dense<" + std::to_string(labels) +
           ", nn::Softmax> at the end: see NERVELET_TRAIN_CSV_NETWORK in examples/README.md";
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
