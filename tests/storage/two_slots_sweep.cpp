// Part of nervelet. MIT licence, the nervelet authors.
// Reads that fail at every place, one and two of them, alone and with a power cut at every place: what is loaded
// afterwards is the old network or the new one, and the new one where save() said so.
#include <doctest/doctest.h>

#include <cstring>

#include "support/saved_files.hpp"
#include "support/simulated_flash.hpp"

#include <nervelet/nervelet.hpp>

using namespace nervelet;
using namespace support;

namespace {

using Flash = FlashOnBus<SimulatedFlash<6, 32, 4>>;
using Slots = TwoSlots<Flash, SmallNet>;
constexpr std::uint64_t nothing = 1000;
constexpr std::uint64_t other = 1001;

struct Loaded {
    StorageError error;
    std::uint64_t seed;
};

/// What load() gives: the seed of the network; nothing where it is not loaded and as before.
Loaded loaded(Flash& flash, std::uint64_t seeds) {
    Slots slots(flash);
    Saved<SmallNet> buffer{};
    SmallNet net = small_net();
    const StorageError error = slots.load(buffer, net);
    if (error != StorageError::none) {
        return {error, same_bits(net, small_net()) ? nothing : other};
    }
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        if (same_bits(net, initialized(seed))) {
            return {error, seed};
        }
    }
    return {error, other};
}

StorageError save_seed(Flash& flash, std::uint64_t seed) {
    Slots slots(flash);
    return slots.save(initialized(seed));
}

/// A save of seed `next` over what a flash holds, which is `old`.
struct Sweep {
    Flash start;
    std::uint64_t old;
    std::uint64_t next;
    std::uint32_t histories = 0;
    std::uint32_t wrong = 0;

    void require(bool holds) { wrong += holds ? 0u : 1u; }

    /// Saves with reads that fail and a cut of the power, and gives the flash as it then is, with power.
    Flash save(std::uint32_t first, std::uint32_t second, std::uint32_t cut, StorageError& error) {
        Flash flash = start;
        flash.power_up();
        flash.random = Random(first + 1000u * cut);
        flash.failing[0] = first;
        flash.failing[1] = second;
        flash.cut_after = cut;
        error = save_seed(flash, next);
        require(error == StorageError::none || error == StorageError::device_failed);
        return flash;
    }

    /// The power comes back; every read works.
    void look(Flash flash, StorageError error) {
        ++histories;
        flash.power_up();
        const Loaded found = loaded(flash, next + 1);
        require(found.seed == next || (error != StorageError::none && found.seed == old));
        require(found.error == (found.seed == nothing ? StorageError::nothing_saved : StorageError::none) ||
                old == nothing);
        require(save_seed(flash, next) == StorageError::none);
        require(loaded(flash, next + 1).seed == next);
        require(flash.misuses == 0);
    }

    /// Loading, too, gives this one, or says that the device failed and changes nothing.
    void load_with_failing_reads(const Flash& saved) {
        Flash flash = saved;
        flash.power_up();
        const Loaded right = loaded(flash, next + 1);
        for (std::uint32_t read = 0, reads = flash.reads; read < reads; ++read) {
            flash.power_up();
            flash.failing[0] = read;
            const Loaded found = loaded(flash, next + 1);
            require(found.seed == right.seed || (found.error == StorageError::device_failed && found.seed == nothing));
            ++histories;
        }
    }

    void run() {
        StorageError error = StorageError::none;
        const std::uint32_t reads = save(Flash::never, Flash::never, Flash::never, error).reads;
        require(error == StorageError::none);
        for (std::uint32_t first = 0; first <= reads; ++first) {
            for (std::uint32_t second = first; second <= reads; ++second) {
                const Flash whole = save(first, second, Flash::never, error);
                look(whole, error);
                load_with_failing_reads(whole);
                require(error == StorageError::none || first < reads);
                for (std::uint32_t cut = 0; cut < whole.operations; ++cut) {
                    const Flash cut_off = save(first, second, cut, error);
                    look(cut_off, error);
                }
            }
        }
    }
};

void sweep(const Flash& start, std::uint64_t old, std::uint64_t next) {
    Sweep all{start, old, next};
    all.run();
    CHECK(all.histories > 10000);
    CHECK(all.wrong == 0);
}

} // namespace

TEST_CASE("two slots: every failing read, every two of them, and every power cut: the old network or the new one") {
    Flash flash;
    sweep(flash, nothing, 0);
    CHECK(save_seed(flash, 0) == StorageError::none);
    sweep(flash, 0, 1);
    CHECK(save_seed(flash, 1) == StorageError::none);
    sweep(flash, 1, 2);
    Flash damaged = flash; // the newer of the two
    damaged.bytes[3 * 32 + 40] ^= 1u;
    sweep(damaged, 0, 2);
    CHECK(save_seed(flash, 2) == StorageError::none);
    sweep(flash, 2, 3);
}

TEST_CASE("two slots: two saves with a failing read each, and a power cut") {
    Flash start;
    CHECK(save_seed(start, 0) == StorageError::none);
    std::uint32_t wrong = 0;
    for (std::uint32_t first = 0; first < 80; ++first) {
        for (std::uint32_t second = 0; second < 80; ++second) {
            Flash flash = start;
            flash.power_up();
            flash.failing[0] = first;
            const bool is_saved = save_seed(flash, 1) == StorageError::none;
            flash.power_up();
            const std::uint64_t last = loaded(flash, 3).seed;
            flash.power_up();
            flash.failing[0] = second;
            flash.cut_after = (first * 7 + second) % 90;
            const bool is_saved_again = save_seed(flash, 2) == StorageError::none;
            flash.power_up();
            const std::uint64_t found = loaded(flash, 3).seed;
            wrong +=
                (last == 1 || (last == 0 && !is_saved)) && (found == 2 || (found == last && !is_saved_again)) ? 0u : 1u;
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("two slots: a trainer and its replay memory come back together or not at all, whichever read fails") {
    using Training = Trainer<TrainedNet, SquaredError, Clipped>;
    using Past = Replay<TrainedNet::Input, Label, 4, ClassBalanced<3>>;
    using Device = FlashOnBus<SimulatedFlash<2, 512, 8>>;
    Device flash;
    TwoSlots<Device, Training, Past> slots(flash);
    TrainedNet net;
    initialize(net, 3);
    Training trainer{net, {{0.25f, 0.5f}, 2.0f}};
    Past past;
    Random random(1);
    for (std::size_t i = 0; i < 9; ++i) {
        past.add({{static_cast<float>(i)}}, Label{i % 3}, random);
    }
    CHECK(slots.save(trainer, past) == StorageError::none);
    CHECK(slots.save(trainer, past) == StorageError::none);
    const TrainedNet saved = net;
    bool is_loaded = false;
    for (std::uint32_t read = 0; !is_loaded; ++read) {
        TrainedNet other_net;
        Training other_trainer{other_net, {{0.1f, 0.1f}, 1.0f}};
        const Bytes<Training> before = bytes_of(other_trainer);
        Past other_past;
        flash.power_up();
        flash.failing[0] = read;
        Saved<Training, Past> buffer{};
        const StorageError error = slots.load(buffer, other_trainer, other_past);
        is_loaded = error == StorageError::none;
        CHECK((is_loaded || error == StorageError::device_failed));
        CHECK(same_bits(other_net, is_loaded ? saved : TrainedNet{}));
        CHECK((is_loaded || bytes_of(other_trainer) == before));
        CHECK(same_bits(other_past, is_loaded ? past : Past{}));
    }
}
