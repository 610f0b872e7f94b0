// Part of nervelet. MIT licence, the nervelet authors.
//
// SineWave: a neural network learns a curve, live on the Serial Plotter.
//
// No wiring is needed. Open the Serial Plotter (Tools menu) at 115200 baud. One line is the target, a sine wave; the
// other is what the network predicts, which comes closer to the target with every step. Then type something and press
// Enter: the target becomes another wave, and the network goes on learning with the parameters that it has.
//
// Your sensor: learn() fills angles[] and heights[], the points of the curve. Put in what you measured: the input and
// the output, each from about -3 to 3, such as the reading of a thermistor and the temperature, both scaled.
//
// The training does not block loop(): it takes two small steps for each point that it plots, one or two milliseconds on
// a fast board, and is free for other work in between.
#include <nervelet.h>

namespace nn = nervelet;

// One input, an angle from -PI to PI; two layers of 16 units; one output, the height of the wave at that angle.
using Net = nn::Network<float, nn::Input<1>, nn::Dense<16, nn::SiLU>, nn::Dense<16, nn::SiLU>, nn::Dense<1>>;
constexpr int batch = 8; // points of the wave in one training step
using Trainer = nn::Trainer<Net, nn::MeanSquaredError, nn::Adam, batch>;

static Net net;
static Trainer trainer{net, {0.003f}}; // 0.003: the learning rate
static std::array<Net::Input, batch> angles;
static std::array<Net::Output, batch> heights;

constexpr int points = 40;                 // of one period on the plotter
constexpr unsigned long milliseconds = 25; // from one point to the next
static unsigned long last_point = 0;
static int point = 0;
static int shape = 0;

static float wave(float angle) {
    const float x = angle / float(PI);
    switch (shape) {
    case 0:
        return sinf(angle);
    case 1:
        return 1 - 2 * fabsf(x); // a triangle
    default:
        return x * x * x; // a cubic curve
    }
}

static void learn() {
    for (int i = 0; i < batch; ++i) {
        const float angle = random(-1000, 1001) / 1000.0f * float(PI);
        angles[i] = {{angle}};
        heights[i] = {{wave(angle)}};
    }
    trainer.step(angles, heights);
}

// The plotter takes lines such as target:0.71,prediction:0.64
static void plot() {
    const float angle = (2.0f * point / points - 1) * float(PI);
    point = (point + 1) % points;
    Serial.print("target:");
    Serial.print(wave(angle), 3);
    Serial.print(",prediction:");
    Serial.println(net({{angle}})[0], 3);
}

void setup() {
    Serial.begin(115200);
    nn::initialize(net, 9);
}

void loop() {
    if (Serial.available() && Serial.read() == '\n') {
        shape = (shape + 1) % 3;
    }
    if (millis() - last_point >= milliseconds) {
        last_point = millis();
        learn();
        learn();
        plot();
    }
}
