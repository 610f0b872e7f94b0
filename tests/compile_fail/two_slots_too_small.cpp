// expect: The device is too small
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;

static Net net;

struct Flash {
    static constexpr std::size_t size = 768;
    static constexpr std::size_t page_size = 256;
    static constexpr std::size_t granularity = 8;
    void read(std::uint32_t, std::uint8_t*, std::size_t) {}
    bool erase_page(std::uint32_t) { return true; }
    bool program(std::uint32_t, const std::uint8_t*, std::size_t) { return true; }
};

int main() {
    Flash flash;
    TwoSlots<Flash, Net> slots(flash);
    return slots.save(net) == StorageError::none && slots.load(net) == StorageError::none;
}
