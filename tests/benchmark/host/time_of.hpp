// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_BENCHMARK_HOST_TIME_OF_HPP
#define NERVELET_BENCHMARK_HOST_TIME_OF_HPP

#include <chrono>

/// Where results go, so that no compiler leaves out what nobody reads.
inline volatile float sink;

/// Nanoseconds of one of so many calls of work(i), which gives a number.
template <class Work>
double time_of(int calls, const Work& work) {
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < calls; ++i) {
        sink = work(i);
    }
    return std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - begin).count() / calls;
}

#endif
