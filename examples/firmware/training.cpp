// Part of nervelet. MIT licence, the nervelet authors.
//
// A device that learns digits, one at a time: the user types which digit the picture shows. The network and its trainer
// are in RAM; start-up code copies the network's initial values from flash. A trainer that gets its network later, by
// reset(), is all zero at first and takes no flash.
#include "board.hpp"
#include "network.hpp"

static Net net = factory_network();
static Teacher teacher;
static_assert(nn::memory_of<Teacher>().total <= 10150, "known before anything is flashed");

int main() {
    teacher.reset(net, {0.1f});
    while (true) {
        take_frame();
        board.loss = teacher.step(frame, nn::Label{board.keypad});
        board.frames_waiting = board.frames_waiting - 1;
    }
}
