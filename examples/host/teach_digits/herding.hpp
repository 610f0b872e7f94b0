// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TEACH_DIGITS_HERDING_HPP
#define NERVELET_EXAMPLES_HOST_TEACH_DIGITS_HERDING_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "model.hpp"

namespace teach {

/// Picks `wanted` of the images one by one, each time the one that brings the mean of the picked images nearest to the
/// mean of all (herding). In integers: sum_j (picked all_j - count picked_j)^2 is the squared distance of the means
/// times a constant. Source: Welling 2009; for replay: Rebuffi et al. 2017 (arXiv 1611.07725).
inline std::vector<std::size_t> pick_typical(std::vector<std::size_t> images, std::size_t wanted) {
    using Sums = std::array<std::int64_t, Digits::pixel_count>;
    const std::int64_t count = static_cast<std::int64_t>(images.size());
    Sums all{};
    for (const std::size_t i : images) {
        for (std::size_t j = 0; j < all.size(); ++j) {
            all[j] += Digits::pixel(i, j);
        }
    }
    Sums sum{};
    std::vector<std::size_t> picked;
    while (picked.size() < wanted && !images.empty()) {
        std::size_t best = 0;
        std::int64_t smallest = (std::numeric_limits<std::int64_t>::max)();
        for (std::size_t candidate = 0; candidate < images.size(); ++candidate) {
            std::int64_t distance = 0;
            for (std::size_t j = 0; j < all.size(); ++j) {
                const std::int64_t with_it = sum[j] + Digits::pixel(images[candidate], j);
                const std::int64_t off = static_cast<std::int64_t>(picked.size() + 1) * all[j] - count * with_it;
                distance += off * off;
            }
            if (distance < smallest) {
                smallest = distance;
                best = candidate;
            }
        }
        for (std::size_t j = 0; j < all.size(); ++j) {
            sum[j] += Digits::pixel(images[best], j);
        }
        picked.push_back(images[best]);
        images.erase(images.begin() + static_cast<std::ptrdiff_t>(best));
    }
    return picked;
}

/// The indices of the training images of one digit, in rising order.
inline std::vector<std::size_t> training_images(std::size_t digit) {
    std::vector<std::size_t> images;
    for (std::size_t i = 0; i < Digits::training_count; ++i) {
        if (label_of(i) == digit) {
            images.push_back(i);
        }
    }
    return images;
}

} // namespace teach

#endif
