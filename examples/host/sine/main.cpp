// Part of nervelet. MIT licence, the nervelet authors.
// Regression: a network of 49 parameters learns one period of a sine. The program plots the result.
#include <cmath>
#include <cstdio>
#include <string>

#include <nervelet/nervelet.hpp>

namespace nn = nervelet;
using Net = nn::Network<float, nn::Input<1>, nn::Dense<16, nn::Tanh>, nn::Dense<1>>;
constexpr int steps = 5000;
constexpr std::size_t batch = 16;
constexpr nn::CosineSchedule<float> rate{0.05f, 0.0001f, steps};

// Rows of the plot from top to bottom, columns over -1 <= x <= 1.
constexpr int rows = 17;
constexpr int columns = 65;

static float sine(float x) {
    return std::sin(3.14159265f * x);
}

static int row_of(float y) {
    const int row = static_cast<int>(std::lround((1.1f - y) / 2.2f * static_cast<float>(rows - 1)));
    return row < 0 ? 0 : row >= rows ? rows - 1 : row;
}

static void plot(const Net& net) {
    std::string picture[rows];
    for (std::string& line : picture) {
        line.assign(columns, ' ');
    }
    float worst = 0;
    for (int column = 0; column < columns; ++column) {
        const float x = static_cast<float>(2 * column) / static_cast<float>(columns - 1) - 1;
        const float y = net({{x}})[0];
        worst = std::fmax(worst, std::fabs(y - sine(x)));
        picture[row_of(0)][static_cast<std::size_t>(column)] = '-';
        picture[row_of(sine(x))][static_cast<std::size_t>(column)] = '.';
        picture[row_of(y)][static_cast<std::size_t>(column)] = '*';
    }
    for (const std::string& line : picture) {
        std::printf("  |%s\n", line.c_str());
    }
    std::printf("  * the network   . sin(pi x) where they differ   largest error %.3f\n", static_cast<double>(worst));
}

int main() {
    static Net net;
    static nn::Trainer<Net, nn::MeanSquaredError, nn::Adam, batch> trainer{net, {rate(0)}};
    static std::array<Net::Input, batch> xs;
    static std::array<Net::Output, batch> targets;
    nn::initialize(net, 7);
    nn::Random random(1);
    float mean = 0;
    for (int i = 1; i <= steps; ++i) {
        for (std::size_t n = 0; n < batch; ++n) {
            const float x = 2 * random.uniform<float>() - 1;
            xs[n] = {{x}};
            targets[n] = {{sine(x)}};
        }
        trainer.optimizer().learning_rate = rate(trainer.steps());
        mean += trainer.step(xs, targets);
        if (i % (steps / 5) == 0) {
            std::printf("after %4d steps: mean squared error %.6f\n", i, static_cast<double>(mean / (steps / 5)));
            mean = 0;
        }
    }
    plot(net);
}
