// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_NEW_WORDS_MODEL_HPP
#define NERVELET_EXAMPLES_HOST_NEW_WORDS_MODEL_HPP

#include "kws.hpp" // namespace kws: import_model kws_ref_model.tflite --name kws --output kws.hpp

namespace new_words {

namespace nn = nervelet;

constexpr std::size_t old_classes = kws::Net::output_size; ///< 12
constexpr std::size_t classes = old_classes + 2;
constexpr std::size_t unknown = 11; ///< the class of words that kws does not know

/// Those of kws in the order of mlcommons/tiny, and the new words.
constexpr const char* names[classes] = {"down", "go", "left", "no",      "off",     "on",   "right",
                                        "stop", "up", "yes",  "silence", "unknown", "new1", "new2"};

/// The layers of kws that have weights, but for the last one, and the average pool behind them: 64 features, constants
/// in flash. Above them a head that learns.
using Net =
    nn::Network<float, nn::Input<49, 10, 1>, nn::Pretrained<kws::Net, kws::net, 9>, nn::Dense<classes, nn::Softmax>>;
using Trainer = nn::Trainer<Net, nn::CrossEntropy, nn::SGD>;

constexpr std::size_t taught_of_each = 10; ///< examples of a class that the head learns from
constexpr std::size_t more_unknown = 20;   ///< more of them, for these are all different words
constexpr std::size_t tested_of_each = 20; ///< others, to test it

/// Latent replay: not the inputs are remembered, but their features, 65 bytes an example with its label.
using Remembered =
    nn::Replay<Net::Features, nn::Label, classes * taught_of_each + more_unknown, nn::ClassBalanced<classes>>;

} // namespace new_words

#endif
