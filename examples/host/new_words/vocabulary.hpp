// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_NEW_WORDS_VOCABULARY_HPP
#define NERVELET_EXAMPLES_HOST_NEW_WORDS_VOCABULARY_HPP

#include "old_words.hpp"

namespace new_words {

/// What is spoken: the old words, two new ones, and of the class unknown each time another word.
class Vocabulary {
public:
    Vocabulary(const Net& net, nn::Random& random) : old_(net, random), new_{Word(random), Word(random)} {}

    const OldWords& old_words() const { return old_; }

    /// A word of that class.
    Word word(std::size_t c, nn::Random& random) const {
        return c == unknown ? Word(random) : c < unknown ? old_[c] : new_[c - old_classes];
    }

private:
    OldWords old_;
    std::array<Word, classes - old_classes> new_;
};

} // namespace new_words

#endif
