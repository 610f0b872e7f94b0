// Part of nervelet. MIT licence, the nervelet authors.
//
// The source of the movement: a real accelerometer, or the simulated hands of two people.
//
// For a real one remove the // in front of the next line and in front of your board's library, and install that
// library. (The Arduino IDE finds a library only where its header is included without an #if.) For another sensor
// include its library there, and call it where IMU is called below.
// #define REAL_ACCELEROMETER
// #include <Arduino_LSM9DS1.h>       // Nano 33 BLE, Nano 33 BLE Sense
// #include <Arduino_BMI270_BMM150.h> // Nano 33 BLE Sense Rev2
// #include <Arduino_LSM6DS3.h>       // Nano 33 IoT
#pragma once

#include <nervelet.h>

namespace nn = nervelet;

const unsigned long sample_milliseconds = 40; // from sample to sample

#ifdef REAL_ACCELEROMETER

void begin_accelerometer() {
    if (!IMU.begin()) {
        Serial.println("The accelerometer does not answer. Is this the library of your board's sensor?");
    }
}

// The acceleration in g: of a board that lies still, x and y are about 0, and z is 1. Returns whether there was a new
// sample.
bool read_acceleration(float& x, float& y, float& z) {
    return IMU.accelerationAvailable() && IMU.readAcceleration(x, y, z);
}

void tell_hand(int) {}

void give_board_to(int) {}

#else

enum SimulatedGesture { hold_still, shake, circle, tap };
static SimulatedGesture simulated_gesture;
static nn::Random hand_chance(7); // the seed: the same number gives the same movements

struct Hand {
    float strength;       // of all movements
    float tempo;          // of all movements
    float turned;         // how the board sits on the wrist: radians about its z axis
    bool is_the_left_one; // which moves as in a mirror
};

// The second wearer is slow, gentle and left-handed, and wears the board turned.
const Hand hands[2] = {{1.0f, 1.0f, 0.0f, false}, {0.8f, 0.75f, 1.2f, true}};
static Hand hand = hands[0];

void begin_accelerometer() {
    Serial.println("Simulated hand: 1 = hold still, 2 = shake, 3 = circle, 4 = tap");
}

void tell_hand(int gesture) {
    simulated_gesture = static_cast<SimulatedGesture>(gesture);
}

void give_board_to(int wearer) {
    hand = hands[wearer];
}

// Random, with mean 0: nearly a normal distribution.
float around_zero(float standard_deviation) {
    float sum = 0;
    for (int i = 0; i < 3; ++i) {
        sum += 2 * hand_chance.uniform<float>() - 1;
    }
    return standard_deviation * sum;
}

// Nobody repeats a movement exactly: its strength and tempo change from one time to the next, the wrist tilts by some
// 15 degrees, the hand trembles, and the sensor has noise.
bool read_acceleration(float& x, float& y, float& z) {
    static float phase; // of the movement, from 0 to 1
    static float strength = 1, tempo = 1, roll, pitch;
    const float usual_tempo = simulated_gesture == shake ? 3.0f : simulated_gesture == circle ? 1.3f : 2.0f;
    const float times_per_second = usual_tempo * tempo * hand.tempo;
    phase += times_per_second * sample_milliseconds / 1000;
    if (phase >= 1) {
        phase -= 1;
        strength = 1 + around_zero(0.15f);
        tempo = 1 + around_zero(0.1f);
    }
    roll += around_zero(0.05f) - 0.02f * roll;
    pitch += around_zero(0.05f) - 0.02f * pitch;

    // Gravity, along the axes of the hand; where it moves, twice the tempo takes four times the acceleration.
    float across = sinf(pitch);
    float along = cosf(pitch) * sinf(roll);
    z = cosf(pitch) * cosf(roll);
    const float angle = 6.2831853f * phase;
    const float push = strength * hand.strength * tempo * tempo * hand.tempo * hand.tempo;
    if (simulated_gesture == shake) { // to and fro
        across += 1.2f * push * sinf(angle);
    } else if (simulated_gesture == circle) { // in the plane
        across += 0.7f * push * cosf(angle);
        along += 0.7f * push * sinf(angle);
    } else if (simulated_gesture == tap) { // from above; it fades within 0.14 seconds
        z -= 1.6f * strength * hand.strength * fmaxf(0, 1 - phase / times_per_second / 0.14f);
    }

    // Along the axes of the board.
    across = hand.is_the_left_one ? -across : across;
    x = cosf(hand.turned) * across - sinf(hand.turned) * along + around_zero(0.06f);
    y = sinf(hand.turned) * across + cosf(hand.turned) * along + around_zero(0.06f);
    z += around_zero(0.06f);
    return true;
}

#endif
