// expect: a Stream sizeof(Stream<Net>) beside the network
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<16, 2>, GRU<4>, Dense<2>>;

int main() {
    return memory_of<Stream<Net>>().total > 100;
}
