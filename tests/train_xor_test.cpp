// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/activation/sigmoid.hpp>
#include <nervelet/activation/tanh.hpp>
#include <nervelet/evaluate.hpp>
#include <nervelet/loss/binary_cross_entropy.hpp>
#include <nervelet/optimizer/sgd.hpp>
#include <nervelet/trainer.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstdint>

#include "oracle/train_xor.hpp"
#include "support/reference.hpp"

using namespace nervelet;
using reference::error;
using reference::network;
using reference::parameter_error;

namespace {

namespace o = oracle::train_xor;

template <class T>
using Net = Network<T, Input<2>, Dense<8, Tanh>, Dense<1, Sigmoid>>;

/// 2-8-1, learning rate 0.5, one pattern at a time in the order 00, 01, 10, 11.
template <class T>
class Course {
public:
    Course() : net(network<Net<T>>(o::W1_init, o::b1_init, o::W2_init, o::b2_init)), trainer_(net, {T(0.5)}) {}
    Course(const Course&) = delete;
    Course& operator=(const Course&) = delete;

    void learn_until(std::uint32_t epochs) {
        while (trainer_.steps() < 4 * epochs) {
            const std::size_t pattern = trainer_.steps() % 4;
            trainer_.step(question(pattern), answer(pattern));
        }
    }

    double mean_loss() const {
        double sum = 0.0;
        for (std::size_t pattern = 0; pattern < 4; ++pattern) {
            sum += static_cast<double>(evaluate<BinaryCrossEntropy>(net, question(pattern), answer(pattern)));
        }
        return sum / 4.0;
    }

    static std::array<T, 2> question(std::size_t pattern) {
        return {{pattern >= 2 ? T(1) : T(0), pattern % 2 == 1 ? T(1) : T(0)}};
    }

    Net<T> net;

private:
    static std::array<T, 1> answer(std::size_t pattern) { return {{pattern == 1 || pattern == 2 ? T(1) : T(0)}}; }

    Trainer<Net<T>, BinaryCrossEntropy, SGD> trainer_;
};

/// After 1 and 10 epochs as the rounding of T allows; then rounding has grown by how the way bends, but not away.
template <class T>
void learns_as_the_reference(double early, double tenth, double late) {
    Course<T> course;
    course.learn_until(1);
    CHECK(parameter_error(course.net, network<Net<double>>(o::W1_e1, o::b1_e1, o::W2_e1, o::b2_e1)) < early);
    CHECK(error(course.mean_loss(), o::loss[0]) < early);
    course.learn_until(10);
    CHECK(parameter_error(course.net, network<Net<double>>(o::W1_e10, o::b1_e10, o::W2_e10, o::b2_e10)) < tenth);
    CHECK(error(course.mean_loss(), o::loss[1]) < tenth);
    course.learn_until(100);
    CHECK(error(course.mean_loss(), o::loss[2]) < late);
    course.learn_until(1000);
    CHECK(error(course.mean_loss(), o::loss[3]) < late);
    course.learn_until(2000);
    CHECK(parameter_error(course.net, network<Net<double>>(o::W1_e2000, o::b1_e2000, o::W2_e2000, o::b2_e2000)) < late);
    CHECK(error(course.mean_loss(), o::loss[4]) < late);
    for (std::size_t pattern = 0; pattern < 4; ++pattern) {
        CHECK(error(course.net(Course<T>::question(pattern))[0], o::y_final[pattern], 1.0) < late);
    }
}

} // namespace

TEST_CASE("XOR, 2-8-1 tanh and sigmoid, binary cross-entropy: 2000 epochs as the reference") {
    learns_as_the_reference<double>(1e-12, 1e-12, 1e-12);
    learns_as_the_reference<float>(1e-6, 1e-5, 1e-4);
}
