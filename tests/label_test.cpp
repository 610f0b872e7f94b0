// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <nervelet/label.hpp>

using namespace nervelet;

static_assert(detail::OneHot<float>{2}[2] == 1.0f && detail::OneHot<float>{2}[1] == 0.0f,
              "1 at the label, 0 elsewhere");

TEST_CASE("a label reads as a one-hot array") {
    const Label label{3};
    const detail::OneHot<double> target{label.index};
    double sum = 0;
    for (std::size_t j = 0; j < 10; ++j) {
        sum += target[j] * static_cast<double>(j);
    }
    CHECK(sum == 3.0);
}
