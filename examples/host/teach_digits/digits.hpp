// Part of nervelet. MIT licence, the nervelet authors. The images have their own licence, see digits_table.hpp.
#ifndef NERVELET_EXAMPLES_HOST_TEACH_DIGITS_DIGITS_HPP
#define NERVELET_EXAMPLES_HOST_TEACH_DIGITS_DIGITS_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "digits_table.hpp"

namespace digits {

/// 1,797 handwritten digits, 8 x 8 pixels of 0 (paper) to 16 (ink), in 73 kB of read-only memory.
/// Source: E. Alpaydin, C. Kaynak, "Optical Recognition of Handwritten Digits", doi 10.24432/C50P49, CC BY 4.0.
/// The labels suggest that the images are grouped by writer: of the writers of the last 360, only about 22 images are
/// among the first 1,437. So training on the first and testing on the last, without shuffling, tests with other
/// writers.
struct Digits {
    static constexpr std::size_t count = 1797;
    static constexpr std::size_t training_count = 1437; ///< images 0 .. 1436
    static constexpr std::size_t test_count = 360;      ///< images 1437 .. 1796
    static constexpr std::size_t pixel_count = 64;      ///< of an image
    static constexpr std::size_t class_count = 10;      ///< digits 0 .. 9

    /// The digit that image i shows, 0 .. 9. i < count.
    static constexpr int label(std::size_t i) { return Table<>::labels[i] - '0'; }

    /// Pixel j of image i, 0 .. 16, row after row from the top left. i < count, j < pixel_count.
    static constexpr int pixel(std::size_t i, std::size_t j) {
        const std::size_t word = bits_per_pixel * j / 64;
        const std::size_t shift = bits_per_pixel * j % 64;
        std::uint64_t bits = Table<>::pixels[i][word] >> shift;
        if (shift > 64 - bits_per_pixel) { // the pixel straddles two words
            bits |= Table<>::pixels[i][word + 1] << (64 - shift);
        }
        return static_cast<int>(bits & 31U);
    }

    /// x = pixel / 16, in [0, 1]: the input of a network. Exact in any binary T, because 16 is a power of two.
    template <class T>
    static constexpr std::array<T, 64> image(std::size_t i) {
        std::array<T, 64> x{};
        for (std::size_t j = 0; j < pixel_count; ++j) {
            x[j] = static_cast<T>(pixel(i, j)) / T(16);
        }
        return x;
    }

private:
    static constexpr std::size_t bits_per_pixel = 5;
};

static_assert(Digits::training_count + Digits::test_count == Digits::count, "every image is for training or for test");

} // namespace digits

#endif // NERVELET_EXAMPLES_HOST_TEACH_DIGITS_DIGITS_HPP
