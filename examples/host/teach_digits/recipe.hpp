// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TEACH_DIGITS_RECIPE_HPP
#define NERVELET_EXAMPLES_HOST_TEACH_DIGITS_RECIPE_HPP

#include <cstddef>
#include <cstdint>

#include "backbone.hpp"

namespace teach {

/// How a network is trained, in the factory and on the board, and how many digits its board remembers: as many as the
/// RAM has room for. The numbers were compared on the training digits, a quarter of them held back in turn. That
/// new_percent should be looked at again was seen in the test; its value was chosen on the training digits.
template <class Net>
struct Recipe;

template <>
struct Recipe<ConvolutionalNet> {
    static constexpr const char* name = "convolutional";
    static constexpr const char* learns = "";    ///< on the board; empty: all of it
    static constexpr std::size_t last_layer = 2; ///< the index of the dense layer, see Network::weights()

    static constexpr std::uint32_t factory_epochs = 100; ///< unless --epochs says otherwise
    static constexpr float factory_rate = 0.012f;        ///< the first learning rate, of AdamW
    static constexpr float factory_doubt = 0.02f;        ///< of the target, see doubting_target()

    static constexpr float board_rate = 0.01f;               ///< the first learning rate, of SGD
    static constexpr float board_doubt = 0.0f;               ///< of the target
    static constexpr std::uint32_t steps_afterwards = 60000; ///< training steps after the last new example
    static constexpr std::uint32_t new_percent = 50; ///< of all steps: then it reads both kinds about equally well
    static constexpr std::size_t old_of_each = 28;   ///< examples of each old digit, chosen in the factory
    static constexpr std::size_t places = 8 * old_of_each + 40; ///< in the replay memory
    static constexpr std::size_t stack = 2048; ///< GCC 12 -Os, -fstack-usage: learn() takes 1,920 bytes at its deepest
};

/// The same with a head alone. No rate was chosen anew.
template <>
struct Recipe<FloatHead> : Recipe<ConvolutionalNet> {
    static constexpr const char* learns = "its last layer; two convolutions stay in flash";
    static constexpr std::size_t last_layer = 0;
    static constexpr std::size_t stack = 5120; ///< two layers of frozen numbers: 4,272 bytes, and a kernel
};

template <>
struct Recipe<Int8Head> : Recipe<FloatHead> {
    static constexpr const char* learns = "its last layer; two convolutions stay in flash, in 8 bits";
    static constexpr std::size_t stack =
        2048; ///< for a Cortex-M4: learn() with the arena takes 920 bytes, a kernel 432
};

/// Integers throughout.
template <>
struct Recipe<Int8Head16> : Recipe<Int8Head> {
    static constexpr const char* learns =
        "its last layer, in 16-bit integers; two convolutions stay in flash, in 8 bits";
};

template <>
struct Recipe<DenseNet> {
    static constexpr const char* name = "64-32-10";
    static constexpr const char* learns = ""; ///< on the board; empty: all of it
    static constexpr std::size_t last_layer = 1;

    static constexpr std::uint32_t factory_epochs = 400;
    static constexpr float factory_rate = 0.006f;
    static constexpr float factory_doubt = 0.05f;

    static constexpr float board_rate = 0.02f;
    static constexpr float board_doubt = 0.05f;
    static constexpr std::uint32_t steps_afterwards = 30000;
    static constexpr std::uint32_t new_percent = 30;
    static constexpr std::size_t old_of_each = 29;
    static constexpr std::size_t places = 8 * old_of_each + 40;
    static constexpr std::size_t stack = 1024; ///< learn() takes 880 bytes at its deepest
};

/// The same rates and the same steps in 16 bits.
template <>
struct Recipe<DenseNet16> : Recipe<DenseNet> {
    static constexpr const char* learns = "all of it, in 16-bit integers";
    static constexpr std::size_t stack = 2048; ///< a step on a Cortex-M0 takes 1,028 bytes, learn() has three images
};

} // namespace teach

#endif
