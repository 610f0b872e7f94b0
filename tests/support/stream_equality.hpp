// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_STREAM_EQUALITY_HPP
#define NERVELET_TESTS_SUPPORT_STREAM_EQUALITY_HPP

#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <nervelet/nervelet.hpp>

#include "same_bits.hpp"

namespace support {

/// Uneven numbers between -1 and 1, every eleventh of them zero.
template <class Numbers>
void fill_unevenly(Numbers& numbers, std::uint64_t seed) {
    nervelet::Random random(seed);
    for (auto& number : numbers) {
        using T = std::decay_t<decltype(number)>;
        number = random.below(11) == 0 ? T(0) : 2 * random.uniform<T>() - 1;
    }
}

/// Sample number t of x.
template <class Stream, class X>
typename Stream::Sample sample_of(const X& x, std::size_t t) {
    typename Stream::Sample sample{};
    for (std::size_t c = 0; c < Stream::channels; ++c) {
        sample[c] = x[t * Stream::channels + c];
    }
    return sample;
}

/// Whether the answers of a stream to the samples of x are, one after the other, all of outputs, bit for bit.
template <class Stream, class X, class Outputs>
bool streams_same(Stream& stream, const X& x, const Outputs& outputs) {
    std::size_t k = 0;
    for (std::size_t t = 0; t < x.size() / Stream::channels; ++t) {
        typename Stream::Output y{};
        if (stream.push(sample_of<Stream>(x, t), y)) {
            for (std::size_t j = 0; j < y.size(); ++j, ++k) {
                if (k >= outputs.size() || !same_bits(y[j], outputs[k])) {
                    return false;
                }
            }
        }
    }
    return k == outputs.size();
}

/// The same of a Short network's stream and a Long network of the same layers over all samples: from the start, and
/// from reset() on in the middle of other samples.
template <class Short, class Long>
bool streams_as_long(std::uint64_t seed) {
    static Short net;
    static Long layers;
    static typename Long::Input x;
    fill_unevenly(layers.parameters(), seed);
    fill_unevenly(x, seed + 1);
    net.parameters() = layers.parameters();
    static nervelet::Stream<Short> stream{net};
    static typename Long::Output outputs;
    outputs = layers(x);
    stream.reset();
    const bool from_start = streams_same(stream, x, outputs);
    typename nervelet::Stream<Short>::Output y{};
    for (std::size_t t = 0; t < 7; ++t) {
        stream.push(sample_of<nervelet::Stream<Short>>(x, t), y);
    }
    stream.reset();
    return from_start && streams_same(stream, x, outputs);
}

} // namespace support

#endif
