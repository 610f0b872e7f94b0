// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>

#include <nervelet/kernel/portable/visit_products.hpp>

namespace {

struct Collect {
    std::array<float, 6> gradient;
    void operator()(std::size_t index, float value) { gradient[index] = value; }
};

} // namespace

TEST_CASE("a block of a row: factor times delta, each at its index") {
    const std::array<float, 4> delta{{1.0f, 2.0f, 3.0f, 4.0f}};
    Collect collect{{{9.0f, 9.0f, 9.0f, 9.0f, 9.0f, 9.0f}}};
    nervelet::kernel::VisitProducts<float, Collect>{0.5f, delta.data(), collect, 2}(1, std::make_index_sequence<2>{});
    CHECK(collect.gradient == std::array<float, 6>{{9.0f, 9.0f, 9.0f, 1.0f, 1.5f, 9.0f}});
}
