// expect: a Stateful layer carries its state as float or double only
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

Network<Fixed16, Input<16, 1>, GRU<4, EveryStep, Stateful>, TimeDistributed<Dense<1>>> net;
