// Part of nervelet. MIT licence, the nervelet authors.
#include <cstddef>

#include <doctest/doctest.h>

#include <nervelet/kernel/outputs_lead.hpp>

#include "support/convolution.hpp"

using namespace nervelet;
using kernel::Axis;
using kernel::Windows;

namespace {

/// How far the outputs of a group of windows reach beyond what it or a later one still reads, at most, by definition.
template <class Windows, std::size_t Outputs, std::size_t AtOnce>
constexpr std::size_t plain_lead() {
    std::size_t lead = 0;
    for (std::size_t p = 0; p < Windows::positions; ++p) {
        const std::size_t group = p + AtOnce < Windows::positions ? p + AtOnce : Windows::positions;
        for (std::size_t q = p; q < Windows::positions; ++q) {
            for (std::size_t tap = 0; tap < Windows::taps; ++tap) {
                const int read = support::seen_by_window<Windows>(q, tap);
                if (read >= 0 && group * Outputs > static_cast<std::size_t>(read) + lead) {
                    lead = group * Outputs - static_cast<std::size_t>(read);
                }
            }
        }
    }
    return lead;
}

template <class Windows, std::size_t Outputs>
void check() {
    CHECK(kernel::outputs_lead<Windows, Outputs>() == plain_lead<Windows, Outputs, 1>());
    CHECK(kernel::outputs_lead<Windows, Outputs, 2>() == plain_lead<Windows, Outputs, 2>());
    CHECK(kernel::outputs_lead<Windows, Outputs, 3>() == plain_lead<Windows, Outputs, 3>());
    CHECK(kernel::outputs_lead<Windows, Outputs>() + Windows::inputs >= Windows::positions * Outputs);
}

/// 3 x 3 over 25 x 5 x 64 with a pad on each side.
using Square = Windows<Axis<25, 3, 25, 1, 1, 1>, Axis<5, 3, 5, 1, 1, 1>, 64>;
/// A stride of two over one channel.
using Tall = Windows<Axis<13, 10, 7, 2, 1, 4>, Axis<8, 4, 4, 2, 1, 1>, 1>;
using Dense = Windows<Axis<1, 1, 1>, Axis<1, 1, 1>, 40>;

} // namespace

static_assert(kernel::outputs_lead<Square, 64>() == 5 * 64 + 2 * 64, "a row, and a window on either side");
static_assert(kernel::outputs_lead<Dense, 16>() == 16, "a Dense reads all for each output");
static_assert(kernel::outputs_lead<Windows<Axis<4, 1, 4>, Axis<4, 1, 4>, 8>, 16>() == 16 * 8 + 8, "twice the channels");

TEST_CASE("outputs begin so far before inputs that none is written over what is still read") {
    check<Tall, 1>();
    check<Tall, 5>();
    check<Dense, 16>();
    check<support::PlainWindows, 2>();
    check<support::PaddedWindows, 3>();
    check<support::PaddedWindows, 1>();
    check<support::DilatedWindows, 4>();
    check<support::SparseWindows, 1>();
    check<support::SparseWindows, 5>();
    check<Windows<Axis<6, 2, 3, 2>, Axis<4, 2, 2, 2>, 3>, 3>();
}
