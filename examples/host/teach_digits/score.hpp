// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TEACH_DIGITS_SCORE_HPP
#define NERVELET_EXAMPLES_HOST_TEACH_DIGITS_SCORE_HPP

#include <cstddef>

#include <nervelet/metric/accuracy.hpp>
#include <nervelet/metric/argmax.hpp>
#include <nervelet/metric/confusion_matrix.hpp>

#include "model.hpp"

namespace teach {

/// The accuracy of a network on the 360 test digits, which are by other writers than most training digits. No decision
/// depends on it.
struct Score {
    nervelet::Accuracy old_digits; ///< 0 .. 7
    nervelet::Accuracy new_digits; ///< 8 and 9
    nervelet::Accuracy all;
    nervelet::ConfusionMatrix<class_count> confusion;
};

/// Tests a network.
template <class Net>
Score score(const Net& net) {
    Score result;
    for (std::size_t i = Digits::training_count; i < Digits::count; ++i) {
        const std::size_t actual = label_of(i);
        const std::size_t said = nervelet::argmax(answer(net, Digits::image<float>(i)));
        (is_old(actual) ? result.old_digits : result.new_digits).add(actual, said);
        result.all.add(actual, said);
        result.confusion.add(actual, said);
    }
    return result;
}

} // namespace teach

#endif
