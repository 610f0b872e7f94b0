// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TEACH_DIGITS_FACTORY_HPP
#define NERVELET_EXAMPLES_HOST_TEACH_DIGITS_FACTORY_HPP

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include <nervelet/metric/accuracy.hpp>
#include <nervelet/metric/argmax.hpp>
#include <nervelet/schedule/cosine_schedule.hpp>

#include "augment.hpp"
#include "model.hpp"
#include "recipe.hpp"

namespace teach {

/// Training in the factory, on a PC: all training images of 0 .. 7, varied anew in every epoch, in batches of 16, by
/// AdamW.
template <class Net>
class Factory {
public:
    static constexpr std::size_t batch = 16;
    static constexpr float doubt = Recipe<Net>::factory_doubt; ///< of the target, see doubting_target()
    using Trainer = nervelet::Trainer<Net, nervelet::CrossEntropy, nervelet::AdamW, batch>;

    /// epochs: over which the learning rate falls to zero.
    Factory(std::uint64_t seed, std::uint32_t epochs)
        : random_(4 * seed), trainer_(new Trainer(net_, {first_rate})), epochs_(epochs) {
        nervelet::initialize(net_, 4 * seed + 1);
        for (std::size_t i = 0; i < Digits::training_count; ++i) {
            if (is_old(label_of(i))) {
                order_.push_back(i);
            }
        }
    }
    Factory(const Factory&) = delete; // the trainer points at the network
    Factory& operator=(const Factory&) = delete;

    /// One epoch, in random order. Returns the mean loss.
    float epoch() {
        for (std::size_t left = order_.size(); left > 1; --left) {
            std::swap(order_[left - 1], order_[random_.below(static_cast<std::uint32_t>(left))]);
        }
        const std::size_t steps = (order_.size() + batch - 1) / batch;
        const nervelet::CosineSchedule<float> rate{first_rate, 0.0f, static_cast<std::uint32_t>(steps * epochs_)};
        float sum = 0.0f;
        for (std::size_t first = 0; first < order_.size(); first += batch) {
            const std::size_t count = (std::min)(batch, order_.size() - first);
            for (std::size_t n = 0; n < count; ++n) {
                const std::size_t i = order_[first + n];
                images_[n] = vary(Digits::image<float>(i), other_hands, random_);
                targets_[n] = doubting_target(label_of(i), doubt, old_count);
            }
            trainer_->optimizer().learning_rate = rate(trainer_->steps());
            sum += trainer_->step(images_, targets_, count) * static_cast<float>(count);
        }
        return sum / static_cast<float>(order_.size());
    }

    /// The share of the training images, not varied, that the network reads correctly.
    float training_accuracy() const {
        nervelet::Accuracy right;
        for (const std::size_t i : order_) {
            right.add(label_of(i), nervelet::argmax(net_(Digits::image<float>(i))));
        }
        return right.value();
    }

    /// The network that is trained.
    const Net& net() const { return net_; }

    /// The number of epochs over which the learning rate falls.
    std::uint32_t epochs() const { return epochs_; }

    /// The number of training images of 0 .. 7.
    std::size_t image_count() const { return order_.size(); }

private:
    static constexpr float first_rate = Recipe<Net>::factory_rate;

    Net net_{};
    nervelet::Random random_;
    std::unique_ptr<Trainer> trainer_;
    std::uint32_t epochs_;
    std::vector<std::size_t> order_;
    std::array<Image, batch> images_{};
    std::array<Answer, batch> targets_{};
};

} // namespace teach

#endif
