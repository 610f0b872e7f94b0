// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <cstring>
#include <limits>

#include "support/byte_stream.hpp"
#include "support/hostile_file.hpp"
#include "support/saved_files.hpp"
#include "support/simulated_flash.hpp"

#include <nervelet/nervelet.hpp>

using namespace nervelet;
using namespace support;

namespace {

const float nan = std::numeric_limits<float>::quiet_NaN();
const float infinity = std::numeric_limits<float>::infinity();

/// Loads from memory and from a stream into a part that is all zero, and must remain so after an error.
template <class Part, class File>
StorageError load_fresh(const File& file) {
    Part part{};
    const Part before = part;
    const StorageError error = load(ByteView{file.data(), file.size()}, part);
    CHECK((error == StorageError::none || same_bits(part, before)));
    Part from_stream = before;
    Saved<Part> buffer{};
    ByteStream stream{file.data(), file.size()};
    CHECK(load(stream, buffer, from_stream) == error);
    CHECK(same_bits(part, from_stream));
    return error;
}

/// The same for a trainer, with its network.
template <class Training, class File, class Optimizer>
StorageError load_trainer(const File& file, const Optimizer& optimizer) {
    using Net = typename Training::Network;
    Net net{};
    Training trainer{net, optimizer};
    const Bytes<Training> before = bytes_of(trainer);
    const StorageError error = load(ByteView{file.data(), file.size()}, trainer);
    CHECK((error == StorageError::none || (bytes_of(trainer) == before && same_bits(net, Net{}))));
    return error;
}

template <class Part, class File, class T>
void refuses(const File& file, std::size_t place, T number) {
    CHECK(load_fresh<Part>(with_number(file, place, number)) == StorageError::wrong_value);
}

// Where the contents of a file with one section begin, and those of trained_file.
constexpr std::size_t first = 8 + 12;
constexpr std::size_t training = 68 + 16;
constexpr std::size_t standard = training + 40;
constexpr std::size_t min_max = standard + 24;

using Features = std::array<float, 2>;
using Fair = Replay<Features, Label, 3, Reservoir>;
using Balanced = Replay<Features, Label, 4, ClassBalanced<3>, Quantized<-1, 1>>;
using Regression = Replay<Features, std::array<float, 1>, 2, Reservoir>;

template <class Past>
Past stream_of(std::size_t examples, std::uint64_t seed) {
    Past past;
    Random random(seed);
    for (std::size_t i = 0; i < examples; ++i) {
        past.add({{0.5f, -0.25f}}, Label{random.below(4) == 0 ? random.below(3) : 0u}, random);
    }
    return past;
}

template <class Part>
Saved<Part> saved(const Part& part) {
    Saved<Part> file{};
    CHECK(save(file, part) == StorageError::none);
    return file;
}

/// A type of one's own, of which not every value is possible.
struct Percentage {
    std::uint8_t value = 0;

    constexpr bool is_valid() const { return value <= 100; }

    template <class Text>
    static constexpr void describe(Text& text) {
        text("Percentage");
    }

    template <class Self, class Archive>
    static constexpr void fields(Self& self, Archive& archive) {
        archive(self.value);
    }
};

/// A stream that counts its bytes.
struct Counted {
    std::size_t taken = 0;
    std::size_t write(const std::uint8_t*, std::size_t size) {
        taken += size;
        return size;
    }
};

/// save() to an array and to a stream.
template <class Part>
void saves(const Part& part) {
    Saved<Part> bytes{};
    CHECK(save(bytes, part) == StorageError::none);
    Counted stream;
    CHECK(save(stream, part) == StorageError::none);
    CHECK(stream.taken == bytes.size());
}

template <class Part>
void does_not_save(const Part& part) {
    Saved<Part> bytes{};
    CHECK(save(bytes, part) == StorageError::wrong_value);
    CHECK(bytes == Saved<Part>{});
    Counted stream;
    CHECK(save(stream, part) == StorageError::wrong_value);
    CHECK(stream.taken == 0);
}

} // namespace

TEST_CASE("a trainer: its optimizer is valid, its sums are those of gradients") {
    using Training = Trainer<TrainedNet, SquaredError, Clipped>;
    const Clipped<float> start{{1.0f, 0.0f}, 1.0f};
    CHECK(load_trainer<Training>(trained_file, start) == StorageError::none);
    CHECK(load_trainer<Training>(with_number(trained_file, training, 0xFFFFFFFFu), start) == StorageError::none);
    for (std::size_t i = 0; i < 3; ++i) { // learning rate, momentum, largest norm
        for (const float number : {nan, -1.0f}) {
            const auto file = with_number(trained_file, training + 12 + 4 * i, number);
            CHECK(load_trainer<Training>(file, start) == StorageError::wrong_value);
        }
    }
    for (std::size_t i = 0; i < 4; ++i) { // velocities
        const std::size_t place = training + 24 + 4 * i;
        for (const float number : {nan, infinity, -infinity, 1e38f, -2e22f}) {
            CHECK(load_trainer<Training>(with_number(trained_file, place, number), start) == StorageError::wrong_value);
        }
        CHECK(load_trainer<Training>(with_number(trained_file, place, -1.8e22f), start) == StorageError::none);
    }
}

TEST_CASE("a trainer with means of squares: not negative") {
    using Net = Network<float, Input<1>, Dense<1>>;
    Net net{};
    const Trainer<Net, SquaredError, Adam> adam{net, {0.01f}};
    const Trainer<Net, SquaredError, RMSprop> rms_prop{net, {0.01f}};
    const Trainer<Net, SquaredError, Adagrad> adagrad{net, {0.01f}};
    const std::size_t state = 8 + 2 * 12 + 2 * 4 + 4; // behind the hyperparameters
    for (const float number : {nan, infinity, -1.0f}) {
        CHECK(load_trainer<Trainer<Net, SquaredError, Adam>>(with_number(saved(adam), state + 16 + 12, number),
                                                             Adam<float>{0.1f}) == StorageError::wrong_value);
        CHECK(load_trainer<Trainer<Net, SquaredError, RMSprop>>(with_number(saved(rms_prop), state + 12 + 4, number),
                                                                RMSprop<float>{0.1f}) == StorageError::wrong_value);
        CHECK(load_trainer<Trainer<Net, SquaredError, Adagrad>>(with_number(saved(adagrad), state + 8, number),
                                                                Adagrad<float>{0.1f}) == StorageError::wrong_value);
    }
    // A mean of gradients has either sign; a beta has not.
    CHECK(load_trainer<Trainer<Net, SquaredError, Adam>>(with_number(saved(adam), state + 16, -1.0f),
                                                         Adam<float>{0.1f}) == StorageError::none);
    CHECK(load_trainer<Trainer<Net, SquaredError, Adam>>(with_number(saved(adam), state + 8, 1.0f),
                                                         Adam<float>{0.1f}) == StorageError::wrong_value);
}

TEST_CASE("a StandardNormalizer: finite, nothing negative that is a square, at most 2^31 - 1 observations") {
    using Normalizer = StandardNormalizer<float, 2>;
    CHECK(load_fresh<Normalizer>(trained_file) == StorageError::none);
    for (std::size_t i = 0; i < 5; ++i) { // means, S, epsilon
        refuses<Normalizer>(trained_file, standard + 4 * i, nan);
        refuses<Normalizer>(trained_file, standard + 4 * i, infinity);
        const StorageError error = load_fresh<Normalizer>(with_number(trained_file, standard + 4 * i, -1.0f));
        CHECK(error == (i < 2 ? StorageError::none : StorageError::wrong_value));
    }
    refuses<Normalizer>(trained_file, standard + 20, 0x80000000u);
    refuses<Normalizer>(trained_file, standard + 20, 0u); // with means
    CHECK(load_fresh<Normalizer>(with_number(trained_file, standard + 20, 0x7FFFFFFFu)) == StorageError::none);
    CHECK(load_fresh<Normalizer>(saved(Normalizer{})) == StorageError::none);
}

TEST_CASE("a MinMaxNormalizer: finite, no minimum above its maximum, no flag but 0 and 1") {
    using Normalizer = MinMaxNormalizer<float, 1>;
    CHECK(load_fresh<Normalizer>(trained_file) == StorageError::none);
    for (std::size_t i = 0; i < 2; ++i) {
        refuses<Normalizer>(trained_file, min_max + 4 * i, nan);
        refuses<Normalizer>(trained_file, min_max + 4 * i, i == 0 ? -infinity : infinity);
    }
    refuses<Normalizer>(trained_file, min_max, 8.0f);
    refuses<Normalizer>(with_number(trained_file, min_max, -3e38f), min_max + 4, 3e38f); // overflows maximum - minimum
    refuses<Normalizer>(trained_file, min_max + 8, std::uint8_t(2));
    refuses<Normalizer>(trained_file, min_max + 8, std::uint8_t(0)); // with a range
    CHECK(load_fresh<Normalizer>(saved(Normalizer{})) == StorageError::none);
}

TEST_CASE("a generator: every state is one") {
    for (const std::uint64_t state : {std::uint64_t(0), ~std::uint64_t(0)}) {
        CHECK(load_fresh<Random>(with_number(trained_file, min_max + 9, state)) == StorageError::none);
    }
}

TEST_CASE("a network: any number, as save() writes it") {
    CHECK(load_fresh<SmallNet>(with_number(small_file, first, nan)) == StorageError::none);
}

TEST_CASE("a Replay by classes: labels that are classes, a size within its capacity, counters that fit") {
    const auto full = saved(stream_of<Balanced>(50, 1));
    const auto part = saved(stream_of<Balanced>(3, 1));
    const std::size_t labels = first + 4 * 2;
    const std::size_t size = labels + 4;
    const std::size_t seen = size + 4;
    CHECK(load_fresh<Balanced>(full) == StorageError::none);
    CHECK(load_fresh<Balanced>(part) == StorageError::none);
    for (std::size_t i = 0; i < 4; ++i) { // in use or not
        refuses<Balanced>(full, labels + i, std::uint8_t(200));
        refuses<Balanced>(part, labels + i, std::uint8_t(3));
    }
    for (const std::uint32_t number : {5u, 65535u, 0xFFFFFFFFu, 2u}) {
        refuses<Balanced>(full, size, number);
        refuses<Balanced>(part, size, number);
    }
    refuses<Balanced>(full, first, std::uint8_t(255)); // 254 steps
    refuses<Balanced>(full, seen, 0u);
    refuses<Balanced>(part, seen, 9u);
    refuses<Balanced>(part, seen + 12, std::uint8_t(1)); // the largest, before it is full
    refuses<Balanced>(full, seen + 12, std::uint8_t(2)); // no bool
    CHECK(load_fresh<Balanced>(with_number(full, seen, 0xFFFFFFFFu)) == StorageError::none);
}

TEST_CASE("a Replay by reservoir: any label of 16 bits, a size as its counter says, finite numbers") {
    const auto full = saved(stream_of<Fair>(50, 1));
    const auto part = saved(stream_of<Fair>(2, 1));
    const std::size_t size = first + 3 * 2 * 4 + 3 * 2;
    CHECK(load_fresh<Fair>(with_number(full, size - 2, std::uint16_t(65535))) == StorageError::none);
    for (const std::uint32_t number : {65535u, 4u, 1u}) {
        refuses<Fair>(full, size, number);
        refuses<Fair>(part, size, number);
    }
    refuses<Fair>(full, size + 4, 2u);
    refuses<Fair>(part, size + 4, 3u);
    for (std::size_t i = 0; i < 6; ++i) {
        refuses<Fair>(full, first + 4 * i, nan);
    }
    Regression regression;
    Random random(1);
    regression.add({{1, 2}}, {{3}}, random);
    refuses<Regression>(saved(regression), first + 2 * 2 * 4, infinity);
}

TEST_CASE("a Replay as its stream left it can always be loaded") {
    for (std::size_t examples = 0; examples < 100; ++examples) {
        Fair fair = stream_of<Fair>(examples, examples);
        Balanced balanced = stream_of<Balanced>(examples, examples);
        CHECK(load_fresh<Fair>(saved(fair)) == StorageError::none);
        CHECK(load_fresh<Balanced>(saved(balanced)) == StorageError::none);
        fair.clear();
        balanced.clear();
        CHECK(load_fresh<Fair>(saved(fair)) == StorageError::none);
        CHECK(load_fresh<Balanced>(saved(balanced)) == StorageError::none);
    }
}

TEST_CASE("a type of one's own: no bool but 0 and 1, and what its is_valid() says") {
    Counter counter;
    counter.is_full = true;
    CHECK(load_fresh<Counter>(saved(counter)) == StorageError::none);
    refuses<Counter>(saved(counter), first + 4, std::uint8_t(2));
    CHECK(load_fresh<Percentage>(with_number(saved(Percentage{}), first, std::uint8_t(100))) == StorageError::none);
    refuses<Percentage>(saved(Percentage{}), first, std::uint8_t(101));
}

TEST_CASE("of several parts none changes where one has a wrong value") {
    Random random(1);
    StandardNormalizer<float, 2> normalizer;
    const auto file = with_number(trained_file, min_max + 8, std::uint8_t(9));
    MinMaxNormalizer<float, 1> last;
    const ByteView view{file.data(), file.size()};
    CHECK(load(view, normalizer, last, random) == StorageError::wrong_value);
    CHECK(same_bits(normalizer, StandardNormalizer<float, 2>{}));
    CHECK(same_bits(random, Random(1)));
    CHECK(load(view, normalizer, random) == StorageError::none); // the wrong one is not asked for
}

TEST_CASE("two slots: what could not be loaded is not saved in place of what can") {
    using Device = SimulatedFlash<4, 64, 4>;
    Device flash;
    TwoSlots<Device, Percentage> slots(flash);
    Percentage percentage;
    percentage.value = 50;
    CHECK(slots.save(percentage) == StorageError::none);
    percentage.value = 101;
    CHECK(slots.save(percentage) == StorageError::wrong_value);
    CHECK(slots.save(percentage) == StorageError::wrong_value);
    CHECK(slots.load(percentage) == StorageError::none);
    CHECK(percentage.value == 50);
}

TEST_CASE("save: writes nothing where load would refuse the part") {
    using Standard = StandardNormalizer<float, 2>;
    using MinMax = MinMaxNormalizer<float, 2>;
    does_not_save(Standard::from_mean_and_variance({{0, nan}}, {{1, 1}}));
    does_not_save(Standard::from_mean_and_variance({{0, 0}}, {{1, -1}}));
    does_not_save(Standard::from_mean_and_variance({{0, 0}}, {{1, 1}}, 0));
    does_not_save(Standard{nan});
    does_not_save(Standard{-1.0f});
    does_not_save(MinMax::from_minimum_and_maximum({{0, 0}}, {{1, infinity}}));
    does_not_save(MinMax::from_minimum_and_maximum({{2, 0}}, {{1, 1}}));
    Percentage percentage;
    percentage.value = 101;
    does_not_save(percentage);
    percentage.value = 100;
    saves(percentage);
    saves(Standard{});
    saves(Standard::from_mean_and_variance({{0, 3}}, {{1, 0}}, 7));
    saves(MinMax{});
    saves(MinMax::from_minimum_and_maximum({{0, 1}}, {{1, 1}}));
}

TEST_CASE("save: writes nothing of a trainer whose optimizer is not valid, and of no part beside it") {
    SmallNet net;
    Trainer<SmallNet, SquaredError, Momentum> trainer{net, {0.1f, 0.9f}};
    saves(trainer);
    trainer.optimizer().momentum = 1.5f;
    does_not_save(trainer);
    Saved<SmallNet, decltype(trainer)> bytes{};
    CHECK(save(bytes, net, trainer) == StorageError::wrong_value);
    CHECK(bytes == Saved<SmallNet, decltype(trainer)>{});
}
