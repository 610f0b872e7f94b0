// expect: expected the sink or source first, and behind it Networks, Trainers, normalizers, Randoms
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;

static Net net;

int main() {
    std::array<std::uint8_t, 100> bytes{};
    return save(bytes, net, 3) == StorageError::none;
}
