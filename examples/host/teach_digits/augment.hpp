// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TEACH_DIGITS_AUGMENT_HPP
#define NERVELET_EXAMPLES_HOST_TEACH_DIGITS_AUGMENT_HPP

#include <nervelet/core/random.hpp>

#include "model.hpp"

namespace teach {

/// How much a digit is varied, as another handwriting would: each number is the largest change in either direction.
struct Variation {
    float shift; ///< pixels
    float slant; ///< rotation and shear: pixels moved per pixel from the centre
    float size;  ///< stretch, relative
    float noise; ///< added to each pixel that is not paper; ink is 1
};

/// Uniform over [-limit, limit).
inline float between(float limit, nervelet::Random& random) {
    return limit * (2.0f * random.uniform<float>() - 1.0f);
}

/// The pixel at (row, column); 0, which is paper, outside of the image.
inline float pixel_at(const Image& image, int row, int column) {
    return row < 0 || row > 7 || column < 0 || column > 7 ? 0.0f : image[static_cast<std::size_t>(8 * row + column)];
}

/// Bilinear interpolation between the four pixels around (row, column).
inline float sample(const Image& image, float row, float column) {
    const int top = static_cast<int>(row + 16.0f) - 16; // floor, without libm
    const int left = static_cast<int>(column + 16.0f) - 16;
    const float down = row - static_cast<float>(top);
    const float right = column - static_cast<float>(left);
    const float above = pixel_at(image, top, left) * (1.0f - right) + pixel_at(image, top, left + 1) * right;
    const float below = pixel_at(image, top + 1, left) * (1.0f - right) + pixel_at(image, top + 1, left + 1) * right;
    return above * (1.0f - down) + below * down;
}

/// The image, varied at random: an affine map about the centre, then noise on the ink.
inline Image vary(const Image& image, const Variation& by, nervelet::Random& random) {
    const float row_by_row = 1.0f + between(by.size, random);
    const float row_by_column = between(by.slant, random);
    const float column_by_row = between(by.slant, random);
    const float column_by_column = 1.0f + between(by.size, random);
    const float row_shift = 3.5f + between(by.shift, random);
    const float column_shift = 3.5f + between(by.shift, random);
    Image result{};
    for (std::size_t i = 0; i < result.size(); ++i) {
        const float row = static_cast<float>(i / 8) - 3.5f;
        const float column = static_cast<float>(i % 8) - 3.5f;
        const float ink = sample(image, row_by_row * row + row_by_column * column + row_shift,
                                 column_by_row * row + column_by_column * column + column_shift);
        const float noisy = ink + (ink > 0.0f ? between(by.noise, random) : 0.0f);
        result[i] = noisy < 0.0f ? 0.0f : noisy > 1.0f ? 1.0f : noisy;
    }
    return result;
}

/// The variation in training, in the factory and on the board.
constexpr Variation other_hands{0.5f, 0.3f, 0.25f, 0.1f};

} // namespace teach

#endif
