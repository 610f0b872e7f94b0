// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include "support/bits_runs.hpp"

using namespace support;

TEST_CASE("the same bits: dropout, Adam, batches and softmax, by CRC-32 of all parameters") {
    const ClassifierNet net = teach_classifier<ClassifierNet>();
    CHECK(crc32(net.parameters()) == classifier_crc);
}

TEST_CASE("the same bits: Tanh, GELU, SiLU, Softplus, ELU, Sigmoid, momentum, decay, clipping, by CRC-32") {
    const RegressionNet net = teach_regression<RegressionNet>();
    CHECK(crc32(net.parameters()) == regression_crc);
}

#if __cplusplus >= 201703L
static_assert(crc32(teach_classifier<ClassifierNet>().parameters()) == classifier_crc,
              "the compiler computes the same");
static_assert(crc32(teach_regression<RegressionNet>().parameters()) == regression_crc,
              "the compiler computes the same");
#endif
