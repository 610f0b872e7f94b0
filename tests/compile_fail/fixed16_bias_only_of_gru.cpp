// expect: a Frozen, Pretrained or BiasOnly of Dense or convolutions
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Factory = Network<Fixed16, Input<8, 2>, GRU<4>, Dense<2, Softmax>>;
constexpr Factory factory{};

Network<Fixed16, Input<8, 2>, BiasOnly<Pretrained<Factory, factory, 2>>, Dense<2, Softmax>> net;
