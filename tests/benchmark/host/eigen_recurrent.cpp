// Part of nervelet. MIT licence, the nervelet authors.
//
// A GRU of nervelet against the same formulas by Eigen (https://eigen.tuxfamily.org), as matrices of fixed size:
//   flags="-std=c++17 -O3 -march=native -fno-math-errno -ffp-contract=off"
//   g++ $flags -Iinclude -I/usr/include/eigen3 tests/benchmark/host/eigen_recurrent.cpp
// Forward only, one step of time: by a Stream, and as a sixteenth of a window of 16 steps. Eigen's own functions of
// arrays take fused products, whatever -ffp-contract says. Prints the fastest of many short rounds, in which all take
// turns. First all must give the same states.
#define EIGEN_STACK_ALLOCATION_LIMIT 0 // the networks are static
#include <Eigen/Dense>

#include <algorithm>
#include <array>
#include <cstdio>

#include <nervelet/nervelet.hpp>

#include "time_of.hpp"

namespace {

namespace nn = nervelet;

template <int Channels, int Units>
struct ByEigen {
    template <int Rows, int Columns>
    using Matrix = Eigen::Matrix<float, Rows, Columns>;

    Matrix<3 * Units, Channels> w; ///< r, z, n
    Matrix<3 * Units, Units> u;    ///< n, r, z
    Matrix<3 * Units, 1> b, c;
    Matrix<Units, 1> h;

    /// nervelet's parameters: [in][out] is what Eigen keeps column after column.
    template <class Net>
    explicit ByEigen(const Net& net)
        : w(Eigen::Map<const Matrix<3 * Units, Channels>>(&net.template weights<0>()(0, 0))),
          u(Eigen::Map<const Matrix<3 * Units, Units>>(&net.template weights<1>()(0, 0))),
          b(Eigen::Map<const Matrix<3 * Units, 1>>(&net.template bias<0>()[0])),
          c(Eigen::Map<const Matrix<3 * Units, 1>>(&net.template bias<1>()[0])), h(Matrix<Units, 1>::Zero()) {}

    void step(const Matrix<Channels, 1>& x) {
        Matrix<3 * Units, 1> of_input;
        Matrix<3 * Units, 1> of_state;
        of_input.noalias() = w * x;
        of_input += b;
        of_state.noalias() = u * h;
        of_state += c;
        Matrix<2 * Units, 1> gates = of_input.template head<2 * Units>() + of_state.template tail<2 * Units>();
        gates = (1.0f + (-gates.array()).exp()).inverse();
        const Matrix<Units, 1> n = (of_input.template tail<Units>().array() +
                                    gates.template head<Units>().array() * of_state.template head<Units>().array())
                                       .tanh();
        h = n.array() + gates.template tail<Units>().array() * (h.array() - n.array());
    }
};

template <int Channels, int Units>
bool compare() {
    constexpr int steps = 16;
    using Net = nn::Network<float, nn::Input<steps, Channels>, nn::GRU<Units, nn::EveryStep>>;
    static Net net;
    nn::initialize(net, 3);
    static nn::Stream<Net> stream{net};
    static ByEigen<Channels, Units> eigen(net);
    static typename Net::Input window;
    static std::array<float, Channels> samples[steps];
    static Eigen::Matrix<float, Channels, 1> eigen_samples[steps];
    nn::Random random(5);
    for (int t = 0; t < steps; ++t) {
        for (int i = 0; i < Channels; ++i) {
            window[t * Channels + i] = samples[t][i] = eigen_samples[t][i] = 2.0f * random.uniform<float>() - 1.0f;
        }
    }
    static typename nn::Stream<Net>::Output h{};
    float difference = 0.0f;
    const auto states = net(window);
    for (int t = 0; t < steps; ++t) {
        stream.push(samples[t], h);
        eigen.step(eigen_samples[t]);
        for (int u = 0; u < Units; ++u) {
            difference = std::max(difference, std::abs(h[u] - eigen.h[u]));
            difference = std::max(difference, std::abs(h[u] - states[t * Units + u]));
        }
    }
    double by_stream = 1e9;
    double by_window = 1e9;
    double by_eigen = 1e9;
    for (int round = 0; round < 500; ++round) {
        by_stream = std::min(by_stream, time_of(512, [](int i) { return stream.push(samples[i % steps], h), h[0]; }));
        by_eigen =
            std::min(by_eigen, time_of(512, [](int i) { return eigen.step(eigen_samples[i % steps]), eigen.h[0]; }));
        by_window = std::min(by_window, time_of(32, [](int) { return net(window)[0]; }) / steps);
    }
    std::printf("| %d-%d | %.0f / %.0f = %.2f | %.0f / %.0f = %.2f |\n", Channels, Units, by_stream, by_eigen,
                by_stream / by_eigen, by_window, by_eigen, by_window / by_eigen);
    return difference < 1e-5f;
}

} // namespace

int main() {
    std::printf("| GRU | Stream, ns: nervelet / Eigen | window, ns a step: nervelet / Eigen |\n|---|---|---|\n");
    const bool agree = compare<1, 8>() && compare<1, 16>() && compare<16, 32>();
    if (!agree) {
        std::printf("The states differ.\n");
    }
    return agree ? 0 : 1;
}
