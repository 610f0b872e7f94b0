// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_METRIC_TOP_K_HPP
#define NERVELET_METRIC_TOP_K_HPP

#include <array>
#include <cstddef>
#include <type_traits>

namespace nervelet {

namespace detail {

/// Whether a is larger than b. Every number ranks before every NaN; two NaN rank equal.
template <class T>
constexpr bool ranks_before(const T& a, const T& b) {
    return !(b >= a) && a == a;
}

} // namespace detail

/// top_k<K>(v) = the indices of the K largest values, the largest first. Equal values keep their order, NaN come last.
/// top_k<1>(v)[0] = argmax(v). Takes at most N K comparisons and memory for K indices.
template <std::size_t K, class T, std::size_t N>
constexpr std::array<std::size_t, K> top_k(const std::array<T, N>& values) {
    static_assert(K > 0, "top_k: expected K of at least 1, got 0");
    static_assert(N != 1, "top_k(y): expected at least two values, of which some are the largest. With one output, a "
                          "network answers yes or no: compare it, as in y[0] > 0.5f.");
    static_assert(K <= N, "top_k: expected K to be at most the number of values, got a greater K");
    std::array<std::size_t, K> ranking{};
    for (std::size_t i = 0; i < N; ++i) {
        std::size_t place = i < K ? i : K;
        while (place > 0 && detail::ranks_before(values[i], values[ranking[place - 1]])) {
            if (place < K) {
                ranking[place] = ranking[place - 1];
            }
            --place;
        }
        if (place < K) {
            ranking[place] = i;
        }
    }
    return ranking;
}

/// Whether label is among top_k<K>(outputs) and its output is a number. False for a label >= N.
template <std::size_t K, class T, std::size_t N>
constexpr bool in_top_k(const std::array<T, N>& outputs, std::size_t label) {
    static_assert(K > 0, "in_top_k: expected K of at least 1, got 0");
    static_assert(N != 1, "in_top_k(y, label): expected at least two outputs, of which some are the largest. With one "
                          "output, a network answers yes or no: compare it, as in y[0] > 0.5f.");
    static_assert(K <= N, "in_top_k: expected K to be at most the number of outputs, got a greater K");
    if (label >= N || !(outputs[label] == outputs[label])) {
        return false;
    }
    std::size_t rank = 0;
    for (std::size_t i = 0; i < N; ++i) {
        const bool earlier_equal = i < label && outputs[i] == outputs[label];
        if (earlier_equal || detail::ranks_before(outputs[i], outputs[label])) {
            ++rank;
        }
    }
    return rank < K;
}

/// Reports a label that is no whole number.
template <std::size_t K, class T, std::size_t N, class Index,
          class = std::enable_if_t<std::is_floating_point<Index>::value>>
constexpr bool in_top_k(const std::array<T, N>&, Index) {
    static_assert(!std::is_floating_point<Index>::value,
                  "in_top_k(y, label): expected the number of a class, as in in_top_k<3>(y, label.index).");
    return false;
}

} // namespace nervelet

#endif
