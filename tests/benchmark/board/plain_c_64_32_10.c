/* Part of nervelet. MIT licence, the nervelet authors. */
#include <math.h>

#include "plain_c.h"

unsigned plain_64_32_10_forward(struct plain_64_32_10* net, const float x[64]) {
    for (int j = 0; j < 32; ++j) {
        float z = net->b1[j];
        for (int k = 0; k < 64; ++k) {
            z += net->w1[j][k] * x[k];
        }
        net->h[j] = z > 0.0f ? z : 0.0f;
    }
    unsigned best = 0;
    for (unsigned j = 0; j < 10; ++j) {
        float z = net->b2[j];
        for (int k = 0; k < 32; ++k) {
            z += net->w2[j][k] * net->h[k];
        }
        net->y[j] = z;
        if (z > net->y[best]) {
            best = j;
        }
    }
    const float largest = net->y[best];
    float sum = 0.0f;
    for (int j = 0; j < 10; ++j) {
        net->y[j] = expf(net->y[j] - largest);
        sum += net->y[j];
    }
    for (int j = 0; j < 10; ++j) {
        net->y[j] /= sum;
    }
    return best;
}

float plain_64_32_10_step(struct plain_64_32_10* net, const float x[64], unsigned label, float rate) {
    float below[32] = {0};
    plain_64_32_10_forward(net, x);
    const float loss = -logf(net->y[label]);
    for (unsigned j = 0; j < 10; ++j) {
        const float delta = net->y[j] - (j == label ? 1.0f : 0.0f);
        for (int k = 0; k < 32; ++k) {
            below[k] += delta * net->w2[j][k];
            net->w2[j][k] -= rate * delta * net->h[k];
        }
        net->b2[j] -= rate * delta;
    }
    for (int j = 0; j < 32; ++j) {
        if (net->h[j] > 0.0f) {
            const float change = rate * below[j];
            for (int k = 0; k < 64; ++k) {
                net->w1[j][k] -= change * x[k];
            }
            net->b1[j] -= change;
        }
    }
    return loss;
}
