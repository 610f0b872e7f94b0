// expect: load(stream, buffer, parts...): expected a buffer of saved_size<Parts...>() bytes
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
    std::array<std::uint8_t, 100> buffer{};
    return load(stream, buffer, net) == StorageError::none;
}
