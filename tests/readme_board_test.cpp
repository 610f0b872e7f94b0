// Part of nervelet. MIT licence, the nervelet authors.
// The part of README for boards, as it stands there.
#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

namespace {

using Net = Network<float, Input<64>, Dense<32, ReLU>, Dense<10, Softmax>>;

#if __cplusplus >= 201703L
constexpr
#endif
    Net
    factory_network() {
    Net net;
    initialize(net, 7);
    return net;
}

// clang-format off
#if __cplusplus >= 201703L
constexpr Net factory = factory_network();               // lies in flash: made by the compiler, or parameters from a PC
#else
const Net factory = factory_network();
#endif
static Net net;                                          // .bss
static Trainer<Net, CrossEntropy, SGD> trainer;          // .bss: all zero, refuses to step until it has a network
static_assert(fits<decltype(trainer), 20 * 1024>(), ""); // else the error shows the bytes by part
// clang-format on

} // namespace

TEST_CASE("README: a factory network in flash, its copy and the trainer in .bss") {
    const Net::Input x{{0.5f, 0.25f}};
    net = factory;
    trainer.reset(net, {0.1f});
    trainer.step(x, Label{3});
    CHECK(trainer.steps() == 1);
    CHECK(net.parameters() != factory.parameters());
}
