// Part of nervelet. MIT licence, the nervelet authors.
// From inside the sketch: what the network gets of a window. Along x from -1 to 1 and back with each sample, along y at
// rest at 0.5, along z one knock of 32.
#include <stdio.h>

#include "../../../examples/arduino/GestureTrainer/GestureTrainer.ino"

int main() {
    for (int i = 0; i < window_samples; ++i) {
        window[i][0] = i % 2 == 0 ? -1.0f : 1.0f;
        window[i][1] = 0.5f;
        window[i][2] = i == 0 ? 32.0f : 0.0f;
    }
    // The mean, the mean absolute deviation from it, and the largest change. Of z the mean is 1, and the deviations 31
    // once and 1 for 31 times.
    const float expected[9] = {0, 1, 2, 0.5f, 0, 0, 1, 62.0f / 32, 32};
    const Net::Input movement = describe_window();
    bool is_right = true;
    for (int i = 0; i < 9; ++i) {
        printf("%g, expected %g\n", static_cast<double>(movement[i]), static_cast<double>(expected[i]));
        is_right = is_right && movement[i] == expected[i];
    }
    puts(is_right ? "as expected" : "FAILED");
    return is_right ? 0 : 1;
}
