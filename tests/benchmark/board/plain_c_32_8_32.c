/* Part of nervelet. MIT licence, the nervelet authors. */
#include <math.h>

#include "plain_c.h"

void plain_32_8_32_forward(struct plain_32_8_32* net, const float x[32]) {
    for (int j = 0; j < 8; ++j) {
        float z = net->b1[j];
        for (int k = 0; k < 32; ++k) {
            z += net->w1[j][k] * x[k];
        }
        net->h[j] = tanhf(z);
    }
    for (int j = 0; j < 32; ++j) {
        float z = net->b2[j];
        for (int k = 0; k < 8; ++k) {
            z += net->w2[j][k] * net->h[k];
        }
        net->y[j] = z;
    }
}

float plain_32_8_32_step(struct plain_32_8_32* net, const float x[32], float rate) {
    float below[8] = {0};
    float loss = 0.0f;
    plain_32_8_32_forward(net, x);
    for (int j = 0; j < 32; ++j) {
        const float error = net->y[j] - x[j];
        const float delta = error * (2.0f / 32.0f);
        loss += error * error;
        for (int k = 0; k < 8; ++k) {
            below[k] += delta * net->w2[j][k];
            net->w2[j][k] -= rate * delta * net->h[k];
        }
        net->b2[j] -= rate * delta;
    }
    for (int j = 0; j < 8; ++j) {
        const float change = rate * below[j] * (1.0f - net->h[j] * net->h[j]);
        for (int k = 0; k < 32; ++k) {
            net->w1[j][k] -= change * x[k];
        }
        net->b1[j] -= change;
    }
    return loss / 32.0f;
}
