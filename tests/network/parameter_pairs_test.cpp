// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <cstddef>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

namespace {

template <class T>
using Net = Network<T, Input<3>, Dense<2, ReLU>, Residual<Dense<2>>, Dense<2>>;

/// Writes into the first network how many pairs there were before.
struct Count {
    float pairs;

    void operator()(float& a, const Fixed16& b) {
        a = b.raw == 0 ? pairs : -1.0f;
        pairs += 1.0f;
    }
};

} // namespace

TEST_CASE("for_each_parameter_pair: every parameter once, those of a layer before the next one's") {
    Net<float> net;
    const Net<Fixed16> fixed;
    Count count{0.0f};
    detail::for_each_parameter_pair(net, fixed, count);
    for (std::size_t i = 0; i < Net<float>::parameter_count; ++i) {
        CHECK(net.parameters()[i] == static_cast<float>(i));
    }
    CHECK(count.pairs == static_cast<float>(Net<float>::parameter_count));
}

TEST_CASE("for_each_parameter_pair: the same weight of both, which keep them in different orders") {
    Net<float> net;
    initialize(net, 5);
    const Net<Fixed16> fixed = convert<Fixed16>(net);
    CHECK(fixed.parameters()[1] == Fixed16::weight(net.weights<0>()(1, 0))); // [out][in]
    CHECK(net.parameters()[2] == net.weights<0>()(1, 0));                    // [in][out]
}
