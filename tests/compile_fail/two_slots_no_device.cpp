// expect: expected a driver with size, page_size, granularity, read(), erase_page() and program()
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;

static Net net;

struct Flash {
    static constexpr std::size_t size = 4096;
};

int main() {
    Flash flash;
    TwoSlots<Flash, Net> slots(flash);
    return slots.save(net) == StorageError::none && slots.load(net) == StorageError::none;
}
