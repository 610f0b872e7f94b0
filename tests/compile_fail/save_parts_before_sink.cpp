// expect: expected as sink std::array<std::uint8_t, saved_size<Parts...>()>
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;

static Net net;

int main() {
    Saved<Net> bytes{};
    return save(net, bytes) == StorageError::none;
}
