// Part of nervelet. MIT licence, the nervelet authors.
//
// nervelet against matrices of fixed size by Eigen (https://eigen.tuxfamily.org), which the library itself does not
// need:
//   g++ -std=c++17 -O3 -march=native -ffp-contract=off -Iinclude -I/usr/include/eigen3 tests/benchmark/host/eigen.cpp
// ReLU, Softmax, cross-entropy, one example a step, SGD. Prints the fastest of many short rounds, in which both take
// turns, so that what else keeps the machine busy is seen by both. First both must give the same outputs.
#define EIGEN_STACK_ALLOCATION_LIMIT 0 // the networks are static
#include <Eigen/Dense>

#include <algorithm>
#include <cstdio>

#include <nervelet/nervelet.hpp>

#include "time_of.hpp"

namespace {

namespace nn = nervelet;

template <int Inputs, int Hidden, int Outputs>
struct ByEigen {
    template <int Rows, int Columns>
    using Matrix = Eigen::Matrix<float, Rows, Columns>;

    Matrix<Hidden, Inputs> w1;
    Matrix<Outputs, Hidden> w2;
    Matrix<Hidden, 1> b1, hidden, delta1;
    Matrix<Outputs, 1> b2, y, delta2;

    /// nervelet's parameters: [in][out] is what Eigen keeps column after column.
    explicit ByEigen(const float* from)
        : w1(Eigen::Map<const Matrix<Hidden, Inputs>>(from)),
          w2(Eigen::Map<const Matrix<Outputs, Hidden>>(from + (Inputs + 1) * Hidden)),
          b1(Eigen::Map<const Matrix<Hidden, 1>>(from + Inputs * Hidden)),
          b2(Eigen::Map<const Matrix<Outputs, 1>>(from + (Inputs + 1) * Hidden + Hidden * Outputs)) {}

    void forward(const Matrix<Inputs, 1>& x) {
        hidden.noalias() = w1 * x;
        hidden = (hidden + b1).cwiseMax(0.0f);
        y.noalias() = w2 * hidden;
        y += b2;
        y = (y.array() - y.maxCoeff()).exp();
        y *= 1.0f / y.sum();
    }

    void step(const Matrix<Inputs, 1>& x, int label, float rate) {
        forward(x);
        delta2 = y;
        delta2[label] -= 1.0f;
        delta1.noalias() = w2.transpose() * delta2;
        delta1 = (hidden.array() > 0.0f).select(delta1, 0.0f);
        w2.noalias() -= (rate * delta2) * hidden.transpose();
        b2 -= rate * delta2;
        w1.noalias() -= (rate * delta1) * x.transpose();
        b1 -= rate * delta1;
    }
};

template <int Inputs, int Hidden, int Outputs>
bool compare(int calls) {
    using Net = nn::Network<float, nn::Input<Inputs>, nn::Dense<Hidden, nn::ReLU>, nn::Dense<Outputs, nn::Softmax>>;
    constexpr int examples = 64;
    constexpr float rate = 0.001f;
    static Net net;
    static nn::Trainer<Net, nn::CrossEntropy, nn::SGD> trainer{net, {rate}};
    static typename Net::Input xs[examples];
    static Eigen::Matrix<float, Inputs, 1> eigen_xs[examples];
    nn::initialize(net, 7);
    static ByEigen<Inputs, Hidden, Outputs> eigen(net.parameters().data());
    nn::Random random(3);
    for (int n = 0; n < examples; ++n) {
        for (int i = 0; i < Inputs; ++i) {
            xs[n][i] = eigen_xs[n][i] = random.uniform<float>() + 0.01f;
        }
    }
    float difference = 0.0f;
    for (int n = 0; n < examples; ++n) {
        eigen.step(eigen_xs[n], n % Outputs, rate);
        trainer.step(xs[n], nn::Label{static_cast<std::size_t>(n % Outputs)});
        eigen.forward(eigen_xs[n]);
        difference = std::max(difference, std::abs(net(xs[n])[0] - eigen.y[0]));
    }
    double own[2] = {1e9, 1e9};
    double other[2] = {1e9, 1e9};
    for (int round = 0; round < 500; ++round) {
        own[0] = std::min(own[0], time_of(calls, [](int i) { return net(xs[i % examples])[0]; }));
        other[0] =
            std::min(other[0], time_of(calls, [](int i) { return eigen.forward(eigen_xs[i % examples]), eigen.y[0]; }));
        own[1] = std::min(own[1], time_of(calls, [](int i) {
                              return trainer.step(xs[i % examples], nn::Label{static_cast<std::size_t>(i % Outputs)});
                          }));
        other[1] = std::min(other[1], time_of(calls, [](int i) {
                                return eigen.step(eigen_xs[i % examples], i % Outputs, rate), eigen.y[0];
                            }));
    }
    std::printf("| %d-%d-%d | %.0f / %.0f = %.2f | %.0f / %.0f = %.2f |\n", Inputs, Hidden, Outputs, own[0], other[0],
                own[0] / other[0], own[1], other[1], own[1] / other[1]);
    return difference < 1e-4f;
}

} // namespace

int main() {
    std::printf("| network | forward, ns: nervelet / Eigen | step, ns: nervelet / Eigen |\n|---|---|---|\n");
    const bool agree = compare<16, 16, 4>(3000) && compare<64, 32, 10>(1000) && compare<784, 128, 10>(30);
    if (!agree) {
        std::printf("The outputs differ.\n");
    }
    return agree ? 0 : 1;
}
