// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_REFERENCE_HPP
#define NERVELET_TESTS_SUPPORT_REFERENCE_HPP

#include <nervelet/label.hpp>
#include <nervelet/network.hpp>
#include <nervelet/network/chain.hpp>

#include <array>
#include <cstddef>
#include <limits>

/// What it takes to compare the library with the numbers in tests/oracle.
namespace reference {

constexpr double magnitude(double value) {
    return value < 0.0 ? -value : value;
}

constexpr double larger(double a, double b) {
    return a > b ? a : b;
}

/// |actual - expected| relative to |expected|, or to floor where that is larger. NaN is infinitely wrong, and so is
/// anything but 0 for 0.
template <class T>
constexpr double error(T actual, double expected, double floor = 0.0) {
    const double value = static_cast<double>(actual);
    if (value == expected) {
        return 0.0;
    }
    const double scale = larger(magnitude(expected), floor);
    const double relative = scale > 0.0 ? magnitude(value - expected) / scale : -1.0;
    return relative >= 0.0 ? relative : std::numeric_limits<double>::infinity();
}

/// The largest error of size numbers, relative to the largest number among them: how close a tensor is.
template <class Actual, class Expected>
constexpr double tensor_error(const Actual& actual, const Expected& expected, std::size_t size) {
    double largest = 0.0;
    for (std::size_t i = 0; i < size; ++i) {
        largest = larger(largest, magnitude(static_cast<double>(expected[i])));
    }
    double worst = 0.0;
    for (std::size_t i = 0; i < size; ++i) {
        worst = larger(worst, error(actual[i], static_cast<double>(expected[i]), largest));
    }
    return worst;
}

/// The largest error of the weight matrices and biases of the layers of a LayerList, each relative to its own largest
/// number.
template <class List>
struct ParameterErrors;

template <>
struct ParameterErrors<nervelet::detail::LayerList<>> {
    template <class T, class Number>
    static double of(const T*, const Number*) {
        return 0.0;
    }
};

template <class First, class... Rest>
struct ParameterErrors<nervelet::detail::LayerList<First, Rest...>> {
    template <class T, class Number>
    static double of(const T* actual, const Number* expected) {
        const std::size_t weights = First::weight_rows * First::weight_columns;
        const std::size_t count = First::parameter_count;
        return larger(larger(tensor_error(actual, expected, weights),
                             tensor_error(actual + weights, expected + weights, count - weights)),
                      ParameterErrors<nervelet::detail::LayerList<Rest...>>::of(actual + count, expected + count));
    }
};

/// The largest error over all tensors of a network.
template <class Network, class Expected>
double parameter_error(const Network& actual, const Expected& expected) {
    return ParameterErrors<typename Network::Layers::AllLayers>::of(actual.parameters().data(),
                                                                    expected.parameters().data());
}

/// Loads W1, b1, W2, b2, ...: weights are [out][in] in tests/oracle and [in][out] in the library.
template <class T>
constexpr T* load(T* parameters) {
    return parameters;
}

template <class T, class Number, std::size_t Weights, std::size_t Units, class... More>
constexpr T* load(T* parameters, const Number (&weights)[Weights], const Number (&bias)[Units], const More&... more) {
    constexpr std::size_t inputs = Weights / Units;
    for (std::size_t j = 0; j < Units; ++j) {
        for (std::size_t k = 0; k < inputs; ++k) {
            parameters[k * Units + j] = static_cast<T>(weights[j * inputs + k]);
        }
        parameters[Weights + j] = static_cast<T>(bias[j]);
    }
    return load(parameters + Weights + Units, more...);
}

/// A network of these weights and biases; one without parameters where they are not as many as it has.
template <class Network, class... Arrays>
constexpr Network network(const Arrays&... arrays) {
    Network loaded{};
    const std::size_t count = Network::parameter_count;
    const auto* end = load(loaded.parameters().data(), arrays...);
    return end == loaded.parameters().data() + count ? loaded : Network{};
}

/// The same network over another scalar.
template <class Network, class T>
struct Rebind;

template <class Old, class... Layers, class T>
struct Rebind<nervelet::Network<Old, Layers...>, T> {
    using type = nervelet::Network<T, Layers...>;
};

template <class T, class Network>
typename Rebind<Network, T>::type convert(const Network& network) {
    typename Rebind<Network, T>::type converted{};
    const std::size_t count = Network::parameter_count;
    for (std::size_t i = 0; i < count; ++i) {
        converted.parameters()[i] = static_cast<T>(network.parameters()[i]);
    }
    return converted;
}

/// [batch][Width] numbers as an array of examples.
template <class T, std::size_t Width, std::size_t Size>
std::array<std::array<T, Width>, Size / Width> rows(const double (&values)[Size]) {
    std::array<std::array<T, Width>, Size / Width> examples{};
    for (std::size_t i = 0; i < Size; ++i) {
        examples[i / Width][i % Width] = static_cast<T>(values[i]);
    }
    return examples;
}

/// Targets: whole numbers are labels, others rows.
template <class T, std::size_t Width, std::size_t Size>
std::array<std::array<T, Width>, Size / Width> targets(const double (&values)[Size]) {
    return rows<T, Width>(values);
}

template <class T, std::size_t Width, std::size_t Size>
std::array<nervelet::Label, Size> targets(const int (&values)[Size]) {
    std::array<nervelet::Label, Size> labels{};
    for (std::size_t i = 0; i < Size; ++i) {
        labels[i].index = static_cast<std::size_t>(values[i]);
    }
    return labels;
}

} // namespace reference

#endif // NERVELET_TESTS_SUPPORT_REFERENCE_HPP
