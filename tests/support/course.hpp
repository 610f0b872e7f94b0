// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_COURSE_HPP
#define NERVELET_TESTS_SUPPORT_COURSE_HPP

#include "oracle/opt_init.hpp"
#include "support/reference.hpp"

#include <nervelet/activation/relu.hpp>
#include <nervelet/activation/sigmoid.hpp>
#include <nervelet/loss/binary_cross_entropy.hpp>
#include <nervelet/trainer.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace reference {

template <class T>
using CourseNetwork =
    nervelet::Network<T, nervelet::Input<16>, nervelet::Dense<32, nervelet::ReLU>, nervelet::Dense<16, nervelet::ReLU>,
                      nervelet::Dense<8, nervelet::ReLU>, nervelet::Dense<1, nervelet::Sigmoid>>;

/// The course that every optimizer's reference takes: 16-32-16-8-1, the same batch of five, ten steps.
template <class T, template <class> class Optimizer>
class Course {
public:
    using Net = CourseNetwork<T>;

    explicit Course(Optimizer<T> optimizer)
        : net_(network<Net>(oracle::opt_init::W1, oracle::opt_init::b1, oracle::opt_init::W2, oracle::opt_init::b2,
                            oracle::opt_init::W3, oracle::opt_init::b3, oracle::opt_init::W4, oracle::opt_init::b4)),
          trainer_(net_, optimizer), x_(rows<T, 16>(oracle::opt_init::x)),
          target_(rows<T, 1>(oracle::opt_init::target)) {}

    Course(const Course&) = delete;
    Course& operator=(const Course&) = delete;

    /// Goes on until that many steps are taken; the largest error of their losses.
    double loss_error(std::uint32_t steps, const double (&losses)[10]) {
        double worst = 0.0;
        while (trainer_.steps() < steps) {
            const double expected = losses[trainer_.steps()];
            worst = larger(worst, error(trainer_.step(x_, target_), expected));
        }
        return worst;
    }

    /// Of the parameters now (W1, b1, ...), each tensor relative to its largest number.
    template <class... Arrays>
    double error_of(const Arrays&... arrays) const {
        return parameter_error(net_, network<CourseNetwork<double>>(arrays...));
    }

private:
    Net net_;
    nervelet::Trainer<Net, nervelet::BinaryCrossEntropy, Optimizer, 5> trainer_;
    std::array<typename Net::Input, 5> x_;
    std::array<typename Net::Output, 5> target_;
};

/// A rule by itself: the parameters after one step of this optimizer, from a state of zero, step by step.
template <std::size_t Steps, class T, template <class> class Optimizer>
constexpr std::array<T, Steps> path(const Optimizer<T>& optimizer, T parameter, T gradient) {
    typename Optimizer<T>::template State<1> state{};
    std::array<T, Steps> steps{};
    for (std::size_t t = 0; t < Steps; ++t) {
        const auto rule = optimizer.rule(static_cast<std::uint32_t>(t), gradient);
        parameter = rule(parameter, gradient * rule.scale, state, 0);
        steps[t] = parameter;
    }
    return steps;
}

/// Whether two paths agree to 8 units in the last place of a number of size 1.
template <class T, std::size_t Steps>
constexpr bool agree(const std::array<T, Steps>& actual, const std::array<T, Steps>& expected) {
    for (std::size_t t = 0; t < Steps; ++t) {
        const T difference = actual[t] - expected[t];
        const T limit = T(8) * std::numeric_limits<T>::epsilon();
        if (!(difference <= limit && -difference <= limit)) {
            return false;
        }
    }
    return true;
}

} // namespace reference

#endif // NERVELET_TESTS_SUPPORT_COURSE_HPP
