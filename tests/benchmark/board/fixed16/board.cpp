// Part of nervelet. MIT licence, the nervelet authors.
#include "board.hpp"

#include <cstddef>

// The camera shows the same picture of a three a hundred times.
volatile Board board = {{
                            0, 0,   819,  1843, 1843, 819,  0,    0, //
                            0, 614, 1843, 410,  819,  1843, 205,  0, //
                            0, 0,   0,    0,    1024, 1638, 0,    0, //
                            0, 0,   205,  1434, 1843, 614,  0,    0, //
                            0, 0,   0,    410,  1229, 1843, 410,  0, //
                            0, 0,   0,    0,    0,    1229, 1434, 0, //
                            0, 410, 1024, 205,  614,  1843, 1024, 0, //
                            0, 205, 1434, 1843, 1843, 1024, 0,    0, //
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
        frame[i] = nn::Fixed16::from_raw(board.camera[i]);
    }
}
