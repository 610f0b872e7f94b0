/* Part of nervelet. MIT licence, the nervelet authors. */
#include <math.h>

#include "plain_c.h"

float plain_2_8_1_forward(struct plain_2_8_1* net, const float x[2]) {
    float z = net->b2;
    for (int j = 0; j < 8; ++j) {
        net->h[j] = tanhf(net->b1[j] + net->w1[j][0] * x[0] + net->w1[j][1] * x[1]);
        z += net->w2[j] * net->h[j];
    }
    return 1.0f / (1.0f + expf(-z));
}

float plain_2_8_1_step(struct plain_2_8_1* net, const float x[2], float target, float rate) {
    const float y = plain_2_8_1_forward(net, x);
    const float delta = y - target;
    for (int j = 0; j < 8; ++j) {
        const float below = delta * net->w2[j] * (1.0f - net->h[j] * net->h[j]);
        net->w2[j] -= rate * delta * net->h[j];
        net->w1[j][0] -= rate * below * x[0];
        net->w1[j][1] -= rate * below * x[1];
        net->b1[j] -= rate * below;
    }
    net->b2 -= rate * delta;
    return -(target * logf(y) + (1.0f - target) * logf(1.0f - y));
}
