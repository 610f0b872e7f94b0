// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TEACH_DIGITS_SCORE_HPP
#define NERVELET_EXAMPLES_HOST_TEACH_DIGITS_SCORE_HPP

#include <cstddef>

#include <nervelet/metric/accuracy.hpp>
#include <nervelet/metric/argmax.hpp>
#include <nervelet/metric/confusion_matrix.hpp>

#include "model.hpp"

namespace teach {

/// How a network does on the 360 test digits, by other writers than most training digits. Nothing is ever chosen by it.
struct Score {
    nervelet::Accuracy old_digits;
    nervelet::Accuracy new_digits;
    nervelet::Accuracy all;
    nervelet::ConfusionMatrix<class_count> confusion;
};

inline Score score(const Net& net) {
    Score result;
    for (std::size_t i = Digits::training_count; i < Digits::count; ++i) {
        const std::size_t actual = label_of(i);
        const std::size_t said = nervelet::argmax(net(Digits::image<float>(i)));
        (is_old(actual) ? result.old_digits : result.new_digits).add(actual, said);
        result.all.add(actual, said);
        result.confusion.add(actual, said);
    }
    return result;
}

} // namespace teach

#endif
