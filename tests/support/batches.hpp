// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_BATCHES_HPP
#define NERVELET_TESTS_SUPPORT_BATCHES_HPP

#include <cstddef>

#include <nervelet/kernel/one_example.hpp>

/// Batches as kernels take them, made of functions of n.
namespace support {

template <class Inputs, class Results, class Count>
struct Forward {
    Inputs inputs;
    Results results;
    Count examples;
    constexpr Count count() const { return examples; }
    constexpr auto x(std::size_t n) const { return inputs(n); }
    constexpr auto z(std::size_t n) const { return results(n); }
};

template <class Inputs, class Results, class Count>
constexpr Forward<Inputs, Results, Count> forward(Inputs inputs, Results results, Count examples) {
    return {inputs, results, examples};
}

template <class Deltas, class Factors, class Count>
struct Backward {
    Deltas deltas;
    Factors products;
    Count examples;
    constexpr Count count() const { return examples; }
    constexpr auto delta(std::size_t n) const { return deltas(n); }
    constexpr auto factors(std::size_t n) const { return products(n); }
};

template <class Deltas, class Factors, class Count>
constexpr Backward<Deltas, Factors, Count> backward(Deltas deltas, Factors products, Count examples) {
    return {deltas, products, examples};
}

template <class Inputs, class Deltas, class Count>
struct Gradient {
    Inputs inputs;
    Deltas deltas;
    Count examples;
    constexpr Count count() const { return examples; }
    constexpr auto x(std::size_t n) const { return inputs(n); }
    constexpr auto delta(std::size_t n) const { return deltas(n); }
};

template <class Inputs, class Deltas, class Count>
constexpr Gradient<Inputs, Deltas, Count> gradient(Inputs inputs, Deltas deltas, Count examples) {
    return {inputs, deltas, examples};
}

/// One example for TrainedLayers::sweep(), whose dJ/dx goes to below.
template <class T, class Tape, class GradientBelow>
struct OneSwept {
    const T* input;
    Tape& example;
    GradientBelow gradient;
    static constexpr nervelet::kernel::OneExample count() { return {}; }
    constexpr const T* x(std::size_t) const { return input; }
    constexpr Tape& tape(std::size_t) const { return example; }
    constexpr GradientBelow below(std::size_t) const { return gradient; }
};

template <class T, class Tape, class GradientBelow>
constexpr OneSwept<T, Tape, GradientBelow> one_swept(const T* input, Tape& example, GradientBelow gradient) {
    return {input, example, gradient};
}

/// Its target.
template <class Target>
struct OneTarget {
    Target target;
    constexpr Target operator()(std::size_t) const { return target; }
};

template <class Target>
constexpr OneTarget<Target> one_target(Target target) {
    return {target};
}

} // namespace support

#endif
