// Part of nervelet. MIT licence, the nervelet authors.
#include <cstddef>

#include <doctest/doctest.h>

#include "support/stream_equality.hpp"

using namespace nervelet;

namespace {

constexpr std::size_t samples = 40;

/// The steps from that one on.
template <class Net>
typename Net::Input window_of(const std::array<float, samples * 2>& x, std::size_t first) {
    typename Net::Input window{};
    for (std::size_t k = 0; k < window.size(); ++k) {
        window[k] = x[first * 2 + k];
    }
    return window;
}

template <std::size_t Size>
bool same_numbers(const std::array<float, Size>& a, const std::array<float, Size>& b) {
    bool is_same = true;
    for (std::size_t j = 0; j < Size; ++j) {
        is_same = is_same && support::same_bits(a[j], b[j]);
    }
    return is_same;
}

/// How many answers are net(x) of the window of Needed samples that ends where the answer came, if one answer comes
/// every Apart samples; 0 where others came.
template <class Net, std::size_t Needed, std::size_t Apart>
std::size_t windows_answered() {
    static Net net;
    std::array<float, samples * 2> x;
    support::fill_unevenly(net.parameters(), 3);
    support::fill_unevenly(x, 4);
    Stream<Net> stream{net};
    typename Stream<Net>::Output y{};
    std::size_t answered = 0;
    for (std::size_t t = 0; t < samples; ++t) {
        const bool is_answered = stream.push(support::sample_of<Stream<Net>>(x, t), y);
        if (is_answered != (t + 1 >= Needed && (t + 1 - Needed) % Apart == 0)) {
            return 0;
        }
        const std::size_t first = t + 1 - Needed;
        if (is_answered && first + Net::input_size / 2 <= samples) {
            if (!same_numbers(y, net(window_of<Net>(x, first)))) {
                return 0;
            }
            ++answered;
        }
    }
    return answered;
}

} // namespace

TEST_CASE("a Dense over steps slides over the stream: each answer is net(x) of the last window") {
    CHECK(windows_answered<Network<float, Input<8, 2>, Dense<3, Softmax>>, 8, 1>() == 33);
    CHECK(windows_answered<Network<float, Input<1, 2>, Dense<3>>, 1, 1>() == 40);
    CHECK(windows_answered<Network<float, Input<12, 2>, Conv1D<4, 3, ReLU>, Dense<5, Tanh>, Dense<2>>, 12, 1>() == 29);
}

TEST_CASE("above strides it answers when one of its steps comes") {
    CHECK(windows_answered<Network<float, Input<12, 2>, Conv1D<4, 3, ReLU>, MaxPool1D<2>, Dense<2>>, 12, 2>() == 15);
    // Of 11 positions 10 are pooled, and they need 12 samples: the last one of x is seen by no window.
    CHECK(windows_answered<Network<float, Input<13, 2>, Conv1D<4, 3, ReLU>, MaxPool1D<2>, Dense<2>>, 12, 2>() == 14);
}

TEST_CASE("what lies below goes on: above a state the first answer alone is that of a window") {
    using Net = Network<float, Input<6, 2>, GRU<3, EveryStep>, Dense<2>>;
    static Net net;
    std::array<float, samples * 2> x;
    support::fill_unevenly(net.parameters(), 5);
    support::fill_unevenly(x, 6);
    Stream<Net> stream{net};
    Stream<Net>::Output y{};
    for (std::size_t t = 0; t < 5; ++t) {
        CHECK_FALSE(stream.push(support::sample_of<Stream<Net>>(x, t), y));
    }
    CHECK(stream.push(support::sample_of<Stream<Net>>(x, 5), y));
    CHECK(same_numbers(y, net(window_of<Net>(x, 0))));
    CHECK(stream.push(support::sample_of<Stream<Net>>(x, 6), y));
    CHECK_FALSE(same_numbers(y, net(window_of<Net>(x, 1))));
    // It is that of the layers over all samples, of which the Dense sees the last six.
    static Network<float, Input<7, 2>, GRU<3, EveryStep>, Conv1D<2, 6>> all;
    all.parameters() = net.parameters();
    const auto expected = all(window_of<decltype(all)>(x, 0));
    CHECK(y[0] == expected[2]);
    CHECK(y[1] == expected[3]);
}
