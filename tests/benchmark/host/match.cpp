// Part of nervelet. MIT licence, the nervelet authors.
#include "match.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <vector>

namespace {

// Where results go, so that no work is left out.
volatile float result;

/// Nanoseconds of one call.
double time_of(const Contestant& contestant, std::size_t calls) {
    using Clock = std::chrono::steady_clock;
    contestant.begin();
    float sum = 0;
    for (std::size_t i = 0; i < 16; ++i) {
        sum += contestant.work(i);
    }
    const Clock::time_point start = Clock::now();
    for (std::size_t i = 0; i < calls; ++i) {
        sum += contestant.work(i);
    }
    const Clock::time_point end = Clock::now();
    result = sum;
    return std::chrono::duration<double, std::nano>(end - start).count() / static_cast<double>(calls);
}

Quartiles quartiles_of(std::vector<double> figures) {
    if (figures.empty()) {
        return {};
    }
    std::sort(figures.begin(), figures.end());
    const std::size_t last = figures.size() - 1;
    return {figures[last / 4], figures[last / 2], figures[last - last / 4]};
}

/// Other orders of summing, other exp and tanh: near, not equal. Not a number is near nothing.
bool near(float a, float b) {
    return std::fabs(a - b) <= 1e-4f * (std::max)(std::fabs(a), 0.1f);
}

bool agrees(const Match& match, const char* name, const Contestant& other) {
    if (other.work == nullptr) {
        return true;
    }
    std::vector<float> expected;
    match.nervelet.begin();
    for (std::size_t i = 0; i < 64; ++i) {
        expected.push_back(match.nervelet.work(i));
    }
    other.begin();
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const float found = other.work(i);
        if (!near(expected[i], found)) {
            std::printf("FAILED: %s, %s, call %zu: nervelet gives %g, %s gives %g\n", match.network, match.task, i,
                        static_cast<double>(expected[i]), name, static_cast<double>(found));
            return false;
        }
    }
    return true;
}

} // namespace

bool agree(const Match& match) {
    const bool plain_c = agrees(match, "plain C", match.plain_c);
    return agrees(match, "hand-written", match.hand_written) && plain_c;
}

Result measure(const Match& match, std::size_t rounds) {
    std::vector<double> nanoseconds, plain_c, hand_written;
    for (std::size_t round = 0; round < rounds; ++round) {
        const double own = time_of(match.nervelet, match.calls);
        nanoseconds.push_back(own / static_cast<double>(match.examples));
        if (match.plain_c.work != nullptr) {
            plain_c.push_back(own / time_of(match.plain_c, match.calls));
        }
        if (match.hand_written.work != nullptr) {
            hand_written.push_back(own / time_of(match.hand_written, match.calls));
        }
    }
    return {quartiles_of(nanoseconds), *std::min_element(nanoseconds.begin(), nanoseconds.end()), quartiles_of(plain_c),
            quartiles_of(hand_written)};
}
