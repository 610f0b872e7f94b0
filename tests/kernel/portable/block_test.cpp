// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>

#include <nervelet/kernel/portable/block.hpp>

namespace {

template <std::size_t Columns>
struct Count {
    std::array<int, Columns>& visits;

    template <std::size_t... Index>
    void operator()(std::size_t first, std::index_sequence<Index...>) const {
        const int unrolled[] = {(++visits[first + Index], 0)...};
        static_cast<void>(unrolled);
    }
};

template <std::size_t Columns, std::size_t Width = nervelet::kernel::block_width>
bool visits_each_once() {
    std::array<int, Columns> visits{};
    nervelet::kernel::Blocks<Columns, Width>::for_each(Count<Columns>{visits});
    for (const int count : visits) {
        if (count != 1) {
            return false;
        }
    }
    return true;
}

} // namespace

TEST_CASE("blocks and their rest cover a row, each number once") {
    CHECK(visits_each_once<1>());
    CHECK(visits_each_once<15>());
    CHECK(visits_each_once<16>());
    CHECK(visits_each_once<17>());
    CHECK(visits_each_once<100>());
    CHECK(visits_each_once<5, 1>());
    CHECK(visits_each_once<10, 4>());
}
