// Part of nervelet. MIT licence, the nervelet authors.
//
// HelloXor: the board learns its first rule while you watch.
//
// The rule is "one or the other, but not both", in short: xor. Nobody writes it down here. The board only sees four
// questions with their right answers, over and over. Each time it nudges its 17 numbers a little, so that its own
// answer comes closer to the right one. That is all there is to learning.
//
// Wire nothing. Open the Serial Monitor at 115200 baud and watch; then ask something, for example: 1 0
#include <nervelet.h>

namespace nn = nervelet;

// Two numbers go in, four helpers look at them, one number between 0 and 1 comes out.
using Net = nn::Network<float, nn::Input<2>, nn::Dense<4, nn::Tanh>, nn::Dense<1, nn::Sigmoid>>;
// The teacher: BinaryCrossEntropy says how wrong an answer is, SGD nudges the numbers.
using Trainer = nn::Trainer<Net, nn::BinaryCrossEntropy, nn::SGD>;

static Net net;                      // the 17 numbers: what the board knows
static Trainer trainer{net, {0.9f}}; // 0.9: how strongly it nudges

static const Net::Input questions[4] = {{{0, 0}}, {{0, 1}}, {{1, 0}}, {{1, 1}}};
static const Net::Output answers[4] = {{{0}}, {{1}}, {{1}}, {{0}}};

static void ask(float a, float b) {
    const float y = net({{a, b}})[0];
    Serial.print(a, 0);
    Serial.print(" xor ");
    Serial.print(b, 0);
    Serial.print(y > 0.5f ? " = 1   (" : " = 0   (");
    Serial.print(100 * y, 0);
    Serial.println("% sure that it is a 1)");
}

static void ask_all() {
    for (int i = 0; i < 4; ++i) {
        ask(questions[i][0], questions[i][1]);
    }
}

// One line with a bar: the longer, the more wrong the answers are.
static void show_mistake(int round_number, float mistake) {
    Serial.print("round ");
    Serial.print(round_number);
    Serial.print("\tmistake ");
    Serial.print(mistake);
    Serial.print("\t");
    for (float part = 0; part < mistake; part += 0.02f) {
        Serial.print('#');
    }
    Serial.println();
}

// Gives the time it took in microseconds, without that for talking about it.
static unsigned long learn() {
    unsigned long time = 0;
    for (int round_number = 0; round_number <= 100; ++round_number) {
        const unsigned long start = micros();
        float mistake = 0;
        for (int i = 0; i < 4; ++i) {
            mistake += trainer.step(questions[i], answers[i]) / 4; // answer, compare, nudge
        }
        time += micros() - start;
        if (round_number % 10 == 0) {
            show_mistake(round_number, mistake);
        }
    }
    return time;
}

void setup() {
    Serial.begin(115200);
    while (!Serial && millis() < 5000) {
    }
    nn::initialize(net, 7); // every learner starts with a guess; another number is another guess

    Serial.println("Before school I can only guess:");
    ask_all();
    Serial.println("\nI learn:");
    const unsigned long time = learn();
    Serial.println("\nNow I know it:");
    ask_all();
    Serial.print("\nThat took ");
    Serial.print(time / 1000.0f);
    Serial.print(" ms and ");
    Serial.print(sizeof(net) + sizeof(trainer));
    Serial.println(" bytes of memory. Your turn: type two numbers, such as 1 0");
}

void loop() {
    if (Serial.available() == 0) {
        return;
    }
    if (Serial.peek() <= ' ') {
        Serial.read(); // the end of the last line
        return;
    }
    const float a = Serial.parseFloat();
    const float b = Serial.parseFloat();
    ask(a, b);
}
