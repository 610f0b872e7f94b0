// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_FIELD_DEVICE_DEVICE_HPP
#define NERVELET_EXAMPLES_HOST_FIELD_DEVICE_DEVICE_HPP

#include "../../arduino/TeachDigits/factory.h"
#include "../teach_digits/chapters.hpp"
#include "flash_file.hpp"
#include "other_hands.hpp"

namespace field {

using teach::Digits;
using teach::Image;
using Net = teach::DenseNet; // of the sketch TeachDigits

constexpr std::size_t remembered_of_each = 20; ///< examples of a digit that the device is trained on
constexpr std::size_t kept_aside_of_each = 5;  ///< held-out examples of a digit
constexpr std::uint32_t passes = 40;           ///< epochs

/// A replay memory with 65 bytes a digit.
template <std::size_t Capacity>
using Memory = nervelet::Replay<Image, nervelet::Label, Capacity, nervelet::ClassBalanced<teach::class_count>,
                                nervelet::Quantized<0, 1>>;

/// What runs on the device, from power-on to power-off. Its flash outlives it.
class Device {
public:
    using Lessons = Memory<teach::class_count * remembered_of_each>;
    using HeldOut = Memory<teach::class_count * kept_aside_of_each>;
    using Trainer = nervelet::Trainer<Net, nervelet::CrossEntropy, nervelet::SGD>;
    using Rate = nervelet::CosineSchedule<float>;
    using Adaptation = nervelet::Adaptation<Trainer, OtherHands<Lessons>, HeldOut, nervelet::LowerLoss, Rate>;

    /// Power on: loads the newest valid save, else takes the factory's network.
    explicit Device(FlashFile& flash) : slots_(flash) {
        net_.parameters() = factory;
        found_ = slots_.load(net_, random_);
    }
    Device(const Device&) = delete; // the training points at the network
    Device& operator=(const Device&) = delete;

    /// The result of loading at power-on.
    nervelet::StorageError found() const { return found_; }
    const Net& net() const { return net_; }

    /// Fills the replay memories: with the old digits that it was delivered with, and with new ones that people write.
    void meet_people() {
        constexpr std::size_t of_each = remembered_of_each + kept_aside_of_each;
        for (std::size_t digit = 0; digit < teach::old_count; ++digit) {
            const std::vector<std::size_t> typical = teach::pick_typical(teach::training_images(digit), of_each);
            for (std::size_t i = 0; i < of_each; ++i) {
                remember(typical[i], i);
            }
        }
        const std::vector<std::size_t> arrivals = teach::draw_arrivals(random_.below(1000000), of_each);
        for (std::size_t i = 0; i < arrivals.size(); ++i) {
            remember(arrivals[i], i / (teach::class_count - teach::old_count));
        }
    }

    /// Trains in place. It ends with a network that is better on the held-out digits, or with exactly the one from
    /// before.
    const Adaptation& learn() {
        const std::uint32_t steps = passes * static_cast<std::uint32_t>(lessons_.size());
        adaptation_.reset(net_, {first_rate}, in_other_hands_, held_out_, random_.next(),
                          Rate{first_rate, 0.0f, steps});
        adaptation_.start(passes);
        while (adaptation_.advance(10)) { // on a board other work would be done here
        }
        return adaptation_;
    }

    /// Saves the network, and the generator, so that the next lesson has other digits.
    nervelet::StorageError save() { return slots_.save(net_, random_); }

private:
    static constexpr float first_rate = 0.03f;

    void remember(std::size_t image, std::size_t turn) {
        const nervelet::Label label{teach::label_of(image)};
        if (turn < remembered_of_each) {
            lessons_.add(Digits::image<float>(image), label, random_);
        } else {
            held_out_.add(Digits::image<float>(image), label, random_);
        }
    }

    nervelet::TwoSlots<FlashFile, Net, nervelet::Random> slots_;
    nervelet::StorageError found_ = nervelet::StorageError::none;
    Net net_;
    nervelet::Random random_{7};
    Lessons lessons_;
    OtherHands<Lessons> in_other_hands_{lessons_};
    HeldOut held_out_;
    Adaptation adaptation_;
};

} // namespace field

#endif
