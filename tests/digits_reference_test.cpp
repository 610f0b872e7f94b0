// Part of nervelet. MIT licence, the nervelet authors.
#include "../examples/host/teach_digits/digits.hpp"

#include <nervelet/activation/relu.hpp>
#include <nervelet/activation/softmax.hpp>
#include <nervelet/evaluate.hpp>
#include <nervelet/loss/cross_entropy.hpp>
#include <nervelet/metric/argmax.hpp>
#include <nervelet/optimizer/sgd.hpp>
#include <nervelet/trainer.hpp>

#include <doctest/doctest.h>

#include <cstddef>

#include "oracle/digits_init.hpp"
#include "oracle/digits_ref_f32.hpp"
#include "oracle/digits_ref_f64.hpp"
#include "oracle/digits_ref_lr001_f32.hpp"
#include "oracle/digits_ref_lr001_f64.hpp"
#include "support/reference.hpp"

using namespace nervelet;
using digits::Digits;
using reference::error;
using reference::larger;
using reference::network;
using reference::parameter_error;

namespace {

template <class T>
using Net = Network<T, Input<64>, Dense<32, ReLU>, Dense<10, Softmax>>;

/// One example at a time, in file order, without shuffling: the 1,437 digits for training, epoch after epoch.
template <class T>
class Course {
public:
    explicit Course(T learning_rate)
        : net(network<Net<T>>(oracle::digits_init::W1, oracle::digits_init::b1, oracle::digits_init::W2,
                              oracle::digits_init::b2)),
          trainer_(net, {learning_rate}) {}

    Course(const Course&) = delete;
    Course& operator=(const Course&) = delete;

    /// The next example; its loss before the step.
    T step() {
        const std::size_t i = trainer_.steps() % Digits::training_count;
        return trainer_.step(Digits::image<T>(i), label(i));
    }

    /// The largest error of the losses of the first 100 examples.
    template <class Number>
    double first_hundred(const Number (&losses)[100]) {
        double worst = 0.0;
        for (const Number loss : losses) {
            worst = larger(worst, error(step(), static_cast<double>(loss)));
        }
        return worst;
    }

    void finish_epoch() {
        do {
            step();
        } while (trainer_.steps() % Digits::training_count != 0);
    }

    /// The mean loss over images first .. last - 1, as the network is now.
    double mean_loss(std::size_t first, std::size_t last) const {
        double sum = 0.0;
        for (std::size_t i = first; i < last; ++i) {
            sum += static_cast<double>(evaluate<CrossEntropy>(net, Digits::image<T>(i), label(i)));
        }
        return sum / static_cast<double>(static_cast<int>(last - first));
    }

    double train_loss() const { return mean_loss(0, Digits::training_count); }
    double test_loss() const { return mean_loss(Digits::training_count, Digits::count); }

    std::size_t right_of_test() const {
        std::size_t right = 0;
        for (std::size_t i = Digits::training_count; i < Digits::count; ++i) {
            right += argmax(net(Digits::image<T>(i))) == label(i).index ? 1u : 0u;
        }
        return right;
    }

    Net<T> net;

private:
    static Label label(std::size_t i) { return {static_cast<std::size_t>(Digits::label(i))}; }

    Trainer<Net<T>, CrossEntropy, SGD> trainer_;
};

} // namespace

TEST_CASE("digits, 64-32-10, learning rate 0.01, double: five epochs, weight for weight as the reference") {
    namespace o = oracle::digits_ref_lr001_f64;
    static Course<double> course(0.01);
    CHECK(error(course.train_loss(), o::train_loss_initial) < 1e-12);
    CHECK(course.first_hundred(o::loss_first100) < 1e-12);
    CHECK(parameter_error(course.net, network<Net<double>>(o::W1_s100, o::b1_s100, o::W2_s100, o::b2_s100)) < 1e-13);
    for (std::size_t epoch = 0; epoch < 5; ++epoch) {
        course.finish_epoch();
        CHECK(error(course.train_loss(), o::train_loss_after_epoch[epoch]) < 1e-12);
        CHECK(error(course.test_loss(), o::test_loss_after_epoch[epoch]) < 1e-12);
    }
    CHECK(parameter_error(course.net, network<Net<double>>(o::W1_final, o::b1_final, o::W2_final, o::b2_final)) <
          1e-12);
    CHECK(course.right_of_test() == 317);
}

TEST_CASE("digits, 64-32-10, learning rate 0.01, float: five epochs, weight for weight as the reference") {
    namespace o = oracle::digits_ref_lr001_f32;
    namespace d = oracle::digits_ref_lr001_f64;
    static Course<float> course(0.01f);
    CHECK(error(course.train_loss(), static_cast<double>(o::train_loss_initial)) < 1e-6);
    CHECK(course.first_hundred(o::loss_first100) < 2e-6);
    CHECK(parameter_error(course.net, network<Net<float>>(o::W1_s100, o::b1_s100, o::W2_s100, o::b2_s100)) < 1e-6);
    for (std::size_t epoch = 0; epoch < 5; ++epoch) {
        course.finish_epoch();
        CHECK(error(course.train_loss(), static_cast<double>(o::train_loss_after_epoch[epoch])) < 5e-6);
        CHECK(error(course.test_loss(), static_cast<double>(o::test_loss_after_epoch[epoch])) < 5e-6);
    }
    CHECK(parameter_error(course.net, network<Net<float>>(o::W1_final, o::b1_final, o::W2_final, o::b2_final)) < 2e-5);
    CHECK(parameter_error(course.net, network<Net<double>>(d::W1_final, d::b1_final, d::W2_final, d::b2_final)) < 2e-5);
    CHECK(course.right_of_test() == 317);
}

// With 0.1 training is chaotic: two correct float64 programs agree to 4e-15 after an epoch, and not at all after five.
TEST_CASE("digits, 64-32-10, learning rate 0.1, double: 100 updates and one epoch as the reference") {
    namespace o = oracle::digits_ref_f64;
    static Course<double> course(0.1);
    CHECK(course.first_hundred(o::loss_first100) < 1e-12);
    CHECK(parameter_error(course.net, network<Net<double>>(o::W1_s100, o::b1_s100, o::W2_s100, o::b2_s100)) < 1e-14);
    course.finish_epoch();
    CHECK(error(course.train_loss(), o::train_loss_after_epoch[0]) < 1e-12);
}

TEST_CASE("digits, 64-32-10, learning rate 0.1, float: 100 updates and one epoch as the reference") {
    namespace o = oracle::digits_ref_f32;
    static Course<float> course(0.1f);
    CHECK(course.first_hundred(o::loss_first100) < 1e-5);
    CHECK(parameter_error(course.net, network<Net<float>>(o::W1_s100, o::b1_s100, o::W2_s100, o::b2_s100)) < 1e-6);
    course.finish_epoch();
    CHECK(error(course.train_loss(), static_cast<double>(o::train_loss_after_epoch[0])) < 5e-5);
}
