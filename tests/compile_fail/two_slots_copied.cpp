// expect: a copy would write to the device of the original
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

struct Flash {
    static constexpr std::size_t size = 8192;
    static constexpr std::size_t page_size = 512;
    static constexpr std::size_t granularity = 8;
    void read(std::uint32_t, std::uint8_t*, std::size_t) {}
    bool erase_page(std::uint32_t) { return true; }
    bool program(std::uint32_t, const std::uint8_t*, std::size_t) { return true; }
};

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;

static Net net;
static Flash flash;
static TwoSlots<Flash, Net> slots(flash);

int main() {
    TwoSlots<Flash, Net> copy = slots;
    return copy.load(net) == StorageError::none;
}
