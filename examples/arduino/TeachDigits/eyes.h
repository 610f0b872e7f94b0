// Part of nervelet. MIT licence, the nervelet authors.
//
// Makes the network's input of a digit, which can be moved by a part of a pixel.
#pragma once

#include "digit_reader.h"
#include "digits.h"

static Net::Input image; // the network's input

// How dark a pixel is, from 0 (paper) to 15 (ink).
int ink(uint32_t row, int column) {
    return (row >> (28 - 4 * column)) & 15;
}

// Puts a digit into image, moved down and to the right by less than a pixel, in 64ths: each pixel gets some of its
// neighbours' ink. One of 16 is black, and 16 x 64 x 64 is 65536.
void look_at(const Digit& digit, int down, int right) {
    const int beside = right < 0 ? 1 : -1;
    const int v = down < 0 ? -down : down;
    const int h = right < 0 ? -right : right;
    for (int row = 0; row < 8; ++row) {
        const int other = down < 0 ? row + 1 : row - 1;
        const uint32_t this_row = digit.rows[row];
        const uint32_t other_row = other < 0 || other > 7 ? 0 : digit.rows[other];
        int mixed[10] = {}; // of both rows, with paper on either side
        for (int column = 0; column < 8; ++column) {
            mixed[column + 1] = (64 - v) * ink(this_row, column) + v * ink(other_row, column);
        }
        for (int column = 0; column < 8; ++column) {
            const int* const pixel = mixed + column + 1;
            set_pixel(image[8 * row + column], (64L - h) * pixel[0] + static_cast<long>(h) * pixel[beside]);
        }
    }
}
