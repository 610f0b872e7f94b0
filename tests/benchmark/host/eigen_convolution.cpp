// Part of nervelet. MIT licence, the nervelet authors.
//
// A convolutional network of nervelet against the same one by Eigen (https://eigen.tuxfamily.org), as matrices of fixed
// size: the patches that the filters see are copied into the columns of a matrix, and a convolution is a product.
//   flags="-std=c++17 -O3 -march=native -fno-math-errno -ffp-contract=off"
//   g++ $flags -Iinclude -I/usr/include/eigen3 tests/benchmark/host/eigen_convolution.cpp
// A batch of 32, ReLU, Softmax, cross-entropy, SGD. Eigen goes example by example, whose matrices the nearest cache
// holds, and all at once; the faster one counts. Prints the fastest of many short rounds, in which all take turns, so
// that what else keeps the machine busy is seen by all. First all must give the same outputs.
#define EIGEN_STACK_ALLOCATION_LIMIT 0 // the networks are static
#include <Eigen/Dense>

#include <algorithm>
#include <array>
#include <cstdio>

#include <nervelet/nervelet.hpp>

#include "time_of.hpp"

namespace {

namespace nn = nervelet;

constexpr int examples = 32;
constexpr float rate = 0.001f;

template <int Rows, int Columns>
using Matrix = Eigen::Matrix<float, Rows, Columns>;

/// Filters of 3 x 3, ReLU, and the largest of each 2 x 2, over images of Size x Size that lie side by side, with a
/// column for each pixel.
template <int Size, int Channels, int Filters, int Images>
struct ConvolutionByEigen {
    static constexpr int size = Size - 2;
    static constexpr int positions = size * size;
    static constexpr int pooled = size / 2;
    static constexpr int outputs = pooled * pooled;

    Matrix<Filters, 9 * Channels> w, dw;
    Matrix<Filters, 1> b;
    Matrix<9 * Channels, Images * positions> patches, dpatches;
    Matrix<Filters, Images * positions> z, delta;
    Matrix<Filters, Images * outputs> y, dy;
    Eigen::Array<int, Filters, Images * outputs> winner; ///< column of z

    explicit ConvolutionByEigen(const float* from) : w(from), b(from + 9 * Channels * Filters) {}

    void forward(const float* x) {
        for (int n = 0; n < Images; ++n) {
            for (int r = 0; r < size; ++r) {
                for (int c = 0; c < size; ++c) {
                    for (int tap = 0; tap < 3; ++tap) {
                        using Run = Matrix<3 * Channels, 1>;
                        patches.col((n * size + r) * size + c).template segment<3 * Channels>(tap * 3 * Channels) =
                            Eigen::Map<const Run>(x + (n * Size * Size + (r + tap) * Size + c) * Channels);
                    }
                }
            }
        }
        z.noalias() = w * patches;
        z = (z.colwise() + b).cwiseMax(0.0f);
        for_each_window([this](int from, int window) {
            y.col(window) =
                z.col(from).cwiseMax(z.col(from + 1)).cwiseMax(z.col(from + size)).cwiseMax(z.col(from + size + 1));
        });
    }

    /// From dy the deltas; from them dw, and dx where it is not null.
    void backward(float* dx) {
        delta.setZero();
        for_each_window([this](int from, int window) {
            for (int j = 0; j < Filters; ++j) {
                if (y(j, window) > 0.0f) {
                    int column = from;
                    for (const int other : {from + 1, from + size, from + size + 1}) {
                        column = z(j, other) > z(j, column) ? other : column;
                    }
                    delta(j, column) = dy(j, window);
                }
            }
        });
        dw.noalias() = delta * patches.transpose();
        if (dx != nullptr) {
            dpatches.noalias() = w.transpose() * delta;
            std::fill(dx, dx + Images * Size * Size * Channels, 0.0f);
            for (int n = 0; n < Images; ++n) {
                for (int r = 0; r < size; ++r) {
                    for (int c = 0; c < size; ++c) {
                        for (int tap = 0; tap < 3; ++tap) {
                            using Run = Matrix<3 * Channels, 1>;
                            Eigen::Map<Run>(dx + (n * Size * Size + (r + tap) * Size + c) * Channels) +=
                                dpatches.col((n * size + r) * size + c)
                                    .template segment<3 * Channels>(tap * 3 * Channels);
                        }
                    }
                }
            }
        }
    }

    /// function(the first of the four columns of z, window)
    template <class Function>
    static void for_each_window(const Function& function) {
        for (int n = 0; n < Images; ++n) {
            for (int r = 0; r < pooled; ++r) {
                for (int c = 0; c < pooled; ++c) {
                    function((n * size + 2 * r) * size + 2 * c, (n * pooled + r) * pooled + c);
                }
            }
        }
    }
};

template <int Images>
struct ByEigen {
    ConvolutionByEigen<16, 1, 8, Images> first;
    ConvolutionByEigen<7, 8, 16, Images> second;
    Matrix<10, 64> w;
    Matrix<10, 1> b;
    Matrix<10, Images> y, delta;
    Matrix<8, 9> dw1;
    Matrix<16, 72> dw2;
    Matrix<10, 64> dw3;
    Matrix<8, 1> db1;
    Matrix<16, 1> db2;
    Matrix<10, 1> db3;

    explicit ByEigen(const float* from)
        : first(from), second(from + 80), w(from + 80 + 73 * 16), b(from + 80 + 73 * 16 + 640) {}

    using Flat = Eigen::Map<const Matrix<64, Images>>;

    void forward(const float* x) {
        first.forward(x);
        second.forward(first.y.data());
        y.noalias() = w * Flat(second.y.data());
        y.colwise() += b;
        for (int n = 0; n < Images; ++n) {
            y.col(n) = (y.col(n).array() - y.col(n).maxCoeff()).exp();
            y.col(n) *= 1.0f / y.col(n).sum();
        }
    }

    void add_gradient(const float* x, const nn::Label* labels) {
        forward(x);
        delta = y;
        for (int n = 0; n < Images; ++n) {
            delta(static_cast<int>(labels[n].index), n) -= 1.0f;
        }
        dw3.noalias() += delta * Flat(second.y.data()).transpose();
        db3 += delta.rowwise().sum();
        Eigen::Map<Matrix<64, Images>>(second.dy.data()).noalias() = w.transpose() * delta;
        second.backward(first.dy.data());
        dw2 += second.dw;
        db2 += second.delta.rowwise().sum();
        first.backward(nullptr);
        dw1 += first.dw;
        db1 += first.delta.rowwise().sum();
    }

    void forward_batch(const float* xs, float* ys) {
        for (int n = 0; n < examples; n += Images) {
            forward(xs + n * 256);
            std::copy(y.data(), y.data() + 10 * Images, ys + n * 10);
        }
    }

    void step(const float* xs, const nn::Label* labels) {
        dw1.setZero(), dw2.setZero(), dw3.setZero();
        db1.setZero(), db2.setZero(), db3.setZero();
        for (int n = 0; n < examples; n += Images) {
            add_gradient(xs + n * 256, labels + n);
        }
        const float factor = rate / examples;
        first.w -= factor * dw1;
        first.b -= factor * db1;
        second.w -= factor * dw2;
        second.b -= factor * db2;
        w -= factor * dw3;
        b -= factor * db3;
    }
};

using Net = nn::Network<float, nn::Input<16, 16, 1>, nn::Conv2D<8, 3, nn::ReLU>, nn::MaxPool2D<2>,
                        nn::Conv2D<16, 3, nn::ReLU>, nn::MaxPool2D<2>, nn::Dense<10, nn::Softmax>>;
Net net;
nn::Trainer<Net, nn::CrossEntropy, nn::SGD, examples> trainer{net, {rate}};
std::array<typename Net::Input, examples> xs;
std::array<nn::Label, examples> labels;
std::array<typename Net::Output, examples> ys;
float eigen_ys[2][examples * 10];

/// Nanoseconds of one example of so many batches.
template <class Work>
double time_of_example(int calls, const Work& work) {
    return time_of(calls, [&work](int) { return work(), ys[0][0] + eigen_ys[0][0] + eigen_ys[1][0]; }) / examples;
}

void forward() {
    for (int n = 0; n < examples; ++n) {
        ys[n] = net(xs[n]);
    }
}

} // namespace

int main() {
    nn::initialize(net, 7);
    static ByEigen<1> one(net.parameters().data());
    static ByEigen<examples> all(net.parameters().data());
    nn::Random random(3);
    for (int n = 0; n < examples; ++n) {
        for (float& x : xs[n]) {
            x = random.uniform<float>() + 0.01f;
        }
        labels[n] = nn::Label{static_cast<std::size_t>(n % 10)};
    }
    const float* x = xs[0].data();
    const auto own_step = [] {
        sink = trainer.step(xs, labels);
    };
    const auto step_of_one = [x] {
        one.step(x, labels.data());
    };
    const auto step_of_all = [x] {
        all.step(x, labels.data());
    };
    const auto forward_of_one = [x] {
        one.forward_batch(x, eigen_ys[0]);
    };
    const auto forward_of_all = [x] {
        all.forward_batch(x, eigen_ys[1]);
    };
    for (int i = 0; i < 100; ++i) {
        own_step();
        step_of_one();
        step_of_all();
    }
    forward();
    forward_of_one();
    forward_of_all();
    float difference = 0.0f;
    for (int n = 0; n < examples; ++n) {
        for (int j = 0; j < 10; ++j) {
            difference = std::max(difference, std::abs(ys[n][j] - eigen_ys[0][n * 10 + j]));
            difference = std::max(difference, std::abs(ys[n][j] - eigen_ys[1][n * 10 + j]));
        }
    }
    double times[2][3] = {{1e9, 1e9, 1e9}, {1e9, 1e9, 1e9}};
    for (int round = 0; round < 300; ++round) {
        times[0][0] = std::min(times[0][0], time_of_example(5, forward));
        times[0][1] = std::min(times[0][1], time_of_example(5, forward_of_one));
        times[0][2] = std::min(times[0][2], time_of_example(5, forward_of_all));
        times[1][0] = std::min(times[1][0], time_of_example(3, own_step));
        times[1][1] = std::min(times[1][1], time_of_example(3, step_of_one));
        times[1][2] = std::min(times[1][2], time_of_example(3, step_of_all));
    }
    std::printf(
        "| of 32 examples | nervelet, ns each | Eigen, example by example / at once | ratio |\n|---|---|---|---|\n");
    const char* names[] = {"forward", "step"};
    for (int i = 0; i < 2; ++i) {
        const auto& [own, by_one, at_once] = times[i];
        std::printf("| %s | %.0f | %.0f / %.0f | %.2f |\n", names[i], own, by_one, at_once,
                    own / std::min(by_one, at_once));
    }
    if (difference > 1e-4f) {
        std::printf("The outputs differ by %g.\n", static_cast<double>(difference));
        return 1;
    }
    return 0;
}
