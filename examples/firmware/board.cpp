// Part of nervelet. MIT licence, the nervelet authors.
#include "board.hpp"

#include <cstddef>

// The camera shows the same picture of a three a hundred times.
volatile Board board = {{
                            0, 0,    0.4f, 0.9f, 0.9f, 0.4f, 0,    0, //
                            0, 0.3f, 0.9f, 0.2f, 0.4f, 0.9f, 0.1f, 0, //
                            0, 0,    0,    0,    0.5f, 0.8f, 0,    0, //
                            0, 0,    0.1f, 0.7f, 0.9f, 0.3f, 0,    0, //
                            0, 0,    0,    0.2f, 0.6f, 0.9f, 0.2f, 0, //
                            0, 0,    0,    0,    0,    0.6f, 0.7f, 0, //
                            0, 0.2f, 0.5f, 0.1f, 0.3f, 0.9f, 0.5f, 0, //
                            0, 0.1f, 0.7f, 0.9f, 0.9f, 0.5f, 0,    0, //
                        },
                        3,
                        99,
                        -1,
                        100};

Net::Input frame;

void take_frame() {
    while (board.frames_waiting == 0) {
    }
    for (std::size_t i = 0; i < frame.size(); ++i) {
        frame[i] = board.camera[i];
    }
}
