// expect: expected an Index that holds N - 1, got one too narrow
// Part of nervelet. MIT licence, the nervelet authors.
#include <cstdint>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

static ShuffledIndices<300, std::uint8_t> order;

int main() {
    Random random(7);
    order.shuffle(random);
    return order[0];
}
