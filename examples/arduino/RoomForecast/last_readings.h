// Part of nervelet. MIT licence, the nervelet authors.
//
// What a sensor said last.
#pragma once

#include <nervelet.h>

// The last readings, in a ring: a new one takes the place of the oldest.
template <int Capacity>
class LastReadings {
public:
    void add(float reading) {
        next = (next + 1) % Capacity;
        ring[next] = reading;
        number = number < Capacity ? number + 1 : Capacity;
    }

    int count() const { return number; }

    // 0: the last one, 1: the one before; below count().
    float ago(int steps) const { return ring[(next + Capacity - steps) % Capacity]; }

    void clear() { number = 0; }

private:
    float ring[Capacity];
    int next = 0;
    int number = 0;
};
