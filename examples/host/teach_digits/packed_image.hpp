// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TEACH_DIGITS_PACKED_IMAGE_HPP
#define NERVELET_EXAMPLES_HOST_TEACH_DIGITS_PACKED_IMAGE_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "model.hpp"

namespace teach {

/// 64 pixels in 40 bytes instead of 256: five bits each, eight pixels in five bytes. A pixel is n / 16, n = 0 .. 16, so
/// this is lossless.
class PackedImage {
public:
    /// All pixels 0.
    constexpr PackedImage() = default;

    /// Packs an image.
    explicit constexpr PackedImage(const Image& image) {
        for (std::size_t i = 0; i < image.size(); ++i) {
            const unsigned level = static_cast<unsigned>(image[i] * 16.0f);
            const unsigned shifted = level << (bits * i % 8);
            bytes_[bits * i / 8] = static_cast<std::uint8_t>(bytes_[bits * i / 8] | (shifted & 255u));
            if (shifted > 255u) { // the pixel straddles two bytes
                bytes_[bits * i / 8 + 1] = static_cast<std::uint8_t>(shifted >> 8);
            }
        }
    }

    /// The image again.
    constexpr Image unpack() const {
        Image image{};
        for (std::size_t i = 0; i < image.size(); ++i) {
            const std::size_t first = bits * i / 8;
            const unsigned high = bits * i % 8 > 8 - bits ? bytes_[first + 1] : 0u;
            const unsigned level = ((high << 8 | bytes_[first]) >> (bits * i % 8)) & 31u;
            image[i] = static_cast<float>(level) / 16.0f;
        }
        return image;
    }

private:
    static constexpr std::size_t bits = 5;
    std::array<std::uint8_t, 40> bytes_{};
};

} // namespace teach

#endif
