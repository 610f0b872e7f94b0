// Part of nervelet. MIT licence, the nervelet authors.
//
// A device in the field: it starts with the network that it saved last, or with one that was trained on the digits 0-7,
// trains on 8 and 9, saves the network in its flash, possibly loses its power while it saves, and starts again. The
// flash is a file, so the next run of the program goes on where this one ends.

#include <cstdio>
#include <memory>

#include "../teach_digits/text.hpp"
#include "device.hpp"
#include "options.hpp"

namespace field {

using nervelet::StorageError;
using teach::grouped;
using teach::percent;

inline void print_score(const Net& net) {
    const teach::Score score = teach::score(net);
    std::printf("  It reads %s of the old digits (0-7) and %s of the new ones (8, 9).\n",
                percent(score.old_digits.value()).c_str(), percent(score.new_digits.value()).c_str());
}

/// Power on.
inline std::unique_ptr<Device> start(FlashFile& flash) {
    flash.power_up();
    std::unique_ptr<Device> device(new Device(flash));
    if (device->found() == StorageError::none) {
        std::printf("  It has loaded what was saved.\n");
    } else {
        std::printf("  It works with the factory's network. Its flash: %s.\n", nervelet::text_of(device->found()));
    }
    print_score(device->net());
    return device;
}

inline std::string loss_text(const nervelet::Validation<float>& validation) {
    return teach::decimal(static_cast<double>(validation.loss()), 3);
}

/// Trains. Returns whether the network has changed, so that it is to be saved.
inline bool learn(Device& device) {
    std::printf(
        "\nLesson. It is shown %zu examples of 8 and of 9; of each old digit it has as many from the factory.\n",
        remembered_of_each + kept_aside_of_each);
    device.meet_people();
    const Device::Adaptation& adaptation = device.learn();
    const bool is_better = adaptation.status() == nervelet::TrainingStatus::committed;
    std::printf(
        "  After %s steps it judges itself by %zu of each, kept aside: loss %s before, %s at its best, so %s.\n",
        grouped(adaptation.steps()).c_str(), kept_aside_of_each, loss_text(adaptation.before()).c_str(),
        loss_text(adaptation.best()).c_str(), is_better ? "it keeps that" : "it stays as it was");
    print_score(device.net());
    return is_better;
}

/// Saves; with cut_at the power fails after so many bytes.
inline void save(Device& device, FlashFile& flash, std::uint32_t cut_at) {
    std::printf("\nSave.\n");
    flash.power_up(cut_at);
    const StorageError error = device.save();
    const std::string programmed = grouped(flash.programmed());
    if (!flash.has_power()) {
        std::printf("  The power fails when %s bytes are programmed.\n", programmed.c_str());
    } else if (error != StorageError::none) {
        throw weights::Refusal("'" + flash.path() + "' did not take what was to be saved: " + nervelet::text_of(error));
    } else {
        std::printf("  %s bytes are programmed; the last of them make the others count.\n", programmed.c_str());
        if (cut_at != FlashFile::never) {
            std::printf("  It was done before the power could fail at byte %s.\n", grouped(cut_at).c_str());
        }
    }
}

/// All lessons.
inline void live(const Options& options) {
    FlashFile flash(options.flash);
    std::printf("nervelet: the life of a device\n\nStart.\n");
    std::unique_ptr<Device> device = start(flash);
    for (std::uint32_t lesson = 1; lesson <= options.lessons; ++lesson) {
        const Net::Parameters before = device->net().parameters();
        if (learn(*device)) {
            save(*device, flash, lesson == options.lessons ? options.cut_at : FlashFile::never);
        } else {
            std::printf("\nThere is nothing new to save.\n");
        }
        const Net::Parameters after = device->net().parameters();
        std::printf("\nRestart.\n");
        device = start(flash);
        const Net::Parameters& now = device->net().parameters();
        if (now != after && now != before) {
            throw weights::Refusal("what was loaded is neither what was before the lesson nor what was learned");
        }
        std::printf("  To the bit, that is what it knew %s the lesson.\n", now == after ? "after" : "before");
    }
}

} // namespace field

int main(int argument_count, char** arguments) {
    return weights::run("field_device", [&] {
        const weights::CommandLine line =
            weights::read_command_line(argument_count, arguments, {"--flash", "--lessons", "--cut-power-at"});
        if (line.help) {
            std::printf("%s", field::usage);
        } else {
            field::live(field::read_options(line));
        }
    });
}
