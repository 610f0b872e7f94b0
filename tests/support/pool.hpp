// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_POOL_HPP
#define NERVELET_TESTS_SUPPORT_POOL_HPP

#include <array>
#include <cstddef>

#include <nervelet/nervelet.hpp>

#include "support/same_bits.hpp"

/// Layers without parameters alone, pools by definition, and what it takes to compare them.
namespace support {

using namespace nervelet;

/// A layer's way through a training step: its outputs, and what comes out below of dJ/dy.
template <class T, class Description, class InputShape>
struct Passed {
    using Layer = typename Description::template Layer<T, InputShape>;
    static constexpr std::size_t inputs = InputShape::size;
    static constexpr std::size_t outputs = Layer::output_shape::size;
    using X = std::array<T, inputs>;
    using Y = std::array<T, outputs>;
    X gradient;
    Y y;

    /// Below(numbers) is MultiplyInto or AddInto of what stands in gradient.
    template <template <class> class Below>
    constexpr void pass(const X& x, const Y& slope) {
        typename Layer::Tape tape{};
        Random random(1);
        const T* output = Layer::forward(nullptr, x.data(), tape, random);
        const Below<T> below{&gradient[0]};
        const auto incoming = Layer::incoming(tape, below);
        for (std::size_t j = 0; j < outputs; ++j) {
            y[j] = output[j];
            incoming.take(j, slope[j]);
        }
        Layer::settle(tape);
        Layer::deltas(nullptr, x.data(), tape);
        Layer::backward(nullptr, tape, below);
    }
};

/// Numbers in (-1, 1), no two the same.
template <class Numbers>
constexpr void fill(Numbers& numbers, std::uint32_t seed) {
    Random random(seed);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        numbers[i] = typename Numbers::value_type(2) * random.uniform<typename Numbers::value_type>() -
                     typename Numbers::value_type(1);
    }
}

/// What a window sees with a tap: the first channel there, or -1 for a pad.
template <class Windows>
int number_seen(std::size_t position, std::size_t tap) {
    using Rows = typename Windows::Rows;
    using Columns = typename Windows::Columns;
    const int row =
        static_cast<int>(position / Columns::positions * Rows::stride + tap / Columns::taps * Rows::dilation) -
        static_cast<int>(Rows::before);
    const int column =
        static_cast<int>(position % Columns::positions * Columns::stride + tap % Columns::taps * Columns::dilation) -
        static_cast<int>(Columns::before);
    const int rows = static_cast<int>(Rows::size);
    const int columns = static_cast<int>(Columns::size);
    const bool is_pad = row < 0 || row >= rows || column < 0 || column >= columns;
    return is_pad ? -1 : (row * columns + column) * static_cast<int>(Windows::channels);
}

/// Calls function(output, number) for everything that is seen, windows in ascending order.
template <class Windows, class Function>
void for_each_seen(const Function& function) {
    for (std::size_t position = 0; position < Windows::positions; ++position) {
        for (std::size_t channel = 0; channel < Windows::channels; ++channel) {
            for (std::size_t tap = 0; tap < Windows::taps; ++tap) {
                const int number = number_seen<Windows>(position, tap);
                if (number >= 0) {
                    function(position * Windows::channels + channel, static_cast<std::size_t>(number) + channel);
                }
            }
        }
    }
}

/// A pool by definition: the outputs, and dJ/dx of slope.
template <class T, class Description, class InputShape>
Passed<T, Description, InputShape> max_pool(const typename Passed<T, Description, InputShape>::X& x,
                                            const typename Passed<T, Description, InputShape>::Y& slope) {
    Passed<T, Description, InputShape> expected{};
    using Windows = typename Passed<T, Description, InputShape>::Layer::Windows;
    std::array<int, Passed<T, Description, InputShape>::outputs> winner;
    winner.fill(-1);
    for_each_seen<Windows>([&](std::size_t output, std::size_t number) {
        if (winner[output] < 0 || x[number] > x[static_cast<std::size_t>(winner[output])]) {
            winner[output] = static_cast<int>(number);
        }
    });
    for (std::size_t output = 0; output < winner.size(); ++output) {
        expected.y[output] = x[static_cast<std::size_t>(winner[output])];
        expected.gradient[static_cast<std::size_t>(winner[output])] += slope[output];
    }
    return expected;
}

template <class T, class Description, class InputShape>
Passed<T, Description, InputShape> average_pool(const typename Passed<T, Description, InputShape>::X& x,
                                                const typename Passed<T, Description, InputShape>::Y& slope) {
    Passed<T, Description, InputShape> expected{};
    using Windows = typename Passed<T, Description, InputShape>::Layer::Windows;
    std::array<int, Passed<T, Description, InputShape>::outputs> count{};
    for_each_seen<Windows>([&](std::size_t output, std::size_t number) {
        expected.y[output] += x[number];
        ++count[output];
    });
    for (std::size_t output = 0; output < count.size(); ++output) {
        expected.y[output] *= T(1) / T(count[output]);
    }
    for_each_seen<Windows>([&](std::size_t output, std::size_t number) {
        expected.gradient[number] += slope[output] * (T(1) / T(count[output]));
    });
    return expected;
}

template <class Numbers>
bool same_numbers(const Numbers& one, const Numbers& other) {
    for (std::size_t i = 0; i < one.size(); ++i) {
        if (!same_bits(one[i], other[i])) {
            return false;
        }
    }
    return true;
}

/// Whether a pool has the bits of `expected`, max_pool or average_pool.
template <class T, class Description, class InputShape>
bool agrees(Passed<T, Description, InputShape> (*expected)(const typename Passed<T, Description, InputShape>::X&,
                                                           const typename Passed<T, Description, InputShape>::Y&)) {
    Passed<T, Description, InputShape> multiplied{};
    typename Passed<T, Description, InputShape>::X x{};
    typename Passed<T, Description, InputShape>::Y slope{};
    fill(x, 5);
    fill(slope, 6);
    const Passed<T, Description, InputShape> right = expected(x, slope);
    multiplied.gradient.fill(T(2)); // as f'(z) of the layer below
    multiplied.template pass<MultiplyInto>(x, slope);
    Passed<T, Description, InputShape> added{};
    added.template pass<AddInto>(x, slope);
    typename Passed<T, Description, InputShape>::X doubled = right.gradient;
    for (T& number : doubled) {
        number *= T(2);
    }
    return same_numbers(multiplied.y, right.y) && same_numbers(multiplied.gradient, doubled) &&
           same_numbers(added.y, right.y) && same_numbers(added.gradient, right.gradient);
}

/// One example of [batch][channel][row][column] as [row][column][channel].
template <std::size_t Channels, std::size_t Numbers>
std::array<double, Numbers> channels_last(const double* example) {
    std::array<double, Numbers> numbers{};
    constexpr std::size_t places = Numbers / Channels;
    for (std::size_t i = 0; i < Numbers; ++i) {
        numbers[i % places * Channels + i / places] = example[i];
    }
    return numbers;
}

template <class Numbers>
double largest_difference(const Numbers& one, const Numbers& other) {
    double worst = 0.0;
    for (std::size_t i = 0; i < one.size(); ++i) {
        const double error = math::absolute(one[i] - other[i]);
        worst = error <= worst ? worst : error;
    }
    return worst;
}

/// The largest error of a layer without parameters against a framework's numbers, of all its examples.
template <class Description, std::size_t Rows, std::size_t Columns, std::size_t Channels, std::size_t Inputs,
          std::size_t Outputs>
double oracle_error(const double (&x)[Inputs], const double (&y)[Outputs], const double (&slope)[Outputs],
                    const double (&gradient)[Inputs]) {
    using Pass = Passed<double, Description, Shape<Rows, Columns, Channels>>;
    static_assert(Inputs / Pass::inputs * Pass::outputs == Outputs, "as many examples of both");
    double worst = 0.0;
    for (std::size_t n = 0; n < Inputs / Pass::inputs; ++n) {
        Pass pass{};
        pass.template pass<AddInto>(channels_last<Channels, Pass::inputs>(x + n * Pass::inputs),
                                    channels_last<Channels, Pass::outputs>(slope + n * Pass::outputs));
        const double error =
            largest_difference(pass.y, channels_last<Channels, Pass::outputs>(y + n * Pass::outputs)) +
            largest_difference(pass.gradient, channels_last<Channels, Pass::inputs>(gradient + n * Pass::inputs));
        worst = error <= worst ? worst : error;
    }
    return worst;
}

/// Of finite differences, with random parameters and inputs.
template <class Net>
double difference_error() {
    Net net{};
    initialize(net, 7);
    typename Net::Input x{};
    typename Net::Output target{};
    fill(x, 3);
    fill(target, 4);
    return static_cast<double>(gradient_check<SquaredError>(net, x, target).largest_error);
}

/// How far a step on a batch of three is from the mean of three steps on one of them each.
template <class Net>
double batch_error() {
    std::array<typename Net::Input, 3> xs{};
    std::array<typename Net::Output, 3> targets{};
    for (std::size_t n = 0; n < 3; ++n) {
        fill(xs[n], 3 + static_cast<std::uint32_t>(n));
        fill(targets[n], 8 + static_cast<std::uint32_t>(n));
    }
    Net batch{};
    initialize(batch, 7);
    const Net start = batch;
    Trainer<Net, SquaredError, SGD, 3> trainer{batch, {0.25}};
    trainer.step(xs, targets);
    std::array<double, Net::parameter_count> mean{};
    for (std::size_t n = 0; n < 3; ++n) {
        Net single = start;
        Trainer<Net, SquaredError, SGD> one{single, {0.25}};
        one.step(xs[n], targets[n]);
        for (std::size_t i = 0; i < mean.size(); ++i) {
            mean[i] += single.parameters()[i] / 3;
        }
    }
    return batch.parameters() == start.parameters() ? 1.0 : largest_difference(batch.parameters(), mean);
}

/// The network after three steps, also in a constant expression.
template <class Net>
constexpr Net after_steps() {
    Net net{};
    initialize(net, 7);
    Trainer<Net, SquaredError, SGD> trainer{net, {typename Net::Scalar(0.25f)}};
    typename Net::Input x{};
    typename Net::Output target{};
    for (std::uint32_t seed = 0; seed < 3; ++seed) {
        fill(x, seed);
        fill(target, seed + 3);
        trainer.step(x, target);
    }
    return net;
}

} // namespace support

#endif
