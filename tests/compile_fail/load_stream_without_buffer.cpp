// expect: a stream cannot be read twice, so it is checked in a buffer before anything changes
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;

static Net net;

struct SerialPort {
    std::size_t readBytes(char*, std::size_t size) { return size; }
};

int main() {
    SerialPort stream;
    return load(stream, net) == StorageError::none;
}
