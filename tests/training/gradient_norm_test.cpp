// Part of nervelet. MIT licence, the nervelet authors.
#include <cstddef>
#include <cstdint>

#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

namespace {

/// What a step was told about its norm.
struct Told {
    double norm = 0;
    double squared_bound = 0;
    int below = 0;        // of eight limits, those that it is surely below
    bool is_right = true; // it is below each of these
};
Told told;

/// SGD that asks.
template <class T>
struct Asking : SGD<T> {
    constexpr Asking(T rate) : SGD<T>{rate} {}

    template <class Norm>
    constexpr typename SGD<T>::Rule rule(std::uint32_t steps, const Norm& norm) const {
        told = Told{};
        told.norm = static_cast<double>(norm());
        told.squared_bound = static_cast<double>(norm.squared_bound);
        for (T limit = norm() / T(16); limit < norm() * T(64); limit *= T(4)) {
            const bool is_below = is_surely_below(norm, limit);
            told.below += is_below ? 1 : 0;
            told.is_right = told.is_right && (!is_below || norm() < limit);
        }
        told.is_right = told.is_right && !is_surely_below(norm, T(0)) && !is_surely_below(norm, T(-1)) &&
                        !is_surely_below(norm, norm()) && is_surely_below(norm, T(1000) * norm());
        return SGD<T>::rule(steps, norm);
    }
};

template <class Net, class Loss, std::size_t Count>
void look(Net& net) {
    using T = typename Net::Scalar;
    initialize(net, 3);
    Trainer<Net, Loss, Asking, 3> trainer{net, {T(0.01)}};
    Random random(5);
    for (int step = 0; step < 20; ++step) {
        std::array<typename Net::Input, 3> xs{};
        std::array<typename Net::Output, 3> targets{};
        for (std::size_t n = 0; n < 3; ++n) {
            for (T& number : xs[n]) {
                number = random.uniform<T>() - T(0.5);
            }
            for (T& number : targets[n]) {
                number = random.uniform<T>();
            }
        }
        trainer.step(xs, targets, Count);
        REQUIRE(told.is_right);
        REQUIRE(told.below >= 1);
        REQUIRE(told.squared_bound > 0.99999 * told.norm * told.norm);
    }
}

template <class T>
using Ordinary = ClipByNorm<SGD<T>>;

} // namespace

TEST_CASE_TEMPLATE("gradient norm: what it is surely below it is below", T, float, double) {
    Network<T, Input<16, 2>, GRU<5, EveryStep>, TimeDistributed<Dense<1>>> forecast;
    look<decltype(forecast), MeanSquaredError, 1>(forecast);
    look<decltype(forecast), MeanSquaredError, 3>(forecast);
    Network<T, Input<12, 2>, Conv1D<4, 3, ReLU>, LSTM<3>, Dense<2>> mixed;
    look<decltype(mixed), SquaredError, 1>(mixed);
    look<decltype(mixed), SquaredError, 2>(mixed);
    Network<T, Input<7>, Dense<5, Tanh>, Dense<2>> dense;
    look<decltype(dense), Huber, 1>(dense);
    look<decltype(dense), Huber, 3>(dense);
}

TEST_CASE("gradient norm: where nothing is cut, the bits are those of a step that does not ask") {
    using Net = Network<float, Input<16, 1>, GRU<5, EveryStep>, TimeDistributed<Dense<1>>>;
    for (const float maximum : {0.02f, 0.2f, 2.0f, 20.0f}) {
        Net net;
        initialize(net, 4);
        Net same = net;
        Trainer<Net, MeanSquaredError, Ordinary> clipping{net, {{0.1f}, maximum}};
        Trainer<Net, MeanSquaredError, Asking> asking{same, {0.1f}};
        Net::Input x{};
        Net::Output target{};
        x[3] = 1.0f;
        target[9] = 0.5f;
        clipping.step(x, target);
        asking.step(x, target);
        const bool is_cut = told.norm + 1e-6 > static_cast<double>(maximum);
        CHECK((net.parameters() == same.parameters()) == !is_cut);
    }
}
