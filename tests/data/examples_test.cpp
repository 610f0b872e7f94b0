// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/data/examples.hpp>
#include <nervelet/label.hpp>

#include <doctest/doctest.h>

#include <array>
#include <type_traits>

using namespace nervelet;

namespace {

using Features = std::array<float, 2>;
constexpr Features inputs[3] = {{{1, 2}}, {{3, 4}}, {{5, 6}}};
constexpr Label labels[3] = {{2}, {0}, {1}};
constexpr Examples<Features, Label, 3> in_flash{inputs, labels};
static_assert(in_flash.size() == 3 && in_flash.capacity == 3 && in_flash.target(0).index == 2, "a view in flash");
static_assert(std::is_trivially_copyable<Examples<Features, Label, 3>>::value, "a view");

} // namespace

TEST_CASE("examples: a view of arrays, of all or of the first ones") {
    const std::array<Features, 2> xs{{{{7, 8}}, {{9, 10}}}};
    const std::array<Features, 2> targets{{{{0, 1}}, {{1, 0}}}};
    const Examples<Features, Features, 2> all{xs, targets};
    CHECK(all.size() == 2);
    CHECK(&all.input(1) == &xs[1]);
    CHECK(&all.target(1) == &targets[1]);
    const Examples<Features, Features, 2> first{xs, targets, 1};
    CHECK(first.size() == 1);
    const Examples<Features, Label, 3> from_c_arrays{inputs, labels, 2};
    CHECK(from_c_arrays.size() == 2);
    CHECK(from_c_arrays.input(1)[1] == 4);
    const std::array<Label, 3> others{{{1}, {2}, {0}}};
    const Examples<Features, Label, 3> of_both_kinds{inputs, others};
    CHECK(&of_both_kinds.input(2) == &inputs[2]);
    CHECK(&of_both_kinds.target(0) == &others[0]);
}

TEST_CASE("examples: none at first, and never more than the arrays hold") {
    CHECK(Examples<Features, Label, 3>().size() == 0);
    CHECK(Examples<Features, Label, 3>(inputs, labels, 99).size() == 3);
}
