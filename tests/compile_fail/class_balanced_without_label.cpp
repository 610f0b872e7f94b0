// expect: expected Label as Target, because classes are what is balanced
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<3, Softmax>>;

static Replay<Net::Input, Net::Output, 20, ClassBalanced<3>> past;

int main() {
    Random random(7);
    return past.add({{1, 2, 3, 4}}, {{0, 1, 0}}, random);
}
