// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_SHORT_WINDOW_HPP
#define NERVELET_LAYER_BASE_SHORT_WINDOW_HPP

#include <cstddef>
#include <type_traits>

#include "../../core/shape.hpp"
#include "numbers_from.hpp"

namespace nervelet {

namespace detail {

/// The numbers of a window, steps x channels, of which the first `steps` steps are real: `size` numbers. What lies
/// behind them is not read; it counts as zeros. A layer that gets one instead of a pointer knows so where to end.
template <class X>
struct ShortWindow {
    X numbers;
    std::size_t steps;
    std::size_t size;

    constexpr auto operator[](std::size_t k) const {
        using Number = std::decay_t<decltype(numbers[k])>;
        return k < size ? numbers[k] : Number(0);
    }
};

/// How many steps of x, a window of Steps, are real: all, which the compiler knows.
template <std::size_t Steps, class X>
constexpr std::integral_constant<std::size_t, Steps> real_steps(const X&) {
    return {};
}

template <std::size_t Steps, class X>
constexpr std::size_t real_steps(const ShortWindow<X>& x) {
    return x.steps;
}

/// Whether step t of x is real.
template <class X>
constexpr std::true_type is_real_step(const X&, std::size_t) {
    return {};
}

template <class X>
constexpr bool is_real_step(const ShortWindow<X>& x, std::size_t t) {
    return t < x.steps;
}

/// The numbers of step t of x, which is a real one.
template <std::size_t Channels, class X>
constexpr auto step_of(const X& x, std::size_t t) {
    return numbers_from(x, t * Channels);
}

template <std::size_t Channels, class X>
constexpr auto step_of(const ShortWindow<X>& x, std::size_t t) {
    return numbers_from(x.numbers, t * Channels);
}

/// What a layer of an OutputShape hands up of so many real steps, where that still has steps: an output that ends
/// there, and how many numbers that are.
template <class OutputShape>
struct WithSteps {
    static constexpr std::integral_constant<std::size_t, OutputShape::size> size(std::size_t) { return {}; }

    template <class Output>
    static constexpr Output of(const Output& output, std::size_t) {
        return output;
    }
};

template <std::size_t Steps, std::size_t Channels>
struct WithSteps<Shape<Steps, Channels>> {
    static constexpr std::size_t size(std::size_t steps) { return steps * Channels; }

    template <class Output>
    static constexpr ShortWindow<Output> of(const Output& output, std::size_t steps) {
        return {output, steps, size(steps)};
    }

    template <class X>
    static constexpr ShortWindow<X> of(const ShortWindow<X>& output, std::size_t) {
        return output;
    }
};

/// What a layer has made of x: as short as x.
template <class Layer, class Output, class X>
constexpr Output as_short_as(const X&, const Output& output) {
    return output;
}

template <class Layer, class Output, class X>
constexpr auto as_short_as(const ShortWindow<X>& x, const Output& output) {
    return WithSteps<typename Layer::output_shape>::of(output, x.steps);
}

/// How many of the numbers that a layer makes of x are real: all, which the compiler knows.
template <class Layer, class X>
constexpr std::integral_constant<std::size_t, Layer::output_shape::size> real_outputs_of(const X&) {
    return {};
}

template <class Layer, class X>
constexpr auto real_outputs_of(const ShortWindow<X>& x) {
    return WithSteps<typename Layer::output_shape>::size(x.steps);
}

/// Layer::output(tape, x), as short as x.
template <class Layer, class Tape, class X>
constexpr auto output_of(const Tape& tape, const X& x) {
    return as_short_as<Layer>(x, Layer::output(tape, x));
}

} // namespace detail

} // namespace nervelet

#endif
