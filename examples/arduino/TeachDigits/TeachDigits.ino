// Part of nervelet. MIT licence, the nervelet authors.
//
// TeachDigits: a board that reads handwritten digits learns two more, and does not forget the others.
//
// A neural network was trained on a PC to read the digits 0 to 7. Its 2,410 parameters are in factory.h. It has not
// been trained on an 8 or a 9. On the board it learns them from twenty examples of each.
//
// Open the Serial Monitor at 115200 baud and send one of these letters:
//   s  show a digit, and what the board reads
//   t  train it on 8 and 9 (a second with a floating-point unit, half a dozen on a micro:bit)
//   w  save the network; it is loaded when the board starts again
//   l  load the saved network
//   r  reset to the network in factory.h
//
// The board computes in 16-bit integers: without a floating-point unit that is nine times as fast as float, and it
// learns as well. One line in scalar.h chooses.
//
// No sensor is needed. RAM: 1 KB for the network and its training, and 3 KB that simulate flash; storage.h says how to
// use real flash or EEPROM.
//
// Your sensor: look_at() in eyes.h fills image[], 64 numbers from 0 (paper) to 1 (ink), row after row. A camera or a
// touch screen would fill it instead.

#include <nervelet.h>

#include "digit_reader.h"
#include "eyes.h"
#include "lesson.h"
#include "scalar.h"
#include "storage.h"

using Trainer = nn::Trainer<Net, nn::CrossEntropy, nn::SGD>;
using Slots = nn::TwoSlots<Storage, Net>;

// 362 parameters that are trained, and 2,080 constant ones in flash.
static Net net;
static Trainer trainer{net, {first_rate}};

// It is saved in two slots in turn, so that one is always valid, even if the power fails while the other is written.
static Storage storage;
static Slots slots{storage};

static nn::Random chance(7); // the seed: the same number gives the same training on every board

const int steps_per_pass = 4; // of loop(), so that one call does not take long

enum Activity { waiting, teaching, testing };
static Activity activity;
static int done;                    // steps or test digits so far
static Trainer::LossValue loss_sum; // over the last 500 steps
static nn::Accuracy old_digits, new_digits;
static int next_to_show;

void start(Activity next) {
    activity = next;
    done = 0;
    loss_sum = Trainer::LossValue();
    old_digits = nn::Accuracy();
    new_digits = nn::Accuracy();
}

void print_loss(long thousandths) {
    if (thousandths < 0) {
        Serial.println("nan: a step was refused");
        return;
    }
    Serial.print(thousandths / 1000);
    Serial.print(thousandths % 1000 < 10 ? ".00" : thousandths % 1000 < 100 ? ".0" : ".");
    Serial.println(thousandths % 1000);
}

// One training step. Three of four times it is on an old digit, or the network would forget them. Each digit is moved
// by a random part of a pixel, up to 0.7, so that twenty examples act like many more.
void teach_one() {
    const bool is_new = chance.below(4) == 0;
    const Digit& digit = is_new ? shown[chance.below(shown_count)] : remembered[chance.below(remembered_count)];
    look_at(digit, static_cast<int>(chance.below(91)) - 45, static_cast<int>(chance.below(91)) - 45);
    trainer.optimizer().learning_rate = rates.of[done / steps_per_rate];
    loss_sum += trainer.step(image, nn::Label{digit.label});
    ++done;
    if (done % 500 == 0) {
        Serial.print("  step ");
        Serial.print(done);
        Serial.print(" of ");
        Serial.print(lesson_steps);
        Serial.print(", loss ");
        print_loss(thousandths(loss_sum, 500));
        loss_sum = Trainer::LossValue();
    }
}

// One digit of the test. The network is never trained on these, so they show how well it reads other handwriting.
void test_one() {
    const Digit& digit = tested[done];
    look_at(digit, 0, 0);
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

void forget() {
    nn::take_over(net, factory_net); // the 362 parameters that are trained, as they are in flash
}

void write_down() {
    const bool is_kept = slots.save(net) == nn::StorageError::none && finish_saving();
    Serial.print("Storage: ");
    Serial.println(is_kept ? "what the board knows is written down" : nn::text_of(nn::StorageError::device_failed));
}

void load_or_keep() {
    const nn::StorageError error = slots.load(net);
    Serial.print("Storage: ");
    Serial.println(error == nn::StorageError::none ? "what was written down is loaded" : nn::text_of(error));
}

void show_next() {
    const Digit& digit = tested[next_to_show];
    next_to_show = (next_to_show + 1) % tested_count;
    look_at(digit, 0, 0);
    for (int row = 0; row < 8; ++row) {
        Serial.print("  ");
        for (int column = 0; column < 8; ++column) {
            const char dot = " .:-=+*#%@"[10 * ink(digit.rows[row], column) / 16];
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
    Serial.println("TeachDigits: s = show a digit, t = teach 8 and 9, w = write down, l = load, r = reset");
    begin_storage();
    forget();
    load_or_keep();
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
    } else if (command == 'w') {
        write_down();
    } else if (command == 'l') {
        load_or_keep();
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
