// Part of nervelet. MIT licence, the nervelet authors.
// From inside the sketch, with a real accelerometer as Arduino's libraries have it, which has a new sample 104 times a
// second: what it reads is recorded, in even steps of sample_milliseconds, though the sensor's own do not divide them.
#include <stdio.h>

struct Sensor {
    unsigned long first_reading, last_reading; // milliseconds
    int readings;

    int begin() { return 1; }
    int accelerationAvailable() { return readings == 0 || tick(millis()) != tick(last_reading); }
    int readAcceleration(float& x, float& y, float& z) {
        last_reading = millis();
        first_reading = readings == 0 ? last_reading : first_reading;
        x = static_cast<float>(readings % 100) / 32;
        y = -0.5f;
        z = 1;
        ++readings;
        return 1;
    }
    static unsigned long tick(unsigned long milliseconds) { return milliseconds * 104 / 1000; }
};
static Sensor IMU;

#define REAL_ACCELEROMETER
#include "../../../examples/arduino/GestureTrainer/GestureTrainer.ino"

int main() {
    setup();
    obey('b');
    IMU.readings = 0;
    while (activity == recording) {
        loop();
        delay(1);
    }
    bool is_right = IMU.readings == learned_samples + rest_samples + tested_samples;
    for (int i = 0; i < learned_samples + tested_samples; ++i) {
        const int8_t* const values = recordings[0][1].values[i];
        const int reading = i < learned_samples ? i : i + rest_samples;
        is_right = is_right && values[0] == reading % 100 && values[1] == -16 && values[2] == 32;
    }
    const float step = static_cast<float>(IMU.last_reading - IMU.first_reading) / static_cast<float>(IMU.readings - 1);
    printf("%d readings, one in %.2f ms\n", IMU.readings, static_cast<double>(step));
    is_right = is_right && fabsf(step - sample_milliseconds) < 0.1f;
    puts(is_right ? "as expected" : "FAILED");
    return is_right ? 0 : 1;
}
