/* Part of nervelet. MIT licence, the nervelet authors. */
#include <math.h>
#include <string.h>

#include "plain_c.h"

enum { units = 16, time_steps = 16 };

static float sigmoid(float z) {
    return 1.0f / (1.0f + expf(-z));
}

/* From the state before to the one after it; gates: r, z, n. product: what r is multiplied by. */
static void cell(const struct plain_gru_parameters* p, float x, const float* before, float* gates, float* product,
                 float* after) {
    for (int j = 0; j < 3 * units; ++j) {
        const float of_input = p->b[j] + p->w[j][0] * x;
        float of_state = p->c[j];
        for (int k = 0; k < units; ++k) {
            of_state += p->u[j][k] * before[k];
        }
        if (j < 2 * units) {
            gates[j] = sigmoid(of_input + of_state);
        } else {
            product[j - 2 * units] = of_state;
            gates[j] = tanhf(of_input + gates[j - 2 * units] * of_state);
        }
    }
    for (int j = 0; j < units; ++j) {
        const float z = gates[units + j];
        after[j] = (1.0f - z) * gates[2 * units + j] + z * before[j];
    }
}

static float output(const struct plain_gru_parameters* p, const float* state) {
    float y = p->d;
    for (int k = 0; k < units; ++k) {
        y += p->v[0][k] * state[k];
    }
    return y;
}

float plain_gru_forward(struct plain_gru* net, float x) {
    float gates[3 * units], product[units], after[units];
    cell(&net->parameters, x, net->state, gates, product, after);
    memcpy(net->state, after, sizeof after);
    return output(&net->parameters, net->state);
}

float plain_gru_step(struct plain_gru* net, const float x[16], const float target[16], float rate) {
    struct plain_gru_parameters* const p = &net->parameters;
    struct plain_gru_parameters* const g = &net->gradient;
    float error[time_steps];
    float loss = 0.0f;
    memset(net->states[0], 0, sizeof net->states[0]);
    for (int t = 0; t < time_steps; ++t) {
        cell(p, x[t], net->states[t], net->gates[t], net->products[t], net->states[t + 1]);
        const float difference = output(p, net->states[t + 1]) - target[t];
        loss += difference * difference * (1.0f / time_steps);
        error[t] = difference * (2.0f / time_steps);
    }
    /* Back through all time steps. below: dJ/d of the state between two of them. */
    float below[units] = {0};
    memset(g, 0, sizeof *g);
    for (int t = time_steps - 1; t >= 0; --t) {
        const float* before = net->states[t];
        const float* gates = net->gates[t];
        float delta[3 * units], delta_of_state[3 * units], next_below[units];
        for (int j = 0; j < units; ++j) {
            const float r = gates[j], z = gates[units + j], n = gates[2 * units + j];
            g->v[0][j] += error[t] * net->states[t + 1][j];
            const float from_above = below[j] + error[t] * p->v[0][j];
            const float delta_n = from_above * (1.0f - z) * (1.0f - n * n);
            delta[j] = delta_n * net->products[t][j] * r * (1.0f - r);
            delta[units + j] = from_above * (before[j] - n) * z * (1.0f - z);
            delta[2 * units + j] = delta_n;
            delta_of_state[j] = delta[j];
            delta_of_state[units + j] = delta[units + j];
            delta_of_state[2 * units + j] = delta_n * r;
            next_below[j] = from_above * z;
        }
        g->d += error[t];
        for (int j = 0; j < 3 * units; ++j) {
            g->w[j][0] += delta[j] * x[t];
            g->b[j] += delta[j];
            for (int k = 0; k < units; ++k) {
                g->u[j][k] += delta_of_state[j] * before[k];
                next_below[k] += delta_of_state[j] * p->u[j][k];
            }
            g->c[j] += delta_of_state[j];
        }
        memcpy(below, next_below, sizeof below);
    }
    for (int j = 0; j < 3 * units; ++j) {
        p->w[j][0] -= rate * g->w[j][0];
        p->b[j] -= rate * g->b[j];
        for (int k = 0; k < units; ++k) {
            p->u[j][k] -= rate * g->u[j][k];
        }
        p->c[j] -= rate * g->c[j];
    }
    for (int k = 0; k < units; ++k) {
        p->v[0][k] -= rate * g->v[0][k];
    }
    p->d -= rate * g->d;
    return loss;
}
