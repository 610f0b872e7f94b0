/* Part of nervelet. MIT licence, the nervelet authors. */
#include <math.h>
#include <string.h>

#include "plain_c.h"

unsigned plain_conv1d_forward(struct plain_conv1d* net, const float x[128][3]) {
    /* Channels lie side by side, so that what a filter sees is 15, above 40, numbers in a row. */
    for (int t = 0; t < 124; ++t) {
        const float* window = x[t];
        for (int j = 0; j < 8; ++j) {
            float z = net->b1[j];
            for (int k = 0; k < 15; ++k) {
                z += net->w1[j][k] * window[k];
            }
            net->a1[t][j] = z > 0.0f ? z : 0.0f;
        }
    }
    for (int t = 0; t < 62; ++t) {
        for (int j = 0; j < 8; ++j) {
            const float first = net->a1[2 * t][j];
            const float second = net->a1[2 * t + 1][j];
            net->second_won[t][j] = second > first;
            net->largest[t][j] = second > first ? second : first;
        }
    }
    for (int t = 0; t < 58; ++t) {
        const float* window = net->largest[t];
        for (int j = 0; j < 16; ++j) {
            float z = net->b2[j];
            for (int k = 0; k < 40; ++k) {
                z += net->w2[j][k] * window[k];
            }
            net->a2[t][j] = z > 0.0f ? z : 0.0f;
        }
    }
    for (int j = 0; j < 16; ++j) {
        float sum = 0.0f;
        for (int t = 0; t < 58; ++t) {
            sum += net->a2[t][j];
        }
        net->mean[j] = sum * (1.0f / 58.0f);
    }
    unsigned best = 0;
    for (unsigned j = 0; j < 4; ++j) {
        float z = net->b3[j];
        for (int k = 0; k < 16; ++k) {
            z += net->w3[j][k] * net->mean[k];
        }
        net->y[j] = z;
        if (z > net->y[best]) {
            best = j;
        }
    }
    const float highest = net->y[best];
    float sum = 0.0f;
    for (int j = 0; j < 4; ++j) {
        net->y[j] = expf(net->y[j] - highest);
        sum += net->y[j];
    }
    for (int j = 0; j < 4; ++j) {
        net->y[j] /= sum;
    }
    return best;
}

float plain_conv1d_step(struct plain_conv1d* net, const float x[128][3], unsigned label, float rate) {
    float below[16] = {0};
    plain_conv1d_forward(net, x);
    const float loss = -logf(net->y[label]);
    for (unsigned j = 0; j < 4; ++j) {
        const float delta = net->y[j] - (j == label ? 1.0f : 0.0f);
        for (int k = 0; k < 16; ++k) {
            below[k] += delta * net->w3[j][k];
            net->w3[j][k] -= rate * delta * net->mean[k];
        }
        net->b3[j] -= rate * delta;
    }
    /* A filter at a time; where its output is zero, nothing of it changes. */
    memset(net->below_largest, 0, sizeof net->below_largest);
    for (int j = 0; j < 16; ++j) {
        const float delta = below[j] * (1.0f / 58.0f);
        float gradient[40] = {0};
        float gradient_of_bias = 0.0f;
        for (int t = 0; t < 58; ++t) {
            if (net->a2[t][j] > 0.0f) {
                const float* window = net->largest[t];
                float* below_window = net->below_largest[t];
                for (int k = 0; k < 40; ++k) {
                    below_window[k] += delta * net->w2[j][k];
                    gradient[k] += delta * window[k];
                }
                gradient_of_bias += delta;
            }
        }
        for (int k = 0; k < 40; ++k) {
            net->w2[j][k] -= rate * gradient[k];
        }
        net->b2[j] -= rate * gradient_of_bias;
    }
    for (int j = 0; j < 8; ++j) {
        float gradient[15] = {0};
        float gradient_of_bias = 0.0f;
        for (int t = 0; t < 62; ++t) {
            if (net->largest[t][j] > 0.0f) {
                const float delta = net->below_largest[t][j];
                const float* window = x[2 * t + net->second_won[t][j]];
                for (int k = 0; k < 15; ++k) {
                    gradient[k] += delta * window[k];
                }
                gradient_of_bias += delta;
            }
        }
        for (int k = 0; k < 15; ++k) {
            net->w1[j][k] -= rate * gradient[k];
        }
        net->b1[j] -= rate * gradient_of_bias;
    }
    return loss;
}
