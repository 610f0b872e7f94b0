// expect: expected x as Net::Input, a window whose first steps are real. What net.features(x) says
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;
using Factory = Network<float, Input<8, 2>, TimeDistributed<Dense<3>>, GRU<4>, Dense<1>>;
constexpr Factory factory{};
using Net = Network<float, Input<8, 2>, Pretrained<Factory, factory, 1>, GRU<4>, Dense<1>>;

int main() {
    static Net net;
    Trainer<Net, SquaredError, SGD, 3> trainer{net, {0.1f}};
    const std::array<Net::Features, 3> features{};
    const std::array<Net::Output, 3> targets{};
    return trainer.step(features, targets, Lengths<3>{{{5, 8, 2}}}, 2) > 1.0f;
}
