// Part of nervelet. MIT licence, the nervelet authors.
//
// examples/firmware/training.cpp without a float: integers in, integers out, a rate that the compiler makes an integer.
#include "board.hpp"

static Net net = factory_network();
static Teacher teacher;

int main() {
    teacher.reset(net, {0.1f});
    while (true) {
        take_frame();
        board.loss = teacher.step(frame, nn::Label{board.keypad}).raw();
        board.frames_waiting = board.frames_waiting - 1;
    }
}
