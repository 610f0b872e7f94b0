// Part of nervelet. MIT licence, the nervelet authors.
//
// A device that reads digits. Its network is a constant in flash; the only RAM it takes is stack.
#include "board.hpp"
#include "network.hpp"

static constexpr Net net = factory_network();

int main() {
    while (true) {
        take_frame();
        board.display = nn::argmax(net(frame));
        board.frames_waiting = board.frames_waiting - 1;
    }
}
