// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/core/lasting_reference.hpp>

#include <doctest/doctest.h>

using namespace nervelet;

namespace {

struct Thing {
    int value;
};
struct Special : Thing {};

struct Right {
    template <class Other>
    static constexpr bool is_right() {
        return detail::IsA<Thing, Other>::value && std::is_lvalue_reference<Other>::value;
    }
};

using Reference = detail::LastingReference<Thing, Right>;
using View = detail::LastingReference<const Thing, Right>;

constexpr bool keeps(Reference reference, const Thing* address) {
    return reference.address() == address;
}

constexpr bool views(View view, const Thing* address) {
    return view.address() == address;
}

} // namespace

TEST_CASE("lasting reference: the address of what has a name, also of a derived type; nothing of what is refused") {
    Thing thing{7};
    Special special;
    special.value = 9;
    const Thing constant{8};
    CHECK(keeps(thing, &thing));
    CHECK(keeps(special, &special));
    CHECK(views(constant, &constant));
    CHECK((*Reference(thing)).value == 7);
    CHECK(keeps(Thing{7}, nullptr));
    CHECK(keeps(7, nullptr));
    CHECK(detail::IsConstant<const Thing&>::value);
    CHECK_FALSE(detail::IsConstant<Thing&>::value);
    CHECK_FALSE(detail::IsA<Thing, int&>::value);
}
