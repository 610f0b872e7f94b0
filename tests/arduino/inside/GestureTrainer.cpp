// Part of nervelet. MIT licence, the nervelet authors.
// From inside the sketch: which windows come out of its ring, what the network gets of them, that no sample of the test
// is learned from, and how much of new movements it recognises: the table of examples/README.md.
#include <stdio.h>

#include "../../../examples/arduino/GestureTrainer/GestureTrainer.ino"

static bool is_right = true;

static void check(const char* name, bool holds) {
    if (!holds) {
        printf("FAILED: %s\n", name);
        is_right = false;
    }
}

// Samples 0, 1, 2 ... of which a window is due after the fourth, and then after every third.
static void check_ring() {
    LastSamples<4, 2, 3> ring;
    for (int gap = 0; gap < 2; ++gap) {
        for (int i = 0; i < 21; ++i) {
            const float number = static_cast<float>(i);
            check("when a window is due", ring.add({{number, -number}}) == (i >= 3 && i % 3 == 0));
            const std::array<float, 8> window = ring.window();
            for (int j = 0; i >= 3 && j < 4; ++j) {
                const float expected = static_cast<float>(i - 3 + j);
                check("the oldest sample first", window[2 * j] == expected && window[2 * j + 1] == -expected);
            }
        }
        ring.clear();
    }
}

// x from -1 to 1 and back, y 0.5, z one knock of 32: its mean is 1.
static void check_input() {
    Net::Input window;
    for (int i = 0; i < window_samples; ++i) {
        window[3 * i] = i % 2 == 0 ? -1.0f : 1.0f;
        window[3 * i + 1] = 0.5f;
        window[3 * i + 2] = i == 5 ? 32.0f : 0.0f;
    }
    const Net::Input x = without_gravity(window);
    for (int i = 0; i < window_samples; ++i) {
        check("x has no gravity", x[3 * i] == (i % 2 == 0 ? -2.0f : 2.0f));
        check("y is nothing but gravity", x[3 * i + 1] == 0);
        check("z without its mean", x[3 * i + 2] == (i == 5 ? 62.0f : -2.0f));
    }
}

// A number is kept to 1/64 g, and what is too large as 127/32 g.
static void check_recording() {
    Recording now{};
    now.add({{0.99f, -1.51f, 0.0f}});
    now.add({{100.0f, -100.0f, 3.9f}});
    const std::array<float, 6> window = now.window<2>(0);
    const float expected[6] = {0.99f, -1.51f, 0.0f, 127 / 32.0f, -127 / 32.0f, 3.9f};
    for (int i = 0; i < 6; ++i) {
        check("what is recorded", fabsf(window[i] - expected[i]) <= 1 / 64.0f);
    }
}

static void record_all(int who) {
    put_on(who);
    for (int which = 0; which < 4; ++which) {
        tell_hand(which);
        start_recording(which);
        while (activity == recording) {
            std::array<float, 3> sample;
            read_acceleration(sample[0], sample[1], sample[2]);
            record(sample);
        }
    }
}

static void learn(bool convolutions_are_frozen = false) {
    const Net before = net;
    start_lesson();
    while (steps < lesson_steps) {
        learn_one();
        if (convolutions_are_frozen) {
            net.weights<0>() = before.weights<0>();
            net.bias<0>() = before.bias<0>();
            net.weights<1>() = before.weights<1>();
            net.bias<1>() = before.bias<1>();
        }
    }
    end_lesson();
}

// How many percent of new movements it recognises: of each gesture forty times a window, some seconds apart.
static float recognised(int who) {
    nn::Accuracy score;
    put_on(who);
    for (int which = 0; which < 4; ++which) {
        tell_hand(which);
        for (int i = 0; i < 40 * 100; ++i) {
            std::array<float, 3> sample;
            read_acceleration(sample[0], sample[1], sample[2]);
            last_samples.add(sample);
            if (i % 100 == 99) {
                score.add(which, nn::argmax(net(without_gravity(last_samples.window()))));
            }
        }
    }
    return 100 * score.value<float>();
}

// Learns twice from the same, and between the two the samples for the test become others.
static void check_test_is_not_learned() {
    record_all(0);
    nn::initialize(net, 3);
    chance = nn::Random(3);
    learn();
    const Net first = net;
    for (Recording& of_gesture : recordings[0]) {
        for (int i = learned_samples; i < learned_samples + tested_samples; ++i) {
            of_gesture.values[i][0] = 100;
        }
    }
    nn::initialize(net, 3);
    chance = nn::Random(3);
    learn();
    check("no sample for the test is learned from", memcmp(&first, &net, sizeof(net)) == 0);
}

// How many percent are recognised of both wearers, in the mean of the seeds.
const int seeds = 5;
struct Row {
    float percent[2];
    void add() {
        for (int who = 0; who < 2; ++who) {
            percent[who] += recognised(who) / seeds;
        }
    }
};

// Against what examples/README.md shows. Compilers may round differently, and then a window or two are others.
static void check_row(const char* name, const Row& row, float first, float second) {
    printf("%s: %.1f%%, %.1f%%\n", name, static_cast<double>(row.percent[0]), static_cast<double>(row.percent[1]));
    check(name, fabsf(row.percent[0] - first) < 2 && fabsf(row.percent[1] - second) < 2);
}

int main() {
    check_ring();
    check_input();
    check_recording();
    check_test_is_not_learned();

    Row before{}, after{}, from_second_alone{}, last_layer{};
    for (int seed = 1; seed <= seeds; ++seed) {
        hand_chance = nn::Random(seed);
        chance = nn::Random(100 + seed);
        forget();
        nn::initialize(net, seed);
        record_all(0);
        learn();
        before.add();
        record_all(1);
        const Net taught = net;
        learn();
        after.add();
        net = taught;
        learn(true);
        last_layer.add();
        net = taught;
        for (Recording& of_first : recordings[0]) {
            of_first.count = 0;
        }
        learn();
        from_second_alone.add();
    }
    puts("\nRecognised of new movements of wearer 1 and of wearer 2:");
    check_row("after the lesson with wearer 1", before, 99.8f, 50.2f);
    check_row("after that with wearer 2", after, 99.4f, 96.4f);
    check_row("from wearer 2's recordings alone", from_second_alone, 86.1f, 98.0f);
    check_row("in the last layer alone", last_layer, 98.9f, 86.6f);
    puts(is_right ? "as expected" : "FAILED");
    return is_right ? 0 : 1;
}
