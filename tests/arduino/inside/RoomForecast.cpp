// Part of nervelet. MIT licence, the nervelet authors.
// From inside the sketch: a window to learn from holds the readings that it should; its forecasts are those of the
// network over all readings; a sensor that gives NaN changes nothing; and learning again is the same run again.
#include <stdio.h>

#include "../../../examples/arduino/RoomForecast/RoomForecast.ino"

static bool is_right = true;

static void check(const char* name, bool is_true) {
    if (!is_true) {
        printf("FAILED: %s\n", name);
        is_right = false;
    }
}

static float signal(int i) {
    return static_cast<float>((i * i) % 97);
}

// 700 readings, more than are remembered, without a training step.
static void read_signal() {
    learn_anew();
    for (int i = 0; i < 700; ++i) {
        take_reading(signal(i));
    }
}

// Step i of the window whose last target is the reading that many steps ago.
static void check_window(int ago) {
    const Example chosen = example(ago);
    for (int i = 0; i < steps; ++i) {
        const int at = 699 - ago - steps + i;
        const auto now = normal.apply({{signal(at), signal(at) - signal(at - 1)}});
        const auto next = normal.apply({{signal(at + 1), signal(at + 1) - signal(at)}});
        check("the window's readings", chosen.window[2 * i] == now[0] && chosen.window[2 * i + 1] == now[1]);
        check("the target is the next change", chosen.changes[i] == next[1]);
    }
}

static void check_windows() {
    read_signal();
    check("no more than 512 readings", past.count() == 512);
    check_window(0);
    check_window(1);
    check_window(512 - steps - 2); // the oldest one
}

// The network as a whole: a window without anything before it.
static void check_forecast() {
    learn_anew();
    Net::Input window{};
    take_reading(signal(0));
    for (int i = 0; i < steps; ++i) {
        take_reading(signal(i + 1));
        window[2 * i] = seen(0)[0];
        window[2 * i + 1] = seen(0)[1];
    }
    const float change = normal.invert({{0, net(window)[steps - 1]}})[1];
    check("the forecast is the network's", forecast == signal(steps) + change);
}

static void check_failing_sensor() {
    read_signal();
    const float expected = forecast;
    windows_left = 0;
    take_reading(NAN);
    take_reading(INFINITY);
    check("NaN is passed over", forecast == expected && past.count() == 512 && past.ago(0) == signal(699));
    check("nothing is learned of it", windows_left == 0 && score.count == 698);
}

// What the board says in a lesson of 100 readings and 82 x 2 training steps.
static float lesson() {
    learn_anew();
    for (int i = 0; i < 100; ++i) {
        take_reading(signal(i));
        while (windows_left > 0) {
            learn_one();
        }
    }
    check("a step for each window", trainer.steps() == 2 * (100 - steps - 1));
    return score.forecast;
}

int main() {
    setup();
    check_windows();
    check_forecast();
    check_failing_sensor();
    chance = nn::Random(7);
    const float first = lesson();
    chance = nn::Random(7);
    const float second = lesson();
    printf("\nsquared errors %f and %f\n", static_cast<double>(first), static_cast<double>(second));
    check("learning again is the same again", first == second && first > 0);
    puts(is_right ? "as expected" : "FAILED");
    return is_right ? 0 : 1;
}
