// Part of nervelet. MIT licence, the nervelet authors.
// The code of toolchains/README.md. tests/checks/readme.sh looks for every line of it in here.
#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

namespace nn = nervelet;

namespace {

using Net = nn::Network<float, nn::Input<64>, nn::Dense<32, nn::ReLU>, nn::Dense<10, nn::Softmax>>;

#if __cplusplus >= 201703L
constexpr
#endif
    Net
    factory_network() {
    Net net;
    nn::initialize(net, 7);
    return net;
}

// clang-format off
#if __cplusplus >= 201703L
constexpr Net factory = factory_network();                   // lies in flash: made by the compiler, or parameters from a PC
#else
const Net factory = factory_network();
#endif
static Net net;                                              // .bss
static nn::Trainer<Net, nn::CrossEntropy, nn::SGD> trainer;  // .bss: all zero, refuses to step until it has a network
static_assert(nn::fits<decltype(trainer), 20 * 1024>(), ""); // else the error shows the bytes by part
// clang-format on

} // namespace

TEST_CASE("toolchains/README.md: a factory network in flash, its copy and the trainer in .bss") {
    const Net::Input x{{0.5f, 0.25f}};
    net = factory;
    trainer.reset(net, {0.1f});
    trainer.step(x, nn::Label{3});
    CHECK(trainer.steps() == 1);
    CHECK(net.parameters() != factory.parameters());
}
