// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include "support/saved_files.hpp"
#include "support/simulated_flash.hpp"

#include <nervelet/nervelet.hpp>

using namespace nervelet;
using namespace support;

namespace {

// Two and a half pages of 32 bytes a slot, seven pages for both.
using Flash = SimulatedFlash<7, 32, 4>;
using Slots = TwoSlots<Flash, SmallNet>;
static_assert(Slots::slot_size == 96, "20 bytes of record, 60 of file, whole pages");

// The record takes a granule of its own.
using Coarse = SimulatedFlash<2, 256, 64>;
static_assert(TwoSlots<Coarse, SmallNet>::slot_size == 256, "");

/// Which of the networks initialized with seeds 0 .. count - 1 this one is; count where it is none.
std::uint64_t seed_of(const SmallNet& net, std::uint64_t count) {
    std::uint64_t seed = 0;
    while (seed < count && !same_bits(net, initialized(seed))) {
        ++seed;
    }
    return seed;
}

template <class Device>
StorageError save_seed(Device& flash, std::uint64_t seed) {
    TwoSlots<Device, SmallNet> slots(flash);
    return slots.save(initialized(seed));
}

/// The seed of the network that is loaded; 1000 where none is.
template <class Device>
std::uint64_t loaded_seed(Device& flash, std::uint64_t count) {
    TwoSlots<Device, SmallNet> slots(flash);
    const SmallNet before = small_net();
    SmallNet net = before;
    if (slots.load(net) != StorageError::none) {
        CHECK(same_bits(net, before));
        return 1000;
    }
    return seed_of(net, count);
}

/// Cuts the power at every operation of the save of seed `next` over what the flash holds.
template <class Device>
void cut_everywhere(const Device& start, std::uint64_t old, std::uint64_t next) {
    bool is_done = false;
    std::uint32_t cuts = 0;
    for (std::uint32_t cut = 0; !is_done; ++cut) {
        for (std::uint64_t chance = 0; chance < 8 && !is_done; ++chance) {
            Device flash = start;
            flash.power_up();
            flash.random = Random(cut * 8u + chance);
            flash.cut_after = cut;
            is_done = save_seed(flash, next) == StorageError::none;
            const bool had_power = flash.has_power;
            CHECK(is_done == had_power);
            flash.power_up();
            // The old one, or the new one where its last bit came.
            const std::uint64_t found = loaded_seed(flash, next + 1);
            const bool is_one_of_both = found == old || found == next;
            CHECK(is_one_of_both);
            CHECK((!is_done || found == next));
            // And saving works from there.
            CHECK(save_seed(flash, next) == StorageError::none);
            CHECK(loaded_seed(flash, next + 1) == next);
            CHECK(flash.misuses == 0);
            cuts += is_done ? 0u : 1u;
        }
    }
    CHECK(cuts >= 8 * 80);
}

/// Writes other sequence numbers into the records.
void renumber(Flash& flash, std::uint32_t first, std::uint32_t second) {
    for (std::size_t slot = 0; slot < 2; ++slot) {
        std::uint8_t* record = flash.bytes + slot * Slots::slot_size;
        detail::to_bytes(slot == 0 ? first : second, record + 4);
        Crc32 crc;
        crc.add(record, 16);
        detail::to_bytes(crc.value(), record + 16);
    }
}

using Bus = FlashOnBus<Flash>;

} // namespace

TEST_CASE("two slots: nothing at first, then always the last one saved, by turns") {
    Flash flash;
    CHECK(loaded_seed(flash, 9) == 1000);
    Slots slots(flash);
    SmallNet net;
    CHECK(slots.load(net) == StorageError::nothing_saved);
    for (std::uint64_t seed = 0; seed < 9; ++seed) {
        CHECK(save_seed(flash, seed) == StorageError::none);
        CHECK(loaded_seed(flash, 9) == seed);
    }
    CHECK(flash.misuses == 0);
    CHECK(flash.erases[6] == 0);
}

TEST_CASE("two slots: wear is spread evenly") {
    Flash flash;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        CHECK(save_seed(flash, seed) == StorageError::none);
    }
    for (std::size_t page = 0; page < 6; ++page) {
        CHECK(flash.erases[page] == 50);
    }
}

TEST_CASE("two slots: a cut of the power at every byte and every erase leaves the old or the new one") {
    Flash flash;
    cut_everywhere(flash, 1000, 0);
    CHECK(save_seed(flash, 0) == StorageError::none);
    cut_everywhere(flash, 0, 1);
    CHECK(save_seed(flash, 1) == StorageError::none);
    cut_everywhere(flash, 1, 2);
    Coarse coarse;
    CHECK(save_seed(coarse, 0) == StorageError::none);
    CHECK(save_seed(coarse, 1) == StorageError::none);
    cut_everywhere(coarse, 1, 2);
}

TEST_CASE("two slots: one cut after another") {
    Flash flash;
    CHECK(save_seed(flash, 0) == StorageError::none);
    std::uint64_t last = 0;
    for (std::uint64_t seed = 1; seed < 60; ++seed) {
        flash.power_up();
        flash.cut_after = flash.random.below(90);
        const bool is_saved = save_seed(flash, seed) == StorageError::none;
        flash.power_up();
        const std::uint64_t found = loaded_seed(flash, seed + 1);
        const bool is_one_of_both = found == last || found == seed;
        CHECK(is_one_of_both);
        CHECK((!is_saved || found == seed));
        last = found;
    }
    CHECK(last > 0);
    CHECK(flash.misuses == 0);
}

TEST_CASE("two slots: a flip of any bit leaves the old or the new one, and the next save replaces the damaged one") {
    Flash start;
    CHECK(save_seed(start, 0) == StorageError::none);
    CHECK(save_seed(start, 1) == StorageError::none);
    const std::size_t used = detail::CommitRecord::size + small_file.size();
    for (std::size_t i = 0; i < 8 * 2 * Slots::slot_size; ++i) {
        const std::size_t in_slot = i / 8 % Slots::slot_size;
        const bool is_in_new = i / 8 >= Slots::slot_size && in_slot < used;
        Flash flash = start;
        flash.bytes[i / 8] = static_cast<std::uint8_t>(flash.bytes[i / 8] ^ (1u << (i % 8)));
        CHECK(loaded_seed(flash, 3) == (is_in_new ? 0 : 1));
        const std::uint32_t before = flash.erases[3];
        CHECK(save_seed(flash, 2) == StorageError::none);
        CHECK(flash.erases[3] - before == (is_in_new ? 1 : 0));
        CHECK(loaded_seed(flash, 3) == 2);
    }
}

TEST_CASE("two slots: sequence numbers go round") {
    Flash flash;
    CHECK(save_seed(flash, 0) == StorageError::none);
    CHECK(save_seed(flash, 1) == StorageError::none);
    renumber(flash, 0xFFFFFFFDu, 0xFFFFFFFEu);
    CHECK(loaded_seed(flash, 9) == 1);
    for (std::uint64_t seed = 2; seed < 7; ++seed) {
        CHECK(save_seed(flash, seed) == StorageError::none);
        CHECK(loaded_seed(flash, 9) == seed);
    }
    renumber(flash, 0, 0xFFFFFFFFu);
    CHECK(loaded_seed(flash, 9) == 6);
    renumber(flash, 0xFFFFFFFFu, 0);
    CHECK(loaded_seed(flash, 9) == 5);
}

TEST_CASE("two slots: a record is for its own file only") {
    Flash flash;
    CHECK(save_seed(flash, 0) == StorageError::none);
    CHECK(save_seed(flash, 1) == StorageError::none);
    Flash other = flash;
    CHECK(save_seed(other, 2) == StorageError::none);
    for (std::size_t i = detail::CommitRecord::size; i < Slots::slot_size; ++i) {
        flash.bytes[i] = other.bytes[i]; // file 2, whole, behind the record of file 0
    }
    renumber(flash, 9, 8);
    CHECK(loaded_seed(flash, 3) == 1);
}

TEST_CASE("two slots: what another firmware saved is told by its error, and replaced") {
    using Other = Network<float, Input<2>, Dense<2, ReLU>, Dense<1, Sigmoid>>;
    Flash flash;
    TwoSlots<Flash, Other> others(flash);
    CHECK(others.save(Other{}) == StorageError::none);
    Slots slots(flash);
    SmallNet net;
    CHECK(slots.load(net) == StorageError::wrong_architecture);
    CHECK(slots.save(small_net()) == StorageError::none);
    CHECK(slots.load(net) == StorageError::none);
    CHECK(same_bits(net, small_net()));
}

TEST_CASE("two slots: a device that does not keep what it is given, or has no power, is told from one that does") {
    struct Worn : Flash {
        bool program(std::uint32_t address, const std::uint8_t* from, std::size_t count) {
            const bool is_kept = Flash::program(address, from, count);
            bytes[worn] = 0x55;
            return is_kept;
        }
        std::size_t worn = 40;
    };
    Worn flash;
    flash.worn = 3 * 32 + 40; // in the second slot
    TwoSlots<Worn, SmallNet> slots(flash);
    CHECK(slots.save(initialized(0)) == StorageError::none);
    CHECK(slots.save(initialized(1)) == StorageError::device_failed);
    SmallNet net;
    CHECK(slots.load(net) == StorageError::none);
    CHECK(seed_of(net, 2) == 0);
    flash.has_power = false;
    CHECK(slots.save(initialized(1)) == StorageError::device_failed);
}

TEST_CASE("two slots: where reading can fail, a buffer keeps the network whole") {
    Bus flash;
    TwoSlots<Bus, SmallNet> slots(flash);
    Saved<SmallNet> buffer{};
    CHECK(slots.save(initialized(0)) == StorageError::none);
    CHECK(slots.save(initialized(1)) == StorageError::none);
    bool is_loaded = false;
    for (std::uint32_t reads = 0; !is_loaded; ++reads) {
        flash.power_up();
        flash.fails_from = reads;
        SmallNet net = small_net();
        const StorageError error = slots.load(buffer, net);
        is_loaded = error == StorageError::none;
        CHECK((is_loaded || error == StorageError::device_failed));
        CHECK(same_bits(net, is_loaded ? initialized(1) : small_net()));
    }
}

TEST_CASE("two slots: a read that fails is no damaged file: nothing is erased, and the older one is not given for it") {
    Bus start;
    TwoSlots<Bus, SmallNet> slots(start);
    Saved<SmallNet> buffer{};
    CHECK(slots.save(initialized(0)) == StorageError::none);
    CHECK(slots.save(initialized(1)) == StorageError::none);
    std::uint32_t reads_before_erase = 0;
    StorageError error = StorageError::device_failed;
    for (std::uint32_t read = 0; error != StorageError::none; ++read) {
        Bus flash = start;
        flash.power_up();
        flash.failing[0] = read;
        error = TwoSlots<Bus, SmallNet>(flash).save(initialized(2));
        CHECK((error == StorageError::none || error == StorageError::device_failed));
        reads_before_erase += flash.operations == 0 ? 1u : 0u;
        flash.power_up();
        SmallNet net;
        CHECK(TwoSlots<Bus, SmallNet>(flash).load(buffer, net) == StorageError::none);
        const std::uint64_t found = seed_of(net, 3);
        CHECK((found == 2 || (found == 1 && error != StorageError::none)));
    }
    CHECK(reads_before_erase > 30);
    for (std::uint32_t read = 0; read < 12; ++read) { // in the records
        start.power_up();
        start.failing[0] = read;
        SmallNet net = small_net();
        CHECK(slots.load(buffer, net) == StorageError::device_failed);
        CHECK(same_bits(net, small_net()));
    }
}

TEST_CASE("two slots: a trainer with its normalizer") {
    using Training = Trainer<TrainedNet, SquaredError, Clipped>;
    using Device = SimulatedFlash<2, 256, 8>;
    Device flash;
    TwoSlots<Device, Training, StandardNormalizer<float, 2>> slots(flash);
    Training trainer;
    Normalizers normalizers;
    CHECK(slots.save(trainer, normalizers.standard) == StorageError::no_network);
    TrainedNet net;
    initialize(net, 3);
    trainer.reset(net, {{0.25f, 0.5f}, 2.0f});
    CHECK(slots.save(trainer, normalizers.standard) == StorageError::none);
    const TrainedNet saved = net;
    CHECK(trainer.step({{1}}, {{2}}) > 0.0f);
    StandardNormalizer<float, 2> standard;
    CHECK(slots.load(trainer, standard) == StorageError::none);
    CHECK(same_bits(net, saved));
    CHECK(trainer.steps() == 0);
    CHECK(standard.count() == 2);
}
