// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TEACH_DIGITS_PACKED_IMAGE_HPP
#define NERVELET_EXAMPLES_HOST_TEACH_DIGITS_PACKED_IMAGE_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "model.hpp"

namespace teach {

/// 64 pixels in 32 bytes instead of 256: four bits each, two pixels in a byte. A pixel is n / 16, n = 0 .. 16, of which
/// 16, the darkest ink, becomes 15; all others come back as they were.
class PackedImage {
public:
    /// All pixels 0.
    constexpr PackedImage() = default;

    /// Packs an image.
    explicit constexpr PackedImage(const Image& image) {
        for (std::size_t i = 0; i < bytes_.size(); ++i) {
            bytes_[i] = static_cast<std::uint8_t>(level(image[2 * i]) | level(image[2 * i + 1]) << 4);
        }
    }

    /// The image again.
    constexpr Image unpack() const {
        Image image{};
        for (std::size_t i = 0; i < bytes_.size(); ++i) {
            image[2 * i] = static_cast<float>(bytes_[i] & 15u) / 16.0f;
            image[2 * i + 1] = static_cast<float>(bytes_[i] >> 4) / 16.0f;
        }
        return image;
    }

private:
    static constexpr unsigned level(float pixel) { return pixel < 1.0f ? static_cast<unsigned>(pixel * 16.0f) : 15u; }

    std::array<std::uint8_t, Digits::pixel_count / 2> bytes_{};
};

} // namespace teach

#endif
