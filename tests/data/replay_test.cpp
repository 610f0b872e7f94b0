// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/data/class_balanced.hpp>
#include <nervelet/data/quantized.hpp>
#include <nervelet/data/replay.hpp>
#include <nervelet/data/reservoir.hpp>
#include <nervelet/label.hpp>
#include <nervelet/storage.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <limits>
#include <type_traits>

using namespace nervelet;

namespace {

using Features = std::array<float, 3>;
using Fair = Replay<Features, Label, 6, Reservoir>;
using Balanced = Replay<Features, Label, 6, ClassBalanced<3>, Quantized<0, 1>>;
using Regression = Replay<Features, std::array<float, 2>, 4, Reservoir>;

const float nan = std::numeric_limits<float>::quiet_NaN();
const float infinity = std::numeric_limits<float>::infinity();

Features features(std::size_t i) {
    const float x = static_cast<float>(i % 256) / 255.0f;
    return {{x, 1.0f - x, 0.0f}};
}

template <class Memory>
Memory taught(std::size_t examples, std::uint64_t seed) {
    Memory memory;
    Random random(seed);
    for (std::size_t i = 0; i < examples; ++i) {
        memory.add(features(i), Label{i % 10 < 8 ? std::size_t(0) : i % 10 - 7}, random);
    }
    return memory;
}

template <class Memory>
bool same_bytes(const Memory& a, const Memory& b) {
    return std::memcmp(&a, &b, sizeof(Memory)) == 0;
}

// 200 examples of 64 features: a byte for each feature and the label, and the counters.
using Digits = Replay<std::array<float, 64>, Label, 200, ClassBalanced<10>, Quantized<0, 1>>;
static_assert(sizeof(Digits) == 200 * (64 + 1) + 4 + 52, "eight bits a feature");
static_assert(std::is_trivially_copyable<Digits>::value && std::is_trivially_copyable<Regression>::value, "a value");

} // namespace

TEST_CASE("replay: takes what comes until it is full, and gives it back") {
    Fair memory;
    Random random(1);
    CHECK(memory.size() == 0);
    for (std::size_t i = 0; i < 6; ++i) {
        CHECK(memory.add(features(i), Label{i}, random));
        CHECK(memory.size() == i + 1);
        CHECK(memory.input(i) == features(i));
        CHECK(memory.target(i).index == i);
        CHECK(memory.count(Label{i}) == 1);
    }
    for (std::size_t i = 6; i < 1000; ++i) {
        memory.add(features(i), Label{i}, random);
    }
    CHECK(memory.size() == 6);
    CHECK(memory.admission().seen() == 1000);
    for (std::size_t i = 0; i < 6; ++i) { // input and label stay together
        CHECK(memory.input(i) == features(memory.target(i).index));
    }
}

TEST_CASE("replay: balanced, and quantized within half a step") {
    const Balanced memory = taught<Balanced>(500, 2);
    CHECK(memory.count(Label{0}) == 2);
    CHECK(memory.count(Label{1}) == 2);
    CHECK(memory.count(Label{2}) == 2);
    CHECK(memory.count(Label{3}) == 0);
    Balanced one;
    Random random(1);
    CHECK(one.add({{0.3f, 2.0f, 0.0f}}, Label{1}, random));
    CHECK(one.input(0)[0] == doctest::Approx(0.3).epsilon(0.5 / 255 / 0.3));
    CHECK(one.input(0)[1] == 1.0f);
    CHECK(one.input(0)[2] == 0.0f);
}

TEST_CASE("replay: the same seed, the same memory, byte for byte; a copy goes on the same way") {
    CHECK(same_bytes(taught<Balanced>(300, 7), taught<Balanced>(300, 7)));
    CHECK_FALSE(same_bytes(taught<Balanced>(300, 7), taught<Balanced>(300, 8)));
    Fair memory = taught<Fair>(50, 7);
    Fair copy;
    std::memcpy(static_cast<void*>(&copy), &memory, sizeof(Fair)); // as it was saved
    Random random(3);
    Random same(3);
    for (std::size_t i = 0; i < 50; ++i) {
        CHECK(memory.add(features(i), Label{i}, random) == copy.add(features(i), Label{i}, same));
    }
    CHECK(same_bytes(memory, copy));
}

TEST_CASE("replay: saved and loaded it goes on the same way; another kind of memory does not take it") {
    const Balanced memory = taught<Balanced>(100, 7);
    static Saved<Balanced> bytes;
    CHECK(save(bytes, memory) == StorageError::none);
    Balanced loaded;
    CHECK(load(bytes, loaded) == StorageError::none);
    CHECK(same_bytes(loaded, memory));
    using Signed = Replay<Features, Label, 6, ClassBalanced<3>, Quantized<-1, 1>>;
    Signed other;
    CHECK(load(ByteView{bytes.data(), bytes.size()}, other) != StorageError::none);
    CHECK(other.size() == 0);
    Regression regression;
    Random random(1);
    regression.add({{1, 2, 3}}, {{4, 5}}, random);
    static Saved<Regression> more;
    CHECK(save(more, regression) == StorageError::none);
    regression.clear();
    CHECK(load(more, regression) == StorageError::none);
    CHECK(regression.input(0) == Features{{1, 2, 3}});
    CHECK(regression.target(0) == std::array<float, 2>{{4, 5}});
    CHECK(regression.admission().seen() == 1);
}

TEST_CASE("replay: the bytes of a file are what they were when it was first written, and can be loaded") {
    using Point = std::array<float, 2>;
    using Two = Replay<Point, Label, 2, Reservoir>;
    using Three = Replay<Point, Label, 3, ClassBalanced<2>, Quantized<-1, 1>>;
    constexpr Saved<Two, Three> file{
        {0x4E, 0x52, 0x56, 0x4C, 0x01, 0x02, 0x00, 0x00, 0xFF, 0x00, 0x00, 0x00, 0xC9, 0xE1, 0x8E, 0x14, 0x1C, 0x00,
         0x00, 0x00, 0xFF, 0x00, 0x00, 0x00, 0x5C, 0x22, 0x28, 0x0E, 0x17, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x3F,
         0x00, 0x00, 0x80, 0xBE, 0x00, 0x00, 0x00, 0x3F, 0x00, 0x00, 0x80, 0xBE, 0x02, 0x00, 0x06, 0x00, 0x02, 0x00,
         0x00, 0x00, 0x09, 0x00, 0x00, 0x00, 0xBF, 0x5F, 0xBF, 0x5F, 0xBF, 0x5F, 0x01, 0x01, 0x00, 0x03, 0x00, 0x00,
         0x00, 0x05, 0x00, 0x00, 0x00, 0x04, 0x00, 0x00, 0x00, 0x01, 0x01, 0x1B, 0x9E, 0xCB, 0x7D}};
    Two two;
    Three three;
    Random random(1);
    for (std::size_t i = 0; i < 9; ++i) {
        two.add({{0.5f, -0.25f}}, Label{i}, random);
        three.add({{0.5f, -0.25f}}, Label{i % 2}, random);
    }
    Saved<Two, Three> bytes{};
    CHECK(save(bytes, two, three) == StorageError::none);
    CHECK(bytes == file);
    Two loaded_two;
    Three loaded_three;
    CHECK(load(file, loaded_two, loaded_three) == StorageError::none);
    CHECK(save(bytes, loaded_two, loaded_three) == StorageError::none);
    CHECK(bytes == file);
}

TEST_CASE("replay: what is not finite, or has a label out of range, is as if it had not come") {
    Balanced memory = taught<Balanced>(100, 2);
    const Balanced before = memory;
    Random random(4);
    const std::uint64_t state = random.state();
    CHECK_FALSE(memory.add({{nan, 0, 0}}, Label{1}, random));
    CHECK_FALSE(memory.add({{0, 0, infinity}}, Label{1}, random));
    CHECK_FALSE(memory.add({{0, 0, 0}}, Label{3}, random));
    CHECK(same_bytes(memory, before));
    CHECK(random.state() == state);
    Fair fair;
    CHECK_FALSE(fair.add({{0, 0, 0}}, Label{65536}, random));
    CHECK(fair.add({{0, 0, 0}}, Label{65535}, random));
    Regression regression;
    CHECK_FALSE(regression.add({{0, 0, 0}}, {{1.0f, nan}}, random));
    CHECK(regression.add({{0, 0, 0}}, {{1.0f, 0.5f}}, random));
    CHECK(regression.target(0) == std::array<float, 2>{{1.0f, 0.5f}});
    CHECK(regression.size() == 1);
}

TEST_CASE("replay: sample draws each place, or each of a class, equally often") {
    Fair memory;
    Random random(9);
    CHECK(memory.sample(random) == 0); // of nothing
    for (std::size_t i = 0; i < 6; ++i) {
        memory.add(features(i), Label{i < 2 ? std::size_t(0) : 1}, random);
    }
    int all[6] = {};
    int of_one[6] = {};
    for (int i = 0; i < 1200; ++i) {
        ++all[memory.sample(random)];
        ++of_one[memory.sample(Label{1}, random)];
    }
    for (std::size_t i = 0; i < 6; ++i) {
        CHECK(all[i] > 130); // 200 +- 5 standard deviations
        CHECK(all[i] < 270);
        CHECK(of_one[i] >= (i < 2 ? 0 : 220)); // 300 +- 5 standard deviations
        CHECK(of_one[i] <= (i < 2 ? 0 : 380));
    }
    CHECK(memory.sample(Label{2}, random) == memory.size());
}

TEST_CASE("replay: clear forgets everything; all bytes are zero at first") {
    static Balanced memory;
    const unsigned char* bytes = reinterpret_cast<const unsigned char*>(&memory);
    bool all_zero = true;
    for (std::size_t i = 0; i < sizeof(Balanced); ++i) {
        all_zero = all_zero && bytes[i] == 0;
    }
    CHECK(all_zero);
    memory = taught<Balanced>(100, 2);
    memory.clear();
    CHECK(memory.size() == 0);
    CHECK(memory.count(Label{0}) == 0);
    CHECK(memory.admission().seen(0) == 0);
}
