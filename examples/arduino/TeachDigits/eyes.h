// Part of nervelet. MIT licence, the nervelet authors.
//
// Makes the network's input of a digit, which can be moved by a part of a pixel.
#pragma once

#include "digit_reader.h"
#include "digits.h"

static Net::Input image; // the network's input

// How dark a pixel is, from 0 (paper) to about 1 (ink). Outside of the image it is 0.
float ink(const Digit& digit, int row, int column) {
    if (row < 0 || row > 7 || column < 0 || column > 7) {
        return 0.0f;
    }
    return ((digit.rows[row] >> (28 - 4 * column)) & 15) / 16.0f;
}

// Puts a digit into image, moved down and to the right by a part of a pixel: each pixel gets some of its neighbours'
// ink.
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
