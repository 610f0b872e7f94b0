// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <cstring>
#include <limits>

#include "support/byte_stream.hpp"
#include "support/saved_files.hpp"

#include <nervelet/nervelet.hpp>

using namespace nervelet;
using namespace support;

namespace {

using File = Saved<SmallNet>;

/// What became of loading this, from memory and from a stream; a net that was not loaded must not have changed.
StorageError load_both_ways(const File& file) {
    const SmallNet before = initialized(3);
    SmallNet net = before;
    const StorageError error = load(file, net);
    CHECK(same_bits(net, error == StorageError::none ? small_net() : before));
    SmallNet from_stream = before;
    ByteStream stream{file.data(), file.size()};
    File buffer{};
    CHECK(load(stream, buffer, from_stream) == error);
    CHECK(same_bits(from_stream, net));
    return error;
}

/// The file with its checksum made right again.
File repaired(File file) {
    Crc32 crc;
    crc.add(file.data(), file.size() - 4);
    detail::to_bytes(crc.value(), file.data() + file.size() - 4);
    return file;
}

File with(std::size_t place, std::uint8_t value) {
    File file = small_file;
    file[place] = value;
    return repaired(file);
}

template <class Net>
StorageError load_as() {
    Net net{};
    return load(ByteView{small_file.data(), small_file.size()}, net);
}

#if defined(NERVELET_HAS_BIT_CAST) && __cplusplus >= 201703L
constexpr SmallNet loaded_by_the_compiler() {
    SmallNet net{};
    return load(small_file, net) == StorageError::none ? net : SmallNet{};
}
constexpr SmallNet constant_net = loaded_by_the_compiler();
#endif

} // namespace

TEST_CASE("load: what was saved comes back bit by bit") {
    CHECK(load_both_ways(small_file) == StorageError::none);
    CHECK(repaired(small_file) == small_file);

    // Bits, not numbers: -0, the smallest and the largest, infinity, NaN.
    SmallNet strange;
    strange.parameters() = {{-0.0f, std::numeric_limits<float>::denorm_min(), -std::numeric_limits<float>::infinity(),
                             std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::lowest()}};
    File file{};
    CHECK(save(file, strange) == StorageError::none);
    SmallNet net;
    CHECK(load(file, net) == StorageError::none);
    CHECK(same_bits(net, strange));

    DoubleNet of_doubles;
    CHECK(load(double_file, of_doubles) == StorageError::none);
    CHECK(of_doubles.parameters() == double_net().parameters());
}

#if defined(NERVELET_HAS_BIT_CAST) && __cplusplus >= 201703L
TEST_CASE("load: the compiler reads the same network") {
    CHECK(same_bits(constant_net, small_net()));
}
#endif

TEST_CASE("load: every error") {
    CHECK(load_both_ways(with(0, 'M')) == StorageError::wrong_magic);
    CHECK(load_both_ways(with(4, 2)) == StorageError::wrong_version);
    CHECK(load_both_ways(with(5, 9)) == StorageError::wrong_length);
    CHECK(load_both_ways(with(5, 0)) == StorageError::wrong_checksum); // which it no longer has at its end
    CHECK(load_both_ways(with(5, 2)) == StorageError::source_ended);
    CHECK(load_both_ways(with(8, 2)) == StorageError::missing_section);
    CHECK(load_both_ways(with(9, 2)) == StorageError::wrong_scalar);
    CHECK(load_both_ways(with(12, 0)) == StorageError::wrong_architecture);
    CHECK(load_both_ways(with(16, 0x28)) == StorageError::wrong_length);
    CHECK(load_both_ways(with(19, 0xFF)) == StorageError::wrong_length);
    for (const std::size_t place : {8u, 9u, 12u, 25u, 59u}) { // also where another kind, scalar or name would stand
        File damaged = small_file;
        damaged[place] ^= 2;
        CHECK(load_both_ways(damaged) == StorageError::wrong_checksum);
    }
}

TEST_CASE("load: networks of other types are refused") {
    CHECK(load_as<SmallNet>() == StorageError::none);
    CHECK(load_as<Network<float, Input<2>, Dense<2, LeakyReLU>, Dropout<50>, Dense<1, Sigmoid>>>() ==
          StorageError::none);
    CHECK(load_as<Network<float, Input<2>, Dense<2, ReLU>, Dense<1, Sigmoid>>>() == StorageError::wrong_architecture);
    CHECK(load_as<Network<float, Input<2>, Dense<3, LeakyReLU>>>() == StorageError::wrong_architecture);
    CHECK(load_as<Network<double, Input<2>, Dense<2, LeakyReLU>, Dense<1, Sigmoid>>>() == StorageError::wrong_scalar);
    CHECK(load_as<Random>() == StorageError::missing_section);
}

TEST_CASE("load: of a longer file of another network the first bytes tell what it is") {
    using Wide = Network<float, Input<2>, Dense<9, LeakyReLU>, Dense<1, Sigmoid>>;
    Saved<Wide> wide{};
    CHECK(save(wide, Wide{}) == StorageError::none);
    File file{};
    std::memcpy(file.data(), wide.data(), file.size()); // all that this program has room for
    CHECK(load_both_ways(file) == StorageError::wrong_architecture);
    SmallNet net;
    CHECK(load(ByteView{wide.data(), wide.size()}, net) == StorageError::wrong_architecture);
    ByteStream stream{wide.data(), wide.size()};
    CHECK(load(stream, file, net) == StorageError::wrong_architecture);
    CHECK(stream.left == 0); // the next file can follow
}

TEST_CASE("load: a flip of any bit is found, and a file that is cut off anywhere") {
    for (std::size_t i = 0; i < 8 * small_file.size(); ++i) {
        File file = small_file;
        file[i / 8] = static_cast<std::uint8_t>(file[i / 8] ^ (1u << (i % 8)));
        CHECK(load_both_ways(file) != StorageError::none);
    }
    for (std::size_t size = 0; size < small_file.size(); ++size) {
        SmallNet net;
        CHECK(load(ByteView{small_file.data(), size}, net) == StorageError::source_ended);
        ByteStream stream{small_file.data(), size};
        File buffer{};
        CHECK(load(stream, buffer, net) == StorageError::source_ended);
        CHECK(same_bits(net, SmallNet{}));
    }
    std::array<std::uint8_t, small_file.size() + 1> longer{};
    std::memcpy(longer.data(), small_file.data(), small_file.size());
    SmallNet net;
    CHECK(load(ByteView{longer.data(), longer.size()}, net) == StorageError::wrong_length);
}

TEST_CASE("load: a stream is read up to the end of the file and no further, by char as well as by byte") {
    std::array<std::uint8_t, 2 * small_file.size()> twice{};
    std::memcpy(twice.data(), small_file.data(), small_file.size());
    std::memcpy(twice.data() + small_file.size(), small_file.data(), small_file.size());
    CharStream stream{twice.data(), twice.size()};
    File buffer{};
    for (int i = 0; i < 2; ++i) {
        SmallNet net;
        CHECK(load(stream, buffer, net) == StorageError::none);
        CHECK(same_bits(net, small_net()));
    }
    CHECK(stream.left == 0);
    BothStream both{small_file.data(), small_file.size()};
    SmallNet net;
    CHECK(load(both, buffer, net) == StorageError::none);
}

TEST_CASE("load: parts that are not wanted are passed over") {
    TrainedNet net;
    CHECK(load(ByteView{trained_file.data(), trained_file.size()}, net) == StorageError::none);
    CHECK(net.parameters() == TrainedNet::Parameters{{1, 2, 3, 4}});

    Normalizers expected;
    StandardNormalizer<float, 2> standard;
    Random random(1);
    ByteStream stream{trained_file.data(), trained_file.size()};
    Saved<StandardNormalizer<float, 2>, Random> buffer{};
    CHECK(load(stream, buffer, standard, random) == StorageError::none);
    CHECK(random.state() == 0x0123456789ABCDEFu);
    CHECK(standard.apply({{9, 9}}) == expected.standard.apply({{9, 9}}));
    CHECK(standard.observe({{5, 5}}));
    expected.standard.observe({{5, 5}});
    CHECK(standard.apply({{9, 9}}) == expected.standard.apply({{9, 9}}));

    MinMaxNormalizer<float, 1> min_max;
    CHECK(load(ByteView{trained_file.data(), trained_file.size()}, min_max) == StorageError::none);
    CHECK(min_max.apply({{3}})[0] == 0.5f);

    // In the order in which they were saved.
    CHECK(load(ByteView{trained_file.data(), trained_file.size()}, random, net) == StorageError::missing_section);
    MinMaxNormalizer<float, 2> wider;
    CHECK(load(ByteView{trained_file.data(), trained_file.size()}, wider) == StorageError::wrong_architecture);
}

TEST_CASE("load: of two networks in a file each finds its own") {
    Saved<SmallNet, TrainedNet> file{};
    TrainedNet net;
    net.parameters() = {{1, 2, 3, 4}};
    CHECK(save(file, small_net(), net) == StorageError::none);
    TrainedNet loaded;
    CHECK(load(ByteView{file.data(), file.size()}, loaded) == StorageError::none);
    CHECK(loaded.parameters() == net.parameters());
}

TEST_CASE("load: a type of one's own") {
    Saved<Counter, SmallNet> file{};
    Counter counter;
    counter.seen = {{7, 300}};
    counter.is_full = true;
    CHECK(save(file, counter, small_net()) == StorageError::none);
    CHECK(saved_size<Counter>() == 8 + 12 + 5 + 4);
    Counter loaded;
    SmallNet net;
    CHECK(load(file, loaded, net) == StorageError::none);
    CHECK(loaded.seen == counter.seen);
    CHECK(loaded.is_full);
    CHECK(same_bits(net, small_net()));
}
