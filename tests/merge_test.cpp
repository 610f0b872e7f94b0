// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <type_traits>

#include "support/factory.hpp"

using namespace support;

namespace {

using Every =
    Network<float, Input<6>, Dropout<10>, First<float>, LowRank<Second<float>, 2>, Dropout<20>, BiasOnly<Third<float>>>;
using Plain = Network<float, Input<6>, Dropout<10>, Dense<8, Tanh>, Dense<5, Sigmoid>, Dropout<20>, Dense<4, Softmax>>;
static_assert(std::is_same<Merged<Every>, Plain>::value, "plain layers; dropout stays");
static_assert(std::is_same<Merged<Plain>, Plain>::value, "a plain network is what it is");

constexpr Every every = network_of_numbers<Every>(3);

// A constant of frozen and adapted layers in another network: its factors and biases are frozen, too.
using Again = Network<float, Input<6>, Pretrained<Every, every>>;

} // namespace

#if __cplusplus >= 201703L
static_assert(merge(every).parameters()[0] == factory_of_float.parameters()[0], "in a constant expression");
#endif

TEST_CASE("merge: what lies in flash and what lies in RAM become the parameters of one plain network") {
    const Plain plain = merge(every);
    CHECK(same(plain.weights<0>(), factory_of_float.weights<0>()));
    CHECK(same(plain.bias<1>(), factory_of_float.bias<1>()));
    CHECK(same(plain.weights<2>(), factory_of_float.weights<2>()));
    CHECK(same(plain.bias<2>(), every.bias<1>()));
    const float product = every.weights<0>()(3, 0) * every.weights<0>()(8 + 4, 0) +
                          every.weights<0>()(3, 1) * every.weights<0>()(8 + 4, 1);
    CHECK(plain.weights<1>()(3, 4) == factory_of_float.weights<1>()(3, 4) + product);
}

TEST_CASE("merge: of a plain network its parameters, of a constant network in another one as of itself") {
    const Plain plain = network_of_numbers<Plain>(5);
    CHECK(merge(plain).parameters() == plain.parameters());
    CHECK(merge(Again{}).parameters() == merge(every).parameters());
    CHECK(Again{}(examples<float>()[1]) == every(examples<float>()[1]));
}
