// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include "support/bits_runs.hpp"

using namespace support;

TEST_CASE("the same bits: convolutions and pools over time, a skip, dropout, clipped Adam, batches, by CRC-32") {
    const SeriesNet net = teach_convolutions<SeriesNet, 8>();
    CHECK(crc32(net.parameters()) == series_crc);
    CHECK(crc32(teach_convolutions<SeriesNet, 2>().parameters()) == series_in_two_steps_crc);
}

TEST_CASE("the same bits: convolutions and pools over rows and columns, by CRC-32") {
    const RowsNet net = teach_convolutions<RowsNet, 8>();
    CHECK(crc32(net.parameters()) == rows_crc);
    CHECK(crc32(teach_convolutions<RowsNet, 2>().parameters()) == rows_in_two_steps_crc);
}

#if __cplusplus >= 201703L
static_assert(crc32(teach_convolutions<SeriesNet, 2>().parameters()) == series_in_two_steps_crc,
              "the compiler computes the same");
static_assert(crc32(teach_convolutions<RowsNet, 2>().parameters()) == rows_in_two_steps_crc,
              "the compiler computes the same");
#endif
