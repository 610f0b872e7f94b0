// Part of nervelet. MIT licence, the nervelet authors.
//
// A simulated room in winter, for where no sensor is connected.
//
// A thermostat keeps it at 21 degrees, and from 22 to 6 o'clock at 18: it switches a radiator on 0.4 degrees below that
// and off 0.4 degrees above. What it feels and the radiator itself follow slowly, so the temperature goes up and down
// all day, twice an hour or so; whether the radiator is warm cannot be seen from one reading, but from the last ones.
// By day the sun shines through passing clouds, outside it is warmer in the afternoon, and the sensor has noise.
#pragma once

#include <nervelet.h>

namespace nn = nervelet;

const int minutes_per_reading = 2; // simulated

class Room {
public:
    // The seed: the same number gives the same days.
    explicit Room(uint32_t seed) : chance(seed) {}

    void open_window(bool is_open) { window_is_open = is_open; }

    // The temperature, two minutes after the last one.
    float read_temperature() {
        for (int i = 0; i < minutes_per_reading; ++i) {
            pass_minute();
        }
        return temperature + around_zero(0.03f);
    }

private:
    void pass_minute() {
        minute = (minute + 1) % 1440;
        const float hour = minute / 60.0f;
        const float per_hour = 6.2831853f / 24;

        weather += around_zero(0.05f) - 0.002f * weather;
        clouds += around_zero(0.05f) + 0.02f * (0.5f - clouds);
        const float outside = weather + 4 - 4 * cosf(per_hour * (hour - 3));
        const float sun = fmaxf(0, -cosf(per_hour * hour)) * constrain(clouds, 0.0f, 1.0f);

        const float wanted = hour > 6 && hour < 22 ? 21 : 18;
        felt += 0.2f * (temperature - felt);
        radiator_is_on = felt < wanted - 0.4f || (radiator_is_on && felt <= wanted + 0.4f);
        radiator += 0.25f * ((radiator_is_on ? 1 : 0) - radiator);

        const float loss = window_is_open ? 0.03f : 0.003f;
        temperature += 0.12f * radiator + 0.02f * sun - loss * (temperature - outside);
    }

    // Random, with mean 0: nearly a normal distribution.
    float around_zero(float standard_deviation) {
        float sum = 0;
        for (int i = 0; i < 3; ++i) {
            sum += 2 * chance.uniform<float>() - 1;
        }
        return standard_deviation * sum;
    }

    nn::Random chance;
    int minute = 0; // of the day
    float temperature = 20;
    float felt = 20;     // by the thermostat
    float radiator = 0;  // from 0, cold, to 1, hot
    float weather = 0;   // degrees warmer than usual outside
    float clouds = 0.5f; // 1 where there are none
    bool radiator_is_on = false;
    bool window_is_open = false;
};
