// Part of nervelet. MIT licence, the nervelet authors.
#include <cstdint>

#include <doctest/doctest.h>

#include <nervelet/storage/window_option_description.hpp>

using namespace nervelet;

namespace {

template <class... Options>
constexpr std::uint32_t described() {
    Fingerprint text;
    detail::describe_window_options<Options...>(text);
    return text.value();
}

} // namespace

TEST_CASE("window_option_description: no option, no word") {
    CHECK(described<>() == Fingerprint{}.value());
}

TEST_CASE("window_option_description: each option has its word and its numbers") {
    Fingerprint expected;
    expected("Stride", 2, 3);
    CHECK(described<Stride<2, 3>>() == expected.value());
    expected("Padding", 4, 5);
    CHECK(described<Stride<2, 3>, Padding<4, 5>>() == expected.value());
    expected("Dilation", 6);
    CHECK(described<Stride<2, 3>, Padding<4, 5>, Dilation<6>>() == expected.value());
    expected("Multiplier", 7);
    CHECK(described<Stride<2, 3>, Padding<4, 5>, Dilation<6>, Multiplier<7>>() == expected.value());

    Fingerprint same;
    same("Same");
    CHECK(described<Same>() == same.value());
    Fingerprint causal;
    causal("Causal");
    CHECK(described<Causal>() == causal.value());
}

TEST_CASE("window_option_description: the order in which options are written does not count") {
    Fingerprint expected;
    expected("Stride", 2, 2);
    expected("Same");
    expected("Dilation", 3);
    expected("Multiplier", 4);
    CHECK(described<Multiplier<4>, Dilation<3>, Same, Stride<2>>() == expected.value());
    CHECK(described<Same, Multiplier<4>, Stride<2>, Dilation<3>>() == expected.value());
}
