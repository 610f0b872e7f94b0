// Part of nervelet. MIT licence, the nervelet authors.
//
// Windows of a stream of samples.
#pragma once

#include <nervelet.h>

// The last samples of a sensor, in a ring: a new one takes the place of the oldest. A window is due as soon as there
// are enough samples for one, and from then on after every Hop samples; a Hop below Samples makes windows overlap.
template <int Samples, int Channels, int Hop>
class LastSamples {
public:
    using Sample = std::array<float, Channels>;
    using Window = std::array<float, Samples * Channels>;

    // Takes a sample. Returns whether a window is due.
    bool add(const Sample& sample) {
        ring[oldest] = sample;
        oldest = (oldest + 1) % Samples;
        --until_due;
        if (until_due > 0) {
            return false;
        }
        until_due = Hop;
        return true;
    }

    // The last samples, the oldest one first: the input of a network with Input<Samples, Channels>.
    Window window() const {
        Window numbers{};
        for (int i = 0; i < Samples; ++i) {
            for (int channel = 0; channel < Channels; ++channel) {
                numbers[i * Channels + channel] = ring[(oldest + i) % Samples][channel];
            }
        }
        return numbers;
    }

    // After a gap in the stream: the next window begins with the next sample.
    void clear() { until_due = Samples; }

private:
    Sample ring[Samples];
    int oldest = 0;
    int until_due = Samples;
};
