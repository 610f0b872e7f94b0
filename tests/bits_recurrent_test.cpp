// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include "support/bits_runs.hpp"

using namespace support;

TEST_CASE("the same bits: recurrent layers on each other, dropout, clipped Adam, batches, by CRC-32") {
    const RecurrentNet net = teach_convolutions<RecurrentNet, 8>();
    CHECK(crc32(net.parameters()) == recurrent_crc);
    CHECK(crc32(teach_convolutions<SmallRecurrentNet, 1>().parameters()) == small_recurrent_crc);
}

#if __cplusplus >= 201703L
static_assert(crc32(teach_convolutions<SmallRecurrentNet, 1>().parameters()) == small_recurrent_crc,
              "the compiler computes the same");
#endif
