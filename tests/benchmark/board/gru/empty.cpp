// Part of nervelet. MIT licence, the nervelet authors.
//
// Has everything that the other two have except the network.
#include "board.hpp"

int main() {
    while (true) {
        take_window();
        board.forecast = window[0];
        board.loss = next[0];
        board.windows_waiting = board.windows_waiting - 1;
    }
}
