// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_COURSE_HPP
#define NERVELET_TESTS_SUPPORT_COURSE_HPP

#include <doctest/doctest.h>

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

/// What a reference has as parameters after one of its steps.
struct CourseParameters {
    const double (&W1)[512];
    const double (&b1)[32];
    const double (&W2)[512];
    const double (&b2)[16];
    const double (&W3)[128];
    const double (&b3)[8];
    const double (&W4)[8];
    const double (&b4)[1];
};

/// What a reference has of the course: the loss before each step, and the parameters after steps 1, 2 and 10.
struct CourseReference {
    const double (&losses)[10];
    CourseParameters after_one;
    CourseParameters after_two;
    CourseParameters after_ten;
};

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

    /// Of the parameters now, each tensor relative to its largest number.
    double error_of(const CourseParameters& p) const {
        return parameter_error(net_, network<CourseNetwork<double>>(p.W1, p.b1, p.W2, p.b2, p.W3, p.b3, p.W4, p.b4));
    }

private:
    Net net_;
    nervelet::Trainer<Net, nervelet::BinaryCrossEntropy, Optimizer, 5> trainer_;
    std::array<typename Net::Input, 5> x_;
    std::array<typename Net::Output, 5> target_;
};

/// Takes the course and checks it: up to the second loss to one tolerance, from the second step's parameters on to
/// another.
template <class T, template <class> class Optimizer>
void check_course(const Optimizer<T>& optimizer, const CourseReference& expected, double tolerance, double later) {
    Course<T, Optimizer> course(optimizer);
    CHECK(course.loss_error(1, expected.losses) < tolerance);
    CHECK(course.error_of(expected.after_one) < tolerance);
    CHECK(course.loss_error(2, expected.losses) < tolerance);
    CHECK(course.error_of(expected.after_two) < later);
    CHECK(course.loss_error(10, expected.losses) < later);
    CHECK(course.error_of(expected.after_ten) < later);
}

template <class T, template <class> class Optimizer>
void check_course(const Optimizer<T>& optimizer, const CourseReference& expected, double tolerance) {
    check_course<T, Optimizer>(optimizer, expected, tolerance, tolerance);
}

/// A rule by itself: the parameters after one step of this optimizer, from a state of zero, step by step.
template <std::size_t Steps, class T, template <class> class Optimizer>
constexpr std::array<T, Steps> path(const Optimizer<T>& optimizer, T parameter, T gradient) {
    typename Optimizer<T>::template State<1> state{};
    std::array<T, Steps> steps{};
    for (std::size_t t = 0; t < Steps; ++t) {
        const auto rule = optimizer.rule(static_cast<std::uint32_t>(t), gradient);
        parameter = nervelet::detail::next_parameter(rule, parameter, gradient * rule.scale, state, 0);
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
