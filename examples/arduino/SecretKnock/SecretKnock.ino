// Part of nervelet. MIT licence, the nervelet authors.
//
// SecretKnock: the board learns the rhythm of your knock, and lights its LED when it hears it again.
//
// Your sensor: anything at pin A0 whose reading jumps. A piezo disc from A0 to GND, with a resistor of 1 megohm beside
// it, lies on a table or a door; or a photoresistor from A0 to the board's supply, with a resistor of 10 kilohms from
// A0 to GND, and you tap it with a finger.
//
// Open the Serial Monitor at 115200 baud, knock, and after each rhythm send a letter:
//   y  that was my knock: one is enough to begin with, three or four are better
//   n  that was not, where the board took it for yours
//   f  forget all
// The tempo does not matter: the board looks at how many knocks there are and how the pauses between them compare.

#include <nervelet.h>

namespace nn = nervelet;

const int loud = 60;                     // how far a knock moves the reading, of 1023; on an ESP32, of 4095, take 240
const unsigned long echo = 50;           // milliseconds in which a knock may still move it
const unsigned long longest_rest = 1200; // milliseconds after which a rhythm has ended
const int most_knocks = 8;

// The number of knocks, and seven pauses, are the inputs; a layer of eight units; two outputs: not yours, and yours.
using Net = nn::Network<float, nn::Input<most_knocks>, nn::Dense<8, nn::Tanh>, nn::Dense<2, nn::Softmax>>;
using Trainer = nn::Trainer<Net, nn::CrossEntropy, nn::SGD>;
const nn::Label other{0}, yours{1};

static Net net;
static Trainer trainer{net, {0.1f}};
static nn::Random chance(7); // the seed: the same number gives the same training

// The rhythms that were answered with y or n, the same number of each where there are too many.
static nn::Replay<Net::Input, nn::Label, 24, nn::ClassBalanced<2>> heard;

const int lesson_steps = 2000;
const int steps_per_pass = 4; // of loop(), so that one call does not take long
static int steps_left;

static float resting; // the reading without knocks
static unsigned long last_sample, last_loud;
static unsigned long knocks[most_knocks]; // milliseconds
static int count;                         // of knocks, also of those that do not fit
static Net::Input rhythm;                 // the last one
static bool has_rhythm;

// The inputs of the network: the number of knocks as a share of eight, and each pause as a share of the longest one.
Net::Input describe_rhythm() {
    Net::Input x{};
    unsigned long longest = 1;
    for (int i = 1; i < count; ++i) {
        longest = knocks[i] - knocks[i - 1] > longest ? knocks[i] - knocks[i - 1] : longest;
    }
    x[0] = float(count) / most_knocks;
    for (int i = 1; i < count; ++i) {
        x[i] = float(knocks[i] - knocks[i - 1]) / longest;
    }
    return x;
}

// A rhythm that nobody knocked. There are so many that hardly one is yours: examples of what is not.
Net::Input random_rhythm() {
    Net::Input x{};
    const int number = 1 + chance.below(most_knocks);
    const int longest = 1 + chance.below(number);
    x[0] = float(number) / most_knocks;
    for (int i = 1; i < number; ++i) {
        x[i] = i == longest ? 1 : 0.2f + 0.8f * chance.uniform<float>();
    }
    return x;
}

// One training step: half of them on your knock. Nobody repeats a rhythm exactly, so the pauses vary by a tenth.
void learn_one() {
    const bool is_yours = chance.below(2) == 0;
    const bool is_random = !is_yours && (heard.count(other) == 0 || chance.below(2) == 0);
    const nn::Label label = is_yours ? yours : other;
    Net::Input x = is_random ? random_rhythm() : heard.input(heard.sample(label, chance));
    for (int i = 1; i < most_knocks; ++i) {
        x[i] *= 0.9f + 0.2f * chance.uniform<float>();
    }
    trainer.step(x, label);
}

// A | for each knock, and dots for the pauses.
void print_rhythm() {
    Serial.print('|');
    for (int i = 1; i < count; ++i) {
        for (float part = 0; part < rhythm[i]; part += 0.125f) {
            Serial.print('.');
        }
        Serial.print('|');
    }
}

void recognise() {
    rhythm = describe_rhythm();
    has_rhythm = true;
    print_rhythm();
    const float sure = net(rhythm)[yours.index];
    const bool is_yours = heard.count(yours) > 0 && sure > 0.8f;
    if (heard.count(yours) == 0) {
        Serial.println("  Is it yours? Send y.");
    } else {
        Serial.print(is_yours ? "  yours, " : "  not yours, ");
        Serial.print(100 * (is_yours ? sure : 1 - sure), 0);
        Serial.println("% sure");
    }
#ifdef LED_BUILTIN
    digitalWrite(LED_BUILTIN, is_yours ? HIGH : LOW);
#endif
}

// A sample each millisecond: a knock is a reading far from rest. While it echoes, it is the same knock.
void listen(unsigned long now) {
    const float reading = analogRead(A0);
    const bool is_loud = fabsf(reading - resting) > loud;
    resting += 0.001f * (reading - resting);
    if (is_loud && (count == 0 || now - last_loud > echo)) {
        if (count < most_knocks) {
            knocks[count] = now;
        }
        ++count;
    }
    if (is_loud) {
        last_loud = now;
    } else if (count > 0 && now - last_loud > longest_rest) {
        if (count <= most_knocks) {
            recognise();
        } else {
            Serial.println("That was more than eight knocks.");
        }
        count = 0;
    }
}

void answer(nn::Label label) {
    if (!has_rhythm) {
        Serial.println("Knock first.");
        return;
    }
    has_rhythm = false;
    heard.add(rhythm, label, chance);
    steps_left = heard.count(yours) > 0 ? lesson_steps : 0;
    Serial.print("Learning from ");
    Serial.print(heard.count(yours));
    Serial.print(" of yours and ");
    Serial.print(heard.count(other));
    Serial.println(" others ...");
}

void forget() {
    nn::initialize(net, 7);
    heard.clear();
    has_rhythm = false;
    steps_left = 0;
}

void setup() {
    Serial.begin(115200);
#ifdef LED_BUILTIN
    pinMode(LED_BUILTIN, OUTPUT);
#endif
    while (!Serial && millis() < 3000) { // boards with USB of their own: wait for the Serial Monitor
    }
    Serial.println("SecretKnock: knock, then y = that was mine, n = it was not, f = forget");
    resting = analogRead(A0);
    forget();
}

void loop() {
    const int command = Serial.read();
    if (command == 'y' || command == 'n') {
        answer(command == 'y' ? yours : other);
    } else if (command == 'f') {
        Serial.println("Forgotten.");
        forget();
    }
    const unsigned long now = millis();
    if (now != last_sample) {
        last_sample = now;
        listen(now);
    }
    for (int i = 0; i < steps_per_pass && steps_left > 0; ++i) {
        learn_one();
        --steps_left;
        if (steps_left == 0) {
            Serial.println("Learned.");
        }
    }
}
