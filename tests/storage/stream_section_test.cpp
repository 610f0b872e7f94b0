// Part of nervelet. MIT licence, the nervelet authors.
#include <array>
#include <cstddef>
#include <cstdint>

#include <doctest/doctest.h>

#include "support/stream_equality.hpp"

using namespace nervelet;

namespace {

template <std::size_t Width>
using NetOf = Network<float, Input<24, 2>, Conv1D<3, Width, ReLU, Dilation<2>>, MaxPool1D<2>, LSTM<3, EveryStep>,
                      AveragePool1D<3, Stride<1>, Causal>, GRU<2, EveryStep>, Dropout<20>, Dense<2>>;
using Net = NetOf<3>;
using Forecast = Stream<Net>;
using Samples = std::array<float, 120>;
using File = Saved<Forecast>;

/// Before and behind the contents of the one section.
constexpr std::size_t head = 8 + 12;
constexpr std::size_t checksum = 4;
constexpr std::size_t counts =
    4 * (2 + 2 + 2 + 1); // of rings and answers, at last of a ring and samples seen; of a Dense
static_assert(sizeof(File) == head + sizeof(float) * (4 * 2 + 3 + 2 * 3 + 2 * 3 + 2 + 10 * 2) + counts + checksum,
              "what the layers keep and nothing else");

void push_all(Forecast& stream, const Samples& x, std::size_t first, std::size_t end) {
    Forecast::Output y{};
    for (std::size_t t = first; t < end; ++t) {
        stream.push(support::sample_of<Forecast>(x, t), y);
    }
}

/// Whether two streams answer alike from now on.
bool go_on_alike(Forecast& a, Forecast& b, const Samples& x, std::size_t first) {
    bool is_same = true;
    for (std::size_t t = first; t < 60; ++t) {
        Forecast::Output of_a{};
        Forecast::Output of_b{};
        const bool is_answered = a.push(support::sample_of<Forecast>(x, t), of_a);
        is_same = b.push(support::sample_of<Forecast>(x, t), of_b) == is_answered && is_same;
        is_same = is_same && support::same_bits(of_a[0], of_b[0]) && support::same_bits(of_a[1], of_b[1]);
    }
    return is_same;
}

/// With a number in the place of four bytes, and the checksum that belongs to it.
File with_number(File file, std::size_t place, std::uint32_t number) {
    Crc32 crc;
    for (std::size_t i = 0; i < file.size(); ++i) {
        if (i >= place && i < place + 4) {
            file[i] = static_cast<std::uint8_t>(number >> (8 * (i - place)));
        }
        if (i + checksum < file.size()) {
            crc.add(file[i]);
        } else {
            file[i] = static_cast<std::uint8_t>(crc.value() >> (8 * (i + checksum - file.size())));
        }
    }
    return file;
}

} // namespace

TEST_CASE("a stream that was saved in the middle goes on with the same bits") {
    static Net net;
    static Samples x;
    support::fill_unevenly(net.parameters(), 8);
    support::fill_unevenly(x, 9);
    for (std::size_t middle = 0; middle < 50; ++middle) {
        Forecast stream{net};
        push_all(stream, x, 0, middle);
        File file{};
        CHECK(save(file, stream) == StorageError::none);
        Forecast other{net};
        push_all(other, x, 20, 37); // another past
        CHECK(load(file, other) == StorageError::none);
        CHECK(go_on_alike(stream, other, x, middle));
    }
}

TEST_CASE("a file that is not this stream's changes nothing") {
    static Net net;
    static Samples x;
    support::fill_unevenly(net.parameters(), 8);
    support::fill_unevenly(x, 9);
    Forecast stream{net};
    push_all(stream, x, 0, 31);
    File file{};
    CHECK(save(file, stream) == StorageError::none);

    Forecast other{net};
    Forecast untouched{net};
    push_all(other, x, 0, 17);
    push_all(untouched, x, 0, 17);
    File damaged = file;
    damaged[head + 3] = static_cast<std::uint8_t>(damaged[head + 3] ^ 1u);
    CHECK(load(damaged, other) == StorageError::wrong_checksum);
    // The places and counts, each as large as may be, and one more.
    constexpr std::size_t after_ring = head + sizeof(float) * 4 * 2;
    CHECK(load(with_number(file, after_ring, 4), other) == StorageError::wrong_value);
    CHECK(load(with_number(file, after_ring + 4, 6), other) == StorageError::wrong_value);
    CHECK(load(with_number(file, file.size() - 8, 10), other) == StorageError::wrong_value);
    Saved<Net> of_network{};
    CHECK(save(of_network, net) == StorageError::none);
    CHECK(load(ByteView{of_network.data(), of_network.size()}, other) != StorageError::none);
    static NetOf<2> wider;
    Stream<NetOf<2>> of_other_layers{wider};
    CHECK(load(ByteView{file.data(), file.size()}, of_other_layers) == StorageError::wrong_architecture);
    CHECK(go_on_alike(other, untouched, x, 17));

    CHECK(load(with_number(file, after_ring, 3), other) == StorageError::none);
    CHECK(load(with_number(file, file.size() - 8, 9), other) == StorageError::none);
}

TEST_CASE("with its network in one file") {
    static Net net;
    static Net other;
    static Samples x;
    support::fill_unevenly(net.parameters(), 8);
    support::fill_unevenly(x, 9);
    Forecast stream{net};
    push_all(stream, x, 0, 31);
    static Saved<Net, Forecast> file{};
    CHECK(save(file, net, stream) == StorageError::none);
    Forecast loaded{other};
    CHECK(load(file, other, loaded) == StorageError::none);
    CHECK(go_on_alike(stream, loaded, x, 31));
}
