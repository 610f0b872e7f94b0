// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

namespace {

using Net = Network<float, Input<2>, Dense<4, Tanh>, Dense<1, Sigmoid>>;

struct Exclusive {
    std::array<Net::Input, 4> questions{{{{0, 0}}, {{0, 1}}, {{1, 0}}, {{1, 1}}}};
    std::array<Net::Output, 4> answers{{{{0}}, {{1}}, {{1}}, {{0}}}};
};

template <class Network>
constexpr Network learn(std::size_t steps) {
    const Exclusive pairs{};
    Network net;
    initialize(net, 7);
    Trainer<Network, BinaryCrossEntropy, SGD> trainer{net, {0.9f}};
    for (std::size_t i = 0; i < steps; ++i) {
        trainer.step(pairs.questions[i % 4], pairs.answers[i % 4]);
    }
    return net;
}

} // namespace

TEST_CASE("XOR is learnt at run time") {
    const Net net = learn<Net>(400);
    const Exclusive pairs{};
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK((net(pairs.questions[i])[0] > 0.9f) == (pairs.answers[i][0] > 0.5f));
        CHECK((net(pairs.questions[i])[0] < 0.1f) == (pairs.answers[i][0] < 0.5f));
    }
}

#if __cplusplus >= 201703L
namespace {
// Within the compilers' default limits for constant expressions: no flag is given for this file.
constexpr Net taught = learn<Net>(400);
static_assert(taught({{0, 0}})[0] < 0.1f, "0 xor 0 = 0");
static_assert(taught({{0, 1}})[0] > 0.9f, "0 xor 1 = 1");
static_assert(taught({{1, 0}})[0] > 0.9f, "1 xor 0 = 1");
static_assert(taught({{1, 1}})[0] < 0.1f, "1 xor 1 = 0");
} // namespace

TEST_CASE("the network that the compiler taught has the bits of the one taught at run time") {
    CHECK(learn<Net>(400).parameters() == taught.parameters());
}
#endif
