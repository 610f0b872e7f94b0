// Part of nervelet. MIT licence, the nervelet authors.
// The bytes of saved files, made by hand from the table in storage/format.hpp. They must never change by accident.
#include <doctest/doctest.h>

#include "support/saved_files.hpp"

#include <nervelet/nervelet.hpp>

using namespace nervelet;
using namespace support;

namespace {

static_assert(saved_size<SmallNet>() == 8 + 12 + 9 * 4 + 4, "");
static_assert(saved_size<SmallNet>() == small_file.size() && saved_size<DoubleNet>() == double_file.size(), "");
static_assert(saved_size<SmallNet, SmallNet>() == 2 * saved_size<SmallNet>() - 12, "one header, one checksum");

#if defined(NERVELET_HAS_BIT_CAST) && __cplusplus >= 201703L
constexpr Saved<SmallNet> saved_by_the_compiler() {
    Saved<SmallNet> bytes{};
    SmallNet net = small_net();
    return save(bytes, net) == StorageError::none ? bytes : Saved<SmallNet>{};
}
constexpr Saved<SmallNet> constant_file = saved_by_the_compiler();
#endif

/// Takes so many bytes.
struct Bounded {
    std::size_t room;
    std::size_t taken = 0;
    std::size_t calls_after_full = 0;
    std::size_t write(const std::uint8_t*, std::size_t size) {
        calls_after_full += taken == room ? 1 : 0;
        const std::size_t count = size < room - taken ? size : room - taken;
        taken += count;
        return count;
    }
};

} // namespace

TEST_CASE("save: the bytes of a network") {
    Saved<SmallNet> bytes{};
    CHECK(save(bytes, small_net()) == StorageError::none);
    CHECK(bytes == small_file);
    Saved<DoubleNet> double_bytes{};
    CHECK(save(double_bytes, double_net()) == StorageError::none);
    CHECK(double_bytes == double_file);
}

#if defined(NERVELET_HAS_BIT_CAST) && __cplusplus >= 201703L
TEST_CASE("save: the compiler writes the same bytes") {
    CHECK(constant_file == small_file);
}
#endif

TEST_CASE("save: the bytes of a trainer with dropout, of normalizers and a generator") {
    TrainedNet net;
    net.parameters() = {{1, 2, 3, 4}};
    Trainer<TrainedNet, SquaredError, Clipped> trainer{net, {{0.25f, 0.5f}, 2.0f}, 9};
    trainer.state().velocity = {{10, 11, 12, 13}};
    const Normalizers normalizers;
    const Random random = Random::from_state(0x0123456789ABCDEFu);
    std::array<std::uint8_t, trained_file.size()> bytes{};
    CHECK(save(bytes, trainer, normalizers.standard, normalizers.min_max, random) == StorageError::none);
    CHECK(bytes == trained_file);
}

TEST_CASE("save: a sink that is full says so, and gets nothing more") {
    for (std::size_t room = 0; room <= small_file.size(); ++room) {
        Bounded sink{room};
        const StorageError error = save(sink, small_net());
        CHECK(error == (room < small_file.size() ? StorageError::sink_full : StorageError::none));
        CHECK(sink.taken == room);
        CHECK(sink.calls_after_full <= 1);
    }
}

TEST_CASE("save: a trainer without a network is refused") {
    const Trainer<TrainedNet, SquaredError, Clipped> trainer;
    Saved<decltype(trainer)> bytes{};
    CHECK(save(bytes, trainer) == StorageError::no_network);
    CHECK(bytes[0] == 0);
}
