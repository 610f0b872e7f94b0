// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_NEW_WORDS_CONFUSION_HPP
#define NERVELET_EXAMPLES_HOST_NEW_WORDS_CONFUSION_HPP

#include <cstdio>

#include "model.hpp"

namespace new_words {

/// What a network says of examples whose features are known.
struct Score {
    nn::Accuracy old_words; ///< of the classes that kws has
    nn::Accuracy new_words;
    nn::ConfusionMatrix<classes> confusion;
};

template <class Examples>
Score score(const Net& net, const Examples& examples) {
    Score score;
    for (std::size_t i = 0; i < examples.size(); ++i) {
        const std::size_t actual = examples.target(i).index;
        const std::size_t said = nn::argmax(net(examples.input(i)));
        (actual < old_classes ? score.old_words : score.new_words).add(actual, said);
        score.confusion.add(actual, said);
    }
    return score;
}

inline void print(const char* when, const Score& score) {
    std::printf("%-15s old words %5.1f%%, new words %5.1f%%\n", when, 100 * score.old_words.value<double>(),
                100 * score.new_words.value<double>());
}

/// A row for each class, a column for what it is taken for.
inline void print_table(const char* when, const Score& score) {
    std::printf("%-8s", when);
    for (const char* name : names) {
        std::printf("%5.4s", name);
    }
    for (std::size_t actual = 0; actual < classes; ++actual) {
        std::printf("\n%-8s", names[actual]);
        for (std::size_t said = 0; said < classes; ++said) {
            const unsigned count = static_cast<unsigned>(score.confusion.count(actual, said));
            count == 0 ? std::printf("%5s", ".") : std::printf("%5u", count);
        }
    }
    std::printf("\n\n");
}

} // namespace new_words

#endif
