// Part of nervelet. MIT licence, the nervelet authors.
//
// HelloXor: a neural network of 17 parameters learns exclusive or (xor) on the board.
//
// The output of xor is 1 if one input or the other is 1, but not both. This rule is not in the program. The network
// only gets four examples with their right answers, many times. After each one it changes its parameters a little, so
// that its answer comes closer to the right one.
//
// No wiring is needed. Open the Serial Monitor at 115200 baud and watch; then send two numbers, for example: 1 0
//
// Your sensor: questions[] are the inputs, answers[] what they mean. Fill them with readings of yours, from 0 to 1,
// such as analogRead(A0) / 1023.0f (but / 4095.0f on an ESP32), and ask() with a new one.
#include <nervelet.h>

namespace nn = nervelet;

// Two inputs, a layer of four units, and one output between 0 and 1.
using Net = nn::Network<float, nn::Input<2>, nn::Dense<4, nn::Tanh>, nn::Dense<1, nn::Sigmoid>>;
// The trainer: the loss BinaryCrossEntropy measures how wrong an answer is, the optimizer SGD changes the parameters.
using Trainer = nn::Trainer<Net, nn::BinaryCrossEntropy, nn::SGD>;

static Net net;                      // the 17 parameters
static Trainer trainer{net, {0.9f}}; // 0.9: the learning rate, how large the changes are

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

// One line with a bar as long as the mean loss.
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

// Trains for 101 rounds. Returns the microseconds that the training took, without printing.
static unsigned long learn() {
    unsigned long time = 0;
    for (int round_number = 0; round_number <= 100; ++round_number) {
        const unsigned long start = micros();
        float mistake = 0;
        for (int i = 0; i < 4; ++i) {
            mistake += trainer.step(questions[i], answers[i]) / 4; // one training step
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
    nn::initialize(net, 7); // random parameters; another seed gives others

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
