// Part of nervelet. MIT licence, the nervelet authors.
#include "board.hpp"

#include <cstddef>

// The sensor shows the same wave a hundred times.
volatile Board board = {
    {0, 0.4f, 0.7f, 0.9f, 1, 0.9f, 0.7f, 0.4f, 0, -0.4f, -0.7f, -0.9f, -1, -0.9f, -0.7f, -0.4f, 0}, 0, -1, 100};

Net::Input window;
Net::Output next;

void take_window() {
    while (board.windows_waiting == 0) {
    }
    for (std::size_t t = 0; t < window.size(); ++t) {
        window[t] = board.sensor[t];
        next[t] = board.sensor[t + 1];
    }
}
