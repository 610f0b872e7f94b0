// Part of nervelet. MIT licence, the nervelet authors.
//
// The source of the movement: a real accelerometer, or a simulated hand.
//
// For a real one remove the // in front of the next line and in front of your board's library, and install that
// library. (The Arduino IDE finds a library only where its header is included without an #if.)
// #define REAL_ACCELEROMETER
// #include <Arduino_LSM9DS1.h>       // Nano 33 BLE, Nano 33 BLE Sense
// #include <Arduino_BMI270_BMM150.h> // Nano 33 BLE Sense Rev2
// #include <Arduino_LSM6DS3.h>       // Nano 33 IoT
#pragma once

#include <nervelet.h>

namespace nn = nervelet;

const unsigned long sample_milliseconds = 20; // from sample to sample

#ifdef REAL_ACCELEROMETER

void begin_accelerometer() {
    if (!IMU.begin()) {
        Serial.println("The accelerometer does not answer. Is this the library of your board's sensor?");
    }
}

// The acceleration in g: at rest x and y are about 0, and z is 1. Returns whether there was a new sample.
bool read_acceleration(float& x, float& y, float& z) {
    return IMU.accelerationAvailable() && IMU.readAcceleration(x, y, z);
}

void tell_hand(int) {}

#else

enum SimulatedGesture { hold_still, shake, circle, tap };
static SimulatedGesture simulated_gesture;
static nn::Random hand_chance(7); // the seed: the same number gives the same movements

void begin_accelerometer() {
    Serial.println("Simulated hand: 1 = hold still, 2 = shake, 3 = circle, 4 = tap");
}

void tell_hand(int gesture) {
    simulated_gesture = static_cast<SimulatedGesture>(gesture);
}

float around_zero(float limit) {
    return limit * (2 * hand_chance.uniform<float>() - 1);
}

// A hand does not repeat a movement exactly: with every turn strength, pace and tilt of the board change.
bool read_acceleration(float& x, float& y, float& z) {
    static float phase; // of the movement, from 0 to 1
    static float strength = 1, pace = 1, tilt_x, tilt_y;
    const float turns_per_second = simulated_gesture == shake ? 4.0f : simulated_gesture == circle ? 1.5f : 2.5f;
    phase += pace * turns_per_second * sample_milliseconds / 1000;
    if (phase >= 1) {
        phase -= 1;
        strength = 1 + around_zero(0.4f);
        pace = 1 + around_zero(0.3f);
        tilt_x = around_zero(0.2f);
        tilt_y = around_zero(0.2f);
    }
    const float angle = 6.2831853f * phase;
    x = tilt_x + around_zero(0.05f);
    y = tilt_y + around_zero(0.05f);
    z = 1 + around_zero(0.05f);
    if (simulated_gesture == shake) { // to and fro along x
        x += 1.2f * strength * sinf(angle);
    } else if (simulated_gesture == circle) { // in the plane
        x += 0.6f * strength * cosf(angle);
        y += 0.6f * strength * sinf(angle);
    } else if (simulated_gesture == tap && phase < 0.1f) { // from above
        z -= 1.0f * strength;
    }
    return true;
}

#endif
