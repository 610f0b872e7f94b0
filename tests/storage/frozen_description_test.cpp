// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

#include "support/factory.hpp"

using namespace nervelet;

namespace {

using support::factory_of_float;
using support::FactoryLayer;
using Layer = Frozen<Dense<8, Tanh>, FactoryLayer<float, 0>::type>;

template <class... Layers>
using In = Network<float, Input<6>, Layers...>;

template <class Net>
constexpr std::uint32_t architecture = detail::NetworkSection<Net>::architecture;

} // namespace

TEST_CASE("a network's architecture tells frozen, bias-only, low-rank and plain layers apart") {
    const std::uint32_t all[] = {architecture<In<Dense<8, Tanh>, Dense<3>>>, architecture<In<Layer, Dense<3>>>,
                                 architecture<In<BiasOnly<Layer>, Dense<3>>>,
                                 architecture<In<LowRank<Layer, 2>, Dense<3>>>,
                                 architecture<In<LowRank<Layer, 3>, Dense<3>>>};
    for (const std::uint32_t& one : all) {
        for (const std::uint32_t& other : all) {
            CHECK((one == other) == (&one == &other));
        }
    }
}

TEST_CASE("a pretrained group is its frozen layers") {
    using Group = Pretrained<support::Factory<float>, factory_of_float, 1>;
    CHECK(architecture<In<Group, Dense<3>>> == architecture<In<Layer, Dense<3>>>);
}

TEST_CASE("what a head learned is saved, and loads nowhere else") {
    using Net = In<Layer, Dense<3>>;
    using Other = Network<float, Input<8>, Dense<3>>; // as many parameters
    Net net{};
    initialize(net, 5);
    Saved<Net> bytes;
    REQUIRE(save(bytes, net) == StorageError::none);
    Net copy{};
    CHECK(load(bytes, copy) == StorageError::none);
    CHECK(copy.parameters() == net.parameters());
    Other other{};
    CHECK(load(ByteView{bytes.data(), bytes.size()}, other) == StorageError::wrong_architecture);
    CHECK(other.parameters() == Other{}.parameters());
}
