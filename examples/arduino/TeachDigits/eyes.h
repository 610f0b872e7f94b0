// Part of nervelet. MIT licence, the nervelet authors.
//
// How a digit comes before the network: its pixels as ink, moved a little if need be.
#pragma once

#include "digit_reader.h"
#include "digits.h"

static Net::Input image; // what the board is looking at

// How dark a pixel is, from 0 (paper) to about 1 (ink). Around the image is paper.
float ink(const Digit& digit, int row, int column) {
    if (row < 0 || row > 7 || column < 0 || column > 7) {
        return 0.0f;
    }
    return ((digit.rows[row] >> (28 - 4 * column)) & 15) / 16.0f;
}

// Brings a digit before the network's eyes, moved by a share of a pixel: each pixel gets some of its neighbours' ink.
void look_at(const Digit& digit, float down, float right) {
    const int above = down < 0 ? 1 : -1;
    const int beside = right < 0 ? 1 : -1;
    const float v = fabsf(down);
    const float h = fabsf(right);
    for (int row = 0; row < 8; ++row) {
        for (int column = 0; column < 8; ++column) {
            const float same_row = (1 - h) * ink(digit, row, column) + h * ink(digit, row, column + beside);
            const float other_row =
                (1 - h) * ink(digit, row + above, column) + h * ink(digit, row + above, column + beside);
            image[8 * row + column] = (1 - v) * same_row + v * other_row;
        }
    }
}
