// Part of nervelet. MIT licence, the nervelet authors.
// What a firmware makes of slots in which another firmware has saved: another network, a longer one, a newer format.
#include <doctest/doctest.h>

#include "support/hostile_file.hpp"
#include "support/saved_files.hpp"
#include "support/simulated_flash.hpp"

#include <nervelet/nervelet.hpp>

using namespace nervelet;
using namespace support;

namespace {

using Flash = SimulatedFlash<16, 32, 4>;
using Slots = TwoSlots<Flash, SmallNet>;

/// As long as a SmallNet.
using OtherNet = Network<float, Input<2>, Dense<2, ReLU>, Dense<1, Sigmoid>>;

/// Longer than the slot of a SmallNet.
using WideNet = Network<float, Input<2>, Dense<10, LeakyReLU>, Dense<1, Sigmoid>>;
using WideSlots = TwoSlots<Flash, WideNet>;
static_assert(Slots::slot_size == 96 && WideSlots::slot_size == 224, "20 bytes of record, 60 and 188 of file");

/// The driver of a firmware that knows of the first 192 bytes only.
struct SmallerFlash {
    static constexpr std::size_t size = 192;
    static constexpr std::size_t page_size = Flash::page_size;
    static constexpr std::size_t granularity = Flash::granularity;
    Flash& flash;
    std::uint32_t misuses = 0;

    void read(std::uint32_t address, std::uint8_t* to, std::size_t count) {
        misuses += address + count <= size ? 0u : 1u;
        flash.read(address, to, count);
    }
    bool erase_page(std::uint32_t address) { return flash.erase_page(address); }
    bool program(std::uint32_t address, const std::uint8_t* from, std::size_t count) {
        return flash.program(address, from, count);
    }
};

template <class Net>
Net filled(float value) {
    Net net;
    for (float& parameter : net.parameters()) {
        parameter = value;
    }
    return net;
}

template <class Net>
StorageError save_filled(Flash& flash, float value) {
    TwoSlots<Flash, Net> slots(flash);
    return slots.save(filled<Net>(value));
}

/// The error, and the value that fills the network; -1 where it is not loaded.
struct Loaded {
    StorageError error;
    float value;
};

template <class Net>
Loaded loaded(Flash& flash) {
    TwoSlots<Flash, Net> slots(flash);
    Net net = filled<Net>(-1);
    const StorageError error = slots.load(net);
    CHECK(same_bits(net, filled<Net>(net.parameters()[0])));
    return {error, net.parameters()[0]};
}

/// Makes the checksums of the file in slot 0 and of its record right.
void repair_slot(std::uint8_t* slot, std::size_t length) {
    repair(slot + 20, length);
    for (std::size_t i = 0; i < 4; ++i) {
        slot[12 + i] = slot[20 + length - 4 + i];
    }
    repair(slot, 20);
}

} // namespace

TEST_CASE("a file that is longer than this firmware's slot is of another architecture, not damaged") {
    Flash flash;
    CHECK(save_filled<WideNet>(flash, 1) == StorageError::none);
    CHECK(loaded<SmallNet>(flash).error == StorageError::wrong_architecture);
    CHECK(save_filled<WideNet>(flash, 2) == StorageError::none);
    CHECK(save_filled<WideNet>(flash, 3) == StorageError::none);
    CHECK(loaded<SmallNet>(flash).error == StorageError::wrong_architecture);
    CHECK(loaded<WideNet>(flash).value == 3.0f);
    CHECK(flash.misuses == 0);
}

TEST_CASE("a file that is longer than this firmware's device, too") {
    Flash flash;
    CHECK(save_filled<WideNet>(flash, 1) == StorageError::none);
    SmallerFlash smaller{flash};
    TwoSlots<SmallerFlash, SmallNet> slots(smaller);
    SmallNet net;
    CHECK(slots.load(net) == StorageError::wrong_architecture);
    CHECK(same_bits(net, SmallNet{}));
    CHECK(smaller.misuses == 0);
}

TEST_CASE("a longer file of a newer format is told by its version") {
    Flash flash;
    CHECK(save_filled<WideNet>(flash, 1) == StorageError::none);
    flash.bytes[20 + 4] = 2;
    repair_slot(flash.bytes, saved_size<WideNet>());
    CHECK(loaded<SmallNet>(flash).error == StorageError::wrong_version);
}

TEST_CASE("a longer file with a flipped bit is damaged, wherever the bit is behind its version") {
    Flash start;
    CHECK(save_filled<WideNet>(start, 1) == StorageError::none);
    const std::size_t table = 20 + 8;
    for (std::size_t i = 8 * table; i < 8 * (20 + saved_size<WideNet>()); ++i) {
        Flash flash = start;
        flash.bytes[i / 8] = static_cast<std::uint8_t>(flash.bytes[i / 8] ^ (1u << (i % 8)));
        const bool is_length = i / 8 >= table + 8 && i / 8 < table + 12; // the end is then not where it says
        const StorageError error = loaded<SmallNet>(flash).error;
        CHECK((is_length ? error != StorageError::none : error == StorageError::wrong_checksum));
    }
}

TEST_CASE("a save replaces what another firmware saved first, and never this firmware's only file") {
    Flash flash;
    CHECK(save_filled<SmallNet>(flash, 1) == StorageError::none);
    CHECK(save_filled<OtherNet>(flash, 2) == StorageError::none); // the newer one
    CHECK(loaded<SmallNet>(flash).value == 1.0f);
    CHECK(loaded<OtherNet>(flash).value == 2.0f);
    for (std::uint32_t cut = 0; cut < 100; ++cut) {
        Flash other = flash;
        other.power_up();
        other.cut_after = cut;
        const bool is_saved = save_filled<SmallNet>(other, 3) == StorageError::none;
        other.power_up();
        const float value = loaded<SmallNet>(other).value;
        CHECK((value == 3.0f || (value == 1.0f && !is_saved)));
    }
    CHECK(save_filled<SmallNet>(flash, 3) == StorageError::none);
    CHECK(loaded<OtherNet>(flash).error == StorageError::wrong_architecture);
}

TEST_CASE("a first save replaces the older of two files of another firmware") {
    for (int saves = 1; saves < 4; ++saves) {
        Flash flash;
        for (int i = 1; i <= saves; ++i) {
            CHECK(save_filled<OtherNet>(flash, static_cast<float>(i)) == StorageError::none);
        }
        CHECK(loaded<SmallNet>(flash).error == StorageError::wrong_architecture);
        CHECK(save_filled<SmallNet>(flash, 9) == StorageError::none);
        CHECK(loaded<SmallNet>(flash).value == 9.0f);
        CHECK(loaded<OtherNet>(flash).value == static_cast<float>(saves)); // there again after a step back
    }
}

TEST_CASE("a save over a longer file of another firmware works; that file is lost") {
    Flash flash;
    CHECK(save_filled<WideNet>(flash, 1) == StorageError::none);
    for (int i = 2; i < 5; ++i) {
        CHECK(save_filled<SmallNet>(flash, static_cast<float>(i)) == StorageError::none);
        CHECK(loaded<SmallNet>(flash).value == static_cast<float>(i));
    }
    CHECK(loaded<WideNet>(flash).error == StorageError::wrong_architecture);
    CHECK(flash.misuses == 0);
}
