// Part of nervelet. MIT licence, the nervelet authors.
//
// Has everything that the other two have except the network.
#include "board.hpp"

int main() {
    while (true) {
        take_frame();
        board.display = board.keypad;
        board.loss = frame[0].raw;
        board.frames_waiting = board.frames_waiting - 1;
    }
}
