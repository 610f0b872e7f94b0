// Part of nervelet. MIT licence, the nervelet authors.
#include <array>
#include <cstddef>
#include <cstdint>

#include <doctest/doctest.h>

#include <nervelet/network/stream/kept_samples.hpp>

using nervelet::detail::KeptSamples;

namespace {

/// Whether after each of many samples the last ones are there, the oldest first, and zeros for those before the first.
template <std::size_t Samples, std::size_t Channels>
bool keeps_the_last() {
    KeptSamples<float, Samples, Channels> kept{};
    bool holds = true;
    for (std::size_t t = 1; t <= 3 * Samples + 2; ++t) {
        std::array<float, Channels> x{};
        for (std::size_t c = 0; c < Channels; ++c) {
            x[c] = static_cast<float>(10 * t + c);
        }
        kept.take(x.data());
        for (std::size_t k = 0; k < Samples; ++k) {
            const std::size_t came = t + k + 1; // by Samples too much
            for (std::size_t c = 0; c < Channels; ++c) {
                const float expected = came > Samples ? static_cast<float>(10 * (came - Samples) + c) : 0.0f;
                holds = holds && kept.sample(k)[c] == expected;
            }
        }
    }
    return holds;
}

/// An archive that writes down what it sees of a ring, or reads a place.
struct Archive {
    std::uint32_t place;
    std::size_t numbers;

    template <std::size_t Size>
    void operator()(const std::array<float, Size>&) {
        numbers += Size;
    }
    void operator()(std::uint32_t& oldest) {
        oldest = place;
        numbers += 100;
    }
};

using Ring = KeptSamples<float, 3, 2>;

bool allows(std::uint32_t place) {
    Archive archive{place, 0};
    return Ring::allows(Ring{}, archive) && archive.numbers == 106;
}

} // namespace

TEST_CASE("kept_samples: the last so many, in the order in which they came") {
    CHECK(keeps_the_last<1, 1>());
    CHECK(keeps_the_last<1, 3>());
    CHECK(keeps_the_last<4, 1>());
    CHECK(keeps_the_last<5, 3>());
}

TEST_CASE("kept_samples: all numbers and the place of the oldest are saved, which lies in the ring") {
    Ring ring{{{1, 2, 3, 4, 5, 6}}, 0};
    Archive archive{2, 0};
    Ring::fields(ring, archive);
    CHECK(archive.numbers == 106);
    CHECK(ring.sample(0)[0] == 5);
    CHECK(ring.sample(1)[1] == 2);
    CHECK(allows(0));
    CHECK(allows(2));
    CHECK_FALSE(allows(3));
    CHECK_FALSE(allows(0xffffffffu));
}
