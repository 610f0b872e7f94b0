// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/storage/section_finder.hpp>

#include <doctest/doctest.h>

using namespace nervelet;

namespace {

constexpr SectionEntry wanted[2] = {{1, 1, 0, 77, 8}, {3, 0, 0, 0, 8}};

} // namespace

TEST_CASE("sections are found in their order, between others") {
    detail::SectionFinder finder(wanted, 2);
    CHECK(finder.error() == StorageError::missing_section);
    CHECK_FALSE(finder.is_next({255, 0, 0, 5, 100}));
    CHECK(finder.is_next(wanted[0]));
    CHECK_FALSE(finder.is_next(wanted[0]));
    CHECK(finder.error() == StorageError::missing_section);
    CHECK(finder.is_next(wanted[1]));
    CHECK(finder.error() == StorageError::none);
    CHECK_FALSE(finder.is_next(wanted[1]));
    CHECK(finder.error() == StorageError::none);
}

TEST_CASE("a section of the right kind that does not fit says why") {
    detail::SectionFinder finder(wanted, 2);
    CHECK_FALSE(finder.is_next({1, 2, 0, 77, 8}));
    CHECK(finder.error() == StorageError::wrong_scalar);
    CHECK_FALSE(finder.is_next({1, 1, 0, 78, 8}));
    CHECK(finder.error() == StorageError::wrong_architecture);
    CHECK_FALSE(finder.is_next({1, 1, 0, 77, 9}));
    CHECK(finder.error() == StorageError::wrong_length);
    CHECK(finder.is_next(wanted[0]));
    CHECK(finder.error() == StorageError::missing_section);
}
