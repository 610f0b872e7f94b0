// expect: For a file that holds more than these parts give ByteView{bytes.data(), bytes.size()}
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;

static Net net;

int main() {
    const std::array<std::uint8_t, 100> bytes{};
    return load(bytes, net) == StorageError::none;
}
