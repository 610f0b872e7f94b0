// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_NEW_WORDS_WORD_HPP
#define NERVELET_EXAMPLES_HOST_NEW_WORDS_WORD_HPP

#include <array>
#include <cstddef>

#include "model.hpp"

namespace new_words {

/// A word that nobody speaks: a smooth path of the 10 coefficients (MFCC) that kws sees of a sound every 20 ms, about
/// as large as those of speech, through 7 points that are drawn at random.
class Word {
public:
    /// energy: 1; towards 0 there is less and less to hear.
    explicit Word(nn::Random& random, float energy = 1.0f) {
        for (Point& point : points_) {
            for (std::size_t c = 0; c < coefficients; ++c) {
                point[c] = energy * (mean[c] + extent[c] * between_ones(random));
            }
            point[0] -= 15.0f * (1.0f - energy); // the first one says how loud it is
        }
    }

    /// Another word that is like this one but in a place.
    Word varied(nn::Random& random) const {
        Word word = *this;
        Point& point = word.points_[random.below(points)];
        for (std::size_t c = 0; c < coefficients; ++c) {
            point[c] += 0.5f * extent[c] * between_ones(random);
        }
        return word;
    }

    /// What kws sees of it where it is spoken as it is.
    Net::Input exact() const {
        return spoken(0.0f, 0.0f, [] { return 0.0f; });
    }

    /// Where somebody speaks it: up to 60 ms earlier or later, louder or more quietly, with noise.
    Net::Input spoken(nn::Random& random) const {
        const float delay = 3.0f * between_ones(random);
        const float loudness = 3.0f * between_ones(random);
        return spoken(delay, loudness,
                      [&random] { return between_ones(random) + between_ones(random) + between_ones(random); });
    }

private:
    static constexpr std::size_t frames = 49;
    static constexpr std::size_t coefficients = 10;
    static constexpr std::size_t points = 7;
    using Point = std::array<float, coefficients>;
    static constexpr Point mean = {5.0f, 2.0f, 0.8f, 0.8f, 0.8f, 0.8f, 0.8f, 0.8f, 0.8f, 0.8f};
    static constexpr Point extent = {14.0f, 6.0f, 5.0f, 5.0f, 3.0f, 3.0f, 3.0f, 3.0f, 3.0f, 3.0f};

    static float between_ones(nn::Random& random) { return 2.0f * random.uniform<float>() - 1.0f; }

    template <class Noise>
    Net::Input spoken(float delay, float loudness, const Noise& noise) const {
        Net::Input map{};
        for (std::size_t t = 0; t < frames; ++t) {
            const float place = (static_cast<float>(t) - delay) / 8.0f; // 8 frames from a point to the next
            const float inside = place < 0.0f ? 0.0f : place > 5.999f ? 5.999f : place;
            const std::size_t before = static_cast<std::size_t>(inside);
            const float rest = inside - static_cast<float>(before);
            const float share = rest * rest * (3.0f - 2.0f * rest);
            for (std::size_t c = 0; c < coefficients; ++c) {
                map[t * coefficients + c] = points_[before][c] * (1.0f - share) + points_[before + 1][c] * share +
                                            (c == 0 ? loudness : 0.0f) + noise();
            }
        }
        return map;
    }

    std::array<Point, points> points_;
};

} // namespace new_words

#endif
