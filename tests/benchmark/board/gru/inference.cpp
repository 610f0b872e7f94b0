// Part of nervelet. MIT licence, the nervelet authors.
//
// A device that forecasts the next reading. Its network is a constant in flash; the only RAM it takes is stack.
#include "board.hpp"

static constexpr Net net = factory_network();

int main() {
    while (true) {
        take_window();
        board.forecast = net(window)[Net::output_size - 1];
        board.windows_waiting = board.windows_waiting - 1;
    }
}
