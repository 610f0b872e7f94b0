/* Part of nervelet. MIT licence, the nervelet authors. */
#ifndef NERVELET_TESTS_BENCHMARK_BOARD_PLAIN_C_H
#define NERVELET_TESTS_BENCHMARK_BOARD_PLAIN_C_H

#ifdef __cplusplus
extern "C" {
#endif

/* The same networks as a C programmer writes them by hand: fixed sizes, one weight row a unit ([out][in]), one pass for
   the gradient and the update, expf and tanhf of the C library. */

struct plain_2_8_1 {
    float w1[8][2], b1[8];
    float w2[8], b2;
    float h[8];
};
float plain_2_8_1_forward(struct plain_2_8_1* net, const float x[2]);
float plain_2_8_1_step(struct plain_2_8_1* net, const float x[2], float target, float rate);

struct plain_64_32_10 {
    float w1[32][64], b1[32];
    float w2[10][32], b2[10];
    float h[32], y[10];
};
unsigned plain_64_32_10_forward(struct plain_64_32_10* net, const float x[64]);
float plain_64_32_10_step(struct plain_64_32_10* net, const float x[64], unsigned label, float rate);

struct plain_32_8_32 {
    float w1[8][32], b1[8];
    float w2[32][8], b2[32];
    float h[8], y[32];
};
void plain_32_8_32_forward(struct plain_32_8_32* net, const float x[32]);
float plain_32_8_32_step(struct plain_32_8_32* net, const float x[32], float rate);

/* 128 x 3, 8 filters of 5 and ReLU, maximum of 2, 16 filters of 5 and ReLU, mean, 4 classes. Rows are times, columns
   channels. */
struct plain_conv1d {
    float w1[8][15], b1[8];
    float w2[16][40], b2[16];
    float w3[4][16], b3[4];
    float a1[124][8], largest[62][8], a2[58][16], mean[16], y[4];
    float below_largest[62][8];
    unsigned char second_won[62][8];
};
unsigned plain_conv1d_forward(struct plain_conv1d* net, const float x[128][3]);
float plain_conv1d_step(struct plain_conv1d* net, const float x[128][3], unsigned label, float rate);

/* One number a time step, a GRU of 16 units with the gates r, z, n one after another, a linear unit at every step. */
struct plain_gru_parameters {
    float w[48][1], b[48];
    float u[48][16], c[48];
    float v[1][16], d;
};
struct plain_gru {
    struct plain_gru_parameters parameters, gradient;
    float state[16];
    float states[17][16], gates[16][48], products[16][16];
};
float plain_gru_forward(struct plain_gru* net, float x); /* one time step: moves the state on */
float plain_gru_step(struct plain_gru* net, const float x[16], const float target[16], float rate);

#ifdef __cplusplus
}
#endif

#endif
