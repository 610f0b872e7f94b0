// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_NEW_WORDS_HEARD_HPP
#define NERVELET_EXAMPLES_HOST_NEW_WORDS_HEARD_HPP

#include "vocabulary.hpp"

namespace new_words {

/// What is heard, each example once, by convolutions that do not change; kept as features.
struct Heard {
    static constexpr std::size_t test_count = classes * tested_of_each;
    static constexpr std::size_t count = test_count + Remembered::capacity;
    using Test = nn::Examples<Net::Features, nn::Label, test_count>;

    std::size_t agreed = 0; ///< how often the head said what kws says
    std::array<Net::Features, test_count> test_features{};
    std::array<nn::Label, test_count> test_labels{};
    Remembered remembered; ///< of all classes
    Remembered new_ones;   ///< of the new words only, for comparison

    Test test() const { return Test{test_features, test_labels}; }
};

inline void listen(Heard& heard, const Net& net, const Vocabulary& vocabulary, nn::Random& random) {
    for (std::size_t i = 0; i < Heard::count; ++i) {
        const nn::Label label{i < classes * (tested_of_each + taught_of_each) ? i % classes : unknown};
        const Net::Input x = vocabulary.word(label.index, random).spoken(random);
        const Net::Features features = net.features(x);
        heard.agreed += nn::argmax(net(features)) == nn::argmax(kws::net(kws::net.quantized(x))) ? 1u : 0u;
        if (i < Heard::test_count) {
            heard.test_features[i] = features;
            heard.test_labels[i] = label;
            continue;
        }
        heard.remembered.add(features, label, random);
        if (label.index >= old_classes) {
            heard.new_ones.add(features, label, random);
        }
    }
}

} // namespace new_words

#endif
