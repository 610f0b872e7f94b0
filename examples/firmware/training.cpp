// Part of nervelet. MIT licence, the nervelet authors.
//
// A device that learns digits, one at a time, from whoever types what the picture shows. The network and its trainer
// lie in RAM; start-up code copies the network's first values from flash. A trainer that is not told its network at
// once is all zero, and takes no flash.
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
