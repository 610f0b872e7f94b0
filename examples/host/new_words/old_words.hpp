// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_NEW_WORDS_OLD_WORDS_HPP
#define NERVELET_EXAMPLES_HOST_NEW_WORDS_OLD_WORDS_HPP

#include <algorithm>
#include <vector>

#include "word.hpp"

namespace new_words {

/// Words that kws takes for its own, in the place of people who speak these. Of each class the best one so far is kept,
/// and varied, until all are beyond doubt.
class OldWords {
public:
    OldWords(const Net& net, nn::Random& random) : words_(unknown, Word(random)) {
        margins_.fill(-100.0f);
        while (margins_[hardest()] < 5.0f && tries_ < 10000) {
            const std::size_t parent = tries_ % 2 == 0 ? hardest() : random.below(unknown);
            const Word word = tries_ < 40 ? Word(random, random.uniform<float>()) : words_[parent].varied(random);
            compare(word, net.logits(word.exact()));
            ++tries_;
        }
    }

    const Word& operator[](std::size_t c) const { return words_[c]; }
    std::size_t tries() const { return tries_; }

private:
    std::size_t hardest() const {
        return static_cast<std::size_t>(std::min_element(margins_.begin(), margins_.end()) - margins_.begin());
    }

    /// By how much each class is ahead of all others.
    void compare(const Word& word, const Net::Output& logits) {
        for (std::size_t c = 0; c < unknown; ++c) {
            Net::Output others = logits;
            others[c] = -1000.0f;
            const float margin = logits[c] - others[nn::argmax(others)];
            if (margin > margins_[c]) {
                margins_[c] = margin;
                words_[c] = word;
            }
        }
    }

    std::vector<Word> words_;
    std::array<float, unknown> margins_{};
    std::size_t tries_ = 0;
};

} // namespace new_words

#endif
