// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_FIXED_TEST_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_FIXED_TEST_HPP

#include "fixed_layers.hpp"
#include "fixed_numbers.hpp"
#include "test_vector.hpp"

namespace weights {

/// Refuses sums and outputs that 16 bits do not hold, and adds what rounding to a step of an activation does to their
/// deviations, and the tables of activations, which are as exact.
struct FixedWatcher {
    Scalar scalar;

    /// Sums of products have 32 bits.
    void sums(const Description& network, const Step& step, const Answer& z) const {
        int bits = scalar.activation_bits;
        const auto limit = [&] {
            return std::ldexp(1.0, 31 - scalar.weight_bits - bits);
        };
        const double largest = largest_of(z);
        if (largest >= limit()) {
            const double reached = limit();
            while (bits > 0 && largest >= limit()) {
                --bits;
            }
            refuse(network, step, "a sum", largest, reached, bits);
        }
    }

    void outputs(const Description& network, const Step& step, Answer& a) const {
        const double largest = largest_of(a);
        const int bits = bits_that_hold(largest, scalar.activation_bits);
        if (bits < scalar.activation_bits && !is_saturated_by_design(network, step)) {
            refuse(network, step, "an output", largest, limit_of(scalar.activation_bits), bits);
        }
        for (double& deviation : a.deviations) {
            deviation = std::sqrt(square(deviation) + square(std::ldexp(1.0, -scalar.activation_bits)));
        }
    }

private:
    static double largest_of(const Answer& answer) {
        double largest = 0.0;
        for (const double value : answer.values) {
            largest = std::fmax(largest, std::fabs(value));
        }
        return largest;
    }

    /// With 15 fraction bits 1 is 32767 / 32768: for activations whose outputs reach no more a step's error.
    static bool is_saturated_by_design(const Description& network, const Step& step) {
        const std::string type = activation_behind(network, step).type;
        return type == "Sigmoid" || type == "Tanh" || type == "Hardsigmoid" || type == "Softmax";
    }

    [[noreturn]] void refuse(const Description& network, const Step& step, const std::string& what, double number,
                             double limit, int bits) const {
        throw Refusal(step_text(network, step) + ": " + what + " for the test's input is " + decimal(number) +
                      ", and " + scalar.text() + " holds up to " + decimal(limit) + "; " +
                      cure_of_bits(scalar.weight_bits, bits) + ", or scale the inputs to about 1");
    }
};

/// The test of a network in 16 bits.
struct FixedTest {
    TestVector test;                 ///< what its rounded parameters answer, and by how much the arithmetic may differ
    std::vector<std::int16_t> input; ///< the question as integers
    double difference;               ///< of that answer from the network's own
};

/// From the test of the network of floats. Refuses an input, a sum or an output that 16 bits do not hold.
inline FixedTest make_fixed_test(const Model& model, const TestVector& test, const Scalar& scalar) {
    FixedTest made{test, {}, 0.0};
    const int bits = scalar.activation_bits;
    for (std::size_t i = 0; i < test.question.size(); ++i) {
        const double whole = in_steps(test.question[i], bits);
        if (!fits_16_bits(whole)) {
            throw Refusal("input " + std::to_string(i) + " of the test is " + decimal(test.question[i]) + ", and " +
                          scalar.text() + " holds up to " + decimal(limit_of(bits)) +
                          "; scale the inputs to about 1, or " +
                          cure_of_bits(scalar.weight_bits, bits_that_hold(std::fabs(test.question[i]), bits)));
        }
        made.input.push_back(static_cast<std::int16_t>(whole));
        made.test.question[i] = std::ldexp(whole, -bits);
    }
    const Answer answer = evaluate(rounded_model(model, scalar), made.test.question, FixedWatcher{scalar});
    made.test.answer = answer.values;
    made.test.tolerance = tolerance_of(answer);
    for (std::size_t j = 0; j < answer.values.size(); ++j) {
        made.difference = std::fmax(made.difference, std::fabs(answer.values[j] - test.answer[j]));
    }
    return made;
}

} // namespace weights

#endif
