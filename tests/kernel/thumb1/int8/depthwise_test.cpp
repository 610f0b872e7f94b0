// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include "support/int8_forms.hpp"

using namespace support;

TEST_CASE("3 x 3 depthwise: pads on either side, strides") {
    check_depthwise<Same<3, 3, 1>>(51);
    check_depthwise<Same<5, 4, 3>>(52);
    check_depthwise<kernel::Windows<kernel::Axis<5, 3, 3>, kernel::Axis<6, 3, 4>, 3>>(53);
    check_depthwise<kernel::Windows<kernel::Axis<6, 3, 3, 2>, kernel::Axis<5, 3, 2, 2>, 2>>(54);
    check_depthwise<kernel::Windows<kernel::Axis<5, 3, 3, 2, 1, 1>, kernel::Axis<7, 3, 4, 2, 1, 1>, 5>>(55);
    check_depthwise<kernel::Windows<kernel::Axis<8, 3, 4, 2>, kernel::Axis<8, 3, 4, 2>, 3>>(56);
    check_depthwise<kernel::Windows<kernel::Axis<5, 3, 4, 2, 1, 2>, kernel::Axis<5, 3, 3, 2, 1, 1>, 2>>(57);
    check_depthwise<kernel::Windows<kernel::Axis<5, 3, 2, 3>, kernel::Axis<7, 5, 7, 1, 1, 2>, 2>>(58);
}
