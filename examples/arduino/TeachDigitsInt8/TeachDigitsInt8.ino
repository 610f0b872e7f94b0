// Part of nervelet. MIT licence, the nervelet authors.
//
// TeachDigitsInt8: a board that reads handwritten digits by convolutions in 8 bits learns two more, and does not forget
// the others.
//
// A neural network was trained on a PC to read the digits 0 to 7. Its two convolutions, made 8 bits, are in backbone.h
// and stay in flash: the backbone. They make 64 features of an image, a byte each. The last layer, 650 parameters in
// RAM, learns 8 and 9 from twenty examples of each. The backbone runs once for an example; then its features are kept
// in a memory, and trained on again and again.
//
// Open the Serial Monitor at 115200 baud and send one of these letters:
//   s  show a digit, and what the board reads
//   t  teach it 8 and 9 (a second with a floating-point unit, a few on a micro:bit)
//   r  reset to the network in backbone.h
//
// The last layer computes in 16-bit integers, so the board computes no float. One line in scalar.h chooses float.
//
// No sensor is needed. RAM: 1.5 KB for the network and its training, 6.5 KB for a memory of 100 examples. How to save
// the network shows the sketch TeachDigits; a slot takes 1.3 KB.
//
// Your sensor: look_at() fills image[], 64 numbers from 0 (paper) to 1 (ink), row after row. A camera or a touch screen
// would fill it instead.

#include <nervelet.h>

#include "backbone.h"
#include "digits.h"
#include "head.h"
#include "lesson.h"
#include "scalar.h"

// 8 rows of 8 pixels; the two convolutions with their pools; 10 outputs, the probability of each digit.
using Net = nn::Network<Scalar, nn::Input<8, 8, 1>, nn::Pretrained<backbone::Net, backbone::net, 2>,
                        nn::Dense<10, nn::Softmax>>;
using Trainer = nn::Trainer<Net, nn::CrossEntropy, nn::SGD>;
static_assert(nn::memory_of<Trainer>().total < 1000 * sizeof(Scalar), "bytes for the network and its training");

static Net net;
static Trainer trainer{net, {first_rate}};

// What the board remembers: the features of 100 examples. When it is full, a new example replaces one of a digit of
// which there are most. Without the old digits in it the network would forget them.
using Memory = nn::Replay<Net::Features, nn::Label, 100, nn::ClassBalanced<10>>;
static Memory memory;

static nn::Random chance(7); // the seed: the same number gives the same training on every board

const int steps_per_arrival = 50; // so many steps later the next new example arrives
const int steps_per_pass = 4;     // of loop(), so that one call does not take long

enum Activity { waiting, teaching, testing };
static Activity activity;
static int done;                    // steps or test digits so far
static Trainer::LossValue loss_sum; // over the last 500 steps
static nn::Accuracy old_digits, new_digits;
static int next_to_show;

static Net::Input image; // what the network reads

// How dark a pixel is, from 0 (paper) to 15 (ink); one of 16 would be black.
int ink(const Digit& digit, int row, int column) {
    return (digit.rows[row] >> (28 - 4 * column)) & 15;
}

// Puts a digit into image.
void look_at(const Digit& digit) {
    for (int row = 0; row < 8; ++row) {
        for (int column = 0; column < 8; ++column) {
            set_pixel(image[8 * row + column], 4096L * ink(digit, row, column));
        }
    }
}

void start(Activity next) {
    activity = next;
    done = 0;
    loss_sum = Trainer::LossValue();
    old_digits = nn::Accuracy();
    new_digits = nn::Accuracy();
}

// The backbone runs, 23,040 multiplications. Its features go into the memory; the image is not needed any more.
void remember(const Digit& digit) {
    look_at(digit);
    memory.add(net.features(image), nn::Label{digit.label}, chance);
}

void print_loss(long thousandths) {
    if (thousandths < 0) {
        Serial.print("nan: a step was refused");
        return;
    }
    Serial.print(thousandths / 1000);
    Serial.print(thousandths % 1000 < 10 ? ".00" : thousandths % 1000 < 100 ? ".0" : ".");
    Serial.print(thousandths % 1000);
}

// One training step, on any example of the memory: 640 multiplications lead from its features to the answer.
void teach_one() {
    if (done % steps_per_arrival == 0 && done / steps_per_arrival < shown_count) {
        remember(shown[done / steps_per_arrival]);
    }
    const int i = memory.sample(chance);
    trainer.optimizer().learning_rate = rates.of[done / steps_per_rate];
    loss_sum += trainer.step(memory.input(i), memory.target(i));
    ++done;
    if (done % 500 == 0) {
        Serial.print("  step ");
        Serial.print(done);
        Serial.print(" of ");
        Serial.print(lesson_steps);
        Serial.print(", loss ");
        print_loss(thousandths(loss_sum, 500));
        Serial.print(", remembered of 8 and 9: ");
        Serial.println(static_cast<int>(memory.count(nn::Label{8}) + memory.count(nn::Label{9})));
        loss_sum = Trainer::LossValue();
    }
}

// One digit of the test. The network is never trained on these, so they show how well it reads other handwriting.
void test_one() {
    const Digit& digit = tested[done];
    look_at(digit);
    (digit.label < 8 ? old_digits : new_digits).add(digit.label, nn::argmax(net(image)));
    ++done;
}

void print_test_result() {
    Serial.print("Test: old digits (0-7) ");
    Serial.print(old_digits.right());
    Serial.print(" of ");
    Serial.print(old_digits.count());
    Serial.print(" right, new digits (8, 9) ");
    Serial.print(new_digits.right());
    Serial.print(" of ");
    Serial.print(new_digits.count());
    Serial.println(" right.");
}

// The last layer as it is in flash, and a memory of old digits alone.
void forget() {
    net.parameters() = factory_head.parameters();
    memory.clear();
    for (const Digit& digit : remembered) {
        remember(digit);
    }
}

void show_next() {
    const Digit& digit = tested[next_to_show];
    next_to_show = (next_to_show + 1) % tested_count;
    look_at(digit);
    for (int row = 0; row < 8; ++row) {
        Serial.print("  ");
        for (int column = 0; column < 8; ++column) {
            const char dot = " .:-=+*#%@"[10 * ink(digit, row, column) / 16];
            Serial.print(dot);
            Serial.print(dot);
        }
        Serial.println();
    }
    const Net::Output sure = net(image);
    const int answer = nn::argmax(sure);
    Serial.print("Someone wrote ");
    Serial.print(digit.label);
    Serial.print(". The board reads ");
    Serial.print(answer);
    Serial.print(", ");
    Serial.print(percent(sure[answer]));
    Serial.println("% sure.");
}

void setup() {
    Serial.begin(115200);
    while (!Serial && millis() < 3000) { // boards with USB of their own: wait for the Serial Monitor
    }
    Serial.println("TeachDigitsInt8: s = show a digit, t = teach 8 and 9, r = reset");
    Serial.print("RAM: the network and its training take ");
    Serial.print(nn::memory_of<Trainer>().total);
    Serial.print(" bytes, the memory of examples ");
    Serial.println(sizeof(memory));
    forget();
    start(testing);
}

void loop() {
    const int command = Serial.read();
    if (command == 's') {
        show_next();
    } else if (command == 't' && activity != teaching) {
        Serial.println("Teaching 8 and 9, twenty of each ...");
        start(teaching);
    } else if (command == 'r') {
        Serial.println("As it left the factory:");
        forget();
        start(testing);
    }

    if (activity == teaching) {
        for (int i = 0; i < steps_per_pass; ++i) {
            teach_one();
        }
        if (done == lesson_steps) {
            start(testing);
        }
    } else if (activity == testing) {
        test_one();
        if (done == tested_count) {
            print_test_result();
            activity = waiting;
        }
    }
}
