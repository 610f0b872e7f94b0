// Part of nervelet. MIT licence, the nervelet authors.
//
// A device that learns to forecast, window by window.
#include "board.hpp"

static Net net = factory_network();
static Teacher teacher;

int main() {
    teacher.reset(net, {0.1f});
    while (true) {
        take_window();
        board.loss = teacher.step(window, next);
        board.windows_waiting = board.windows_waiting - 1;
    }
}
