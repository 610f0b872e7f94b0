// expect: expected 1 to 15 fraction bits
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

int main() {
    Network<Fixed<16, 11>, Input<16>, Dense<3, Softmax>> net;
    static_cast<void>(net);
}
