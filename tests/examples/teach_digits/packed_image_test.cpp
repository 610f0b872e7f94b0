// Part of nervelet. MIT licence, the nervelet authors.
#include "../../../examples/host/teach_digits/packed_image.hpp"

#include <doctest/doctest.h>

TEST_CASE("a packed image has half a byte a pixel; every level but the darkest comes back as it was") {
    CHECK(sizeof(teach::PackedImage) == 32);
    for (int first = 0; first <= 16; ++first) {
        teach::Image image{};
        for (std::size_t i = 0; i < image.size(); ++i) {
            image[i] = static_cast<float>((first + static_cast<int>(i)) % 17) / 16.0f;
        }
        const teach::Image back = teach::PackedImage(image).unpack();
        for (std::size_t i = 0; i < image.size(); ++i) {
            CHECK(back[i] == (image[i] == 1.0f ? 0.9375f : image[i]));
        }
    }
    CHECK(teach::PackedImage().unpack() == teach::Image{});
}
