// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_METRIC_ARGMAX_HPP
#define NERVELET_METRIC_ARGMAX_HPP

#include <array>
#include <cstddef>

namespace nervelet {

/// argmax(v) = the smallest i with v[i] = max_j v[j]. NaN are passed over; if all are NaN the result is 0.
template <class T, std::size_t N>
constexpr std::size_t argmax(const std::array<T, N>& values) {
    static_assert(N > 1, "argmax(y): expected at least two values, of which one is the largest. With one output, a "
                         "network answers yes or no: compare it, as in y[0] > 0.5f.");
    std::size_t best = 0;
    for (std::size_t i = 1; i < N; ++i) {
        // !(best >= value) also holds where the best so far is a NaN; value == value then keeps the next NaN out.
        if (!(values[best] >= values[i]) && values[i] == values[i]) {
            best = i;
        }
    }
    return best;
}

namespace detail {

/// The class with the largest output.
template <class T, std::size_t N>
constexpr std::size_t predicted_class(const std::array<T, N>& outputs) {
    return argmax(outputs);
}

/// One output names no classes.
template <class T>
constexpr std::size_t predicted_class(const std::array<T, 1>&) {
    return 0;
}

} // namespace detail

} // namespace nervelet

#endif
