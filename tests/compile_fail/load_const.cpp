// expect: expected parts that are not const
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;

static Net net;

static const Net constant = net;

int main() {
    const Saved<Net> bytes{};
    return load(bytes, constant) == StorageError::none;
}
