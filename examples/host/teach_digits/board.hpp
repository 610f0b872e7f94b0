// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TEACH_DIGITS_BOARD_HPP
#define NERVELET_EXAMPLES_HOST_TEACH_DIGITS_BOARD_HPP

#include <cstdint>
#include <utility>

#include <nervelet/schedule/cosine_schedule.hpp>

#include "augment.hpp"
#include "recipe.hpp"
#include "replay.hpp"

namespace teach {

constexpr std::size_t ram_budget = 20 * 1024; ///< a small Cortex-M, such as the STM32F103

/// Everything that training takes in RAM, in one object of fixed size, without heap. It trains on one example at a
/// time, by learn(). The factory's network stays in flash; only what learns of it is in RAM.
template <class Net>
class Board {
public:
    static constexpr std::size_t places = Recipe<Net>::places;
    using Trainer = nervelet::Trainer<Net, nervelet::CrossEntropy, nervelet::SGD>;

    /// steps: the number of all steps, over which the learning rate falls to zero.
    Board(const typename Delivery<Net>::Factory& factory, std::uint64_t seed, std::uint32_t steps)
        : in_flash_(Delivery<Net>::deliver(factory)), net_(Delivery<Net>::learner(factory)),
          trainer_(net_, {first_rate}), random_(seed), rate_{first_rate, 0.0f, steps} {
        forget_new_outputs();
    }
    Board(const Board&) = delete; // the trainer points at the network
    Board& operator=(const Board&) = delete;

    /// Puts an example into the replay memory.
    void remember(const Image& image, std::size_t digit) { replay_.add(image, digit, random_); }

    /// One training step on a random example of the replay memory, varied. Returns its loss.
    float learn() {
        const std::size_t digit = next_digit();
        image_ = vary(replay_.draw(digit, random_), other_hands, random_);
        target_ = doubting_target(digit, doubt, class_count);
        if (is_old(digit)) {
            listen_to_the_factory();
        }
        trainer_.optimizer().learning_rate = rate_(trainer_.steps());
        using T = typename Net::Scalar;
        return static_cast<float>(trainer_.step(converted<T>(image_), converted<T>(target_)));
    }

    /// The network that is trained.
    const Net& net() const { return net_; }

    /// The replay memory.
    const Replay<places>& replay() const { return replay_; }

    /// The number of steps taken.
    std::uint32_t steps() const { return trainer_.steps(); }

private:
    static constexpr float first_rate = Recipe<Net>::board_rate;
    static constexpr std::size_t last_layer = Recipe<Net>::last_layer;
    static constexpr float doubt = Recipe<Net>::board_doubt; ///< of the target, see doubting_target()
    static constexpr float trust = 0.5f;                     ///< weight of the factory's network against the label

    /// Of 100 steps so many are on new digits, which are 20 in 100 in the test.
    static constexpr std::uint32_t new_percent = Recipe<Net>::new_percent;

    /// In the factory the outputs 8 and 9 were trained to be 0 for every image; here they start again from zero
    /// weights.
    void forget_new_outputs() {
        for (std::size_t digit = old_count; digit < class_count; ++digit) {
            net_.template bias<last_layer>()[digit] = typename Net::Scalar(0.0f);
            for (std::size_t unit = 0; unit < net_.template weights<last_layer>().rows; ++unit) {
                net_.template weights<last_layer>()(unit, digit) = typename Net::Scalar(0.0f);
            }
        }
    }

    /// Distillation: for an old digit, the output of the factory's network is mixed into the target.
    /// Source: Hinton et al. 2015, arXiv 1503.02531; against forgetting: Li and Hoiem 2016, arXiv 1606.09282.
    void listen_to_the_factory() {
        const Answer said = answer(in_flash_, image_);
        for (std::size_t k = 0; k < target_.size(); ++k) {
            target_[k] += trust * (said[k] - target_[k]);
        }
    }

    /// A random digit of which there are examples: a new one in new_percent of the steps.
    std::size_t next_digit() {
        std::size_t digit = 0;
        do {
            const bool is_new = random_.below(100) < new_percent;
            digit = is_new ? old_count + random_.below(class_count - old_count) : random_.below(old_count);
        } while (replay_.count(digit) == 0);
        return digit;
    }

    using InFlash = decltype(Delivery<Net>::deliver(std::declval<typename Delivery<Net>::Factory>()));

    InFlash in_flash_;
    Net net_;
    Trainer trainer_;
    Replay<places> replay_;
    Image image_{};
    Answer target_{};
    nervelet::Random random_;
    nervelet::CosineSchedule<float> rate_;
};

/// All the RAM that training takes, the stack included: bytes.
template <class Net>
constexpr std::size_t ram_of_board = sizeof(Board<Net>) + Recipe<Net>::stack;

static_assert(ram_of_board<ConvolutionalNet> <= ram_budget, "the board's RAM: take fewer places or fewer filters");
static_assert(ram_of_board<FloatHead> <= ram_budget && ram_of_board<Int8Head> <= ram_budget, "the same places");
static_assert(sizeof(Board<Int8Head16>) <= sizeof(Board<Int8Head>) - 650 * 2, "16 bits take half of the head's RAM");
static_assert(ram_of_board<DenseNet> <= ram_budget, "the board's RAM: take fewer places or fewer units");
static_assert(sizeof(Board<DenseNet16>) <= sizeof(Board<DenseNet>) - sizeof(DenseNet) / 2 &&
                  ram_of_board<DenseNet16> <= ram_of_board<DenseNet>,
              "16 bits take half of the network's RAM");

} // namespace teach

#endif
