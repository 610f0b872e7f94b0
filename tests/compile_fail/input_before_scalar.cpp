// expect: expected Input<Width> behind the scalar
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<Input<2>, float, Dense<3>>;

static Net net;

int main() {
    return net({1, 2})[0] > 0.5f;
}
