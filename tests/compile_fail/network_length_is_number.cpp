// expect: of a window how many steps are real may follow: net(x, Length{5})
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;
using Net = Network<float, Input<8, 2>, GRU<4>, Dense<1>>;

int main() {
    const Net net{};
    return net(Net::Input{}, 5)[0] > 1.0f;
}
