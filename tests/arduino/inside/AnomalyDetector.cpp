// Part of nervelet. MIT licence, the nervelet authors.
// From inside the sketch: every training step is on a window of the present signal. Where there is none yet, this test
// puts NaN, on which the trainer refuses a step and does not count it.
#include <stdio.h>

#include "../../../examples/arduino/AnomalyDetector/AnomalyDetector.ino"

static void forget_windows() {
    for (Net::Input& old : memory) {
        old.fill(NAN);
    }
}

// Learns, and returns how many training steps there were.
static unsigned long lesson() {
    forget_windows();
    while (windows < ready) {
        loop();
    }
    return trainer.steps();
}

int main() {
    setup();
    const unsigned long first = lesson();
    obey('l');
    const unsigned long after_reset = trainer.steps();
    const unsigned long second = lesson();
    printf("\n%lu steps, after a reset %lu, and %lu\n", first, after_reset, second);
    const bool is_right = first == 8 * 350 && after_reset == 0 && second == 8 * 350;
    puts(is_right ? "as expected" : "FAILED: expected 2800, 0 and 2800");
    return is_right ? 0 : 1;
}
