// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/data/class_balanced.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <type_traits>

using namespace nervelet;

namespace {

// A memory of labels alone; `number` tells which example of the stream lies where.
template <std::size_t Classes, std::size_t Places>
struct Labels {
    ClassBalanced<Classes> admission;
    std::size_t label[Places] = {};
    std::size_t number[Places] = {};
    std::size_t size = 0;
    std::size_t offered = 0;

    constexpr bool offer(std::size_t next, Random& random) {
        const std::size_t place = admission.place(label, size, Places, next, random);
        ++offered;
        if (place >= Places) {
            return false;
        }
        label[place] = next;
        number[place] = offered - 1;
        size += place == size ? 1u : 0u;
        return true;
    }

    constexpr std::size_t count(std::size_t of) const {
        std::size_t sum = 0;
        for (std::size_t i = 0; i < size; ++i) {
            sum += label[i] == of ? 1u : 0u;
        }
        return sum;
    }
};

// 90 of class 0, then 6 of class 1, then 4 of class 2, into 12 places.
constexpr bool rare_classes_keep_all() {
    Labels<3, 12> memory;
    Random random(5);
    for (std::size_t i = 0; i < 100; ++i) {
        memory.offer(i < 90 ? 0u : i < 96 ? 1u : 2u, random);
    }
    return memory.size == 12 && memory.count(0) == 4 && memory.count(1) == 4 && memory.count(2) == 4 &&
           memory.admission.seen(0) == 90 && memory.admission.seen(2) == 4 && memory.admission.seen(3) == 0;
}

constexpr bool more_classes_than_places() {
    Labels<5, 2> memory;
    Random random(5);
    bool came_in[5] = {};
    for (std::size_t i = 0; i < 200; ++i) {
        const bool is_in = memory.offer(i % 5, random);
        came_in[i % 5] = came_in[i % 5] || (is_in && i >= 100);
    }
    return memory.size == 2 && came_in[0] && came_in[1] && came_in[2] && came_in[3] && came_in[4];
}

static_assert(sizeof(ClassBalanced<10>) == 52 && std::is_trivially_copyable<ClassBalanced<10>>::value,
              "a counter and a flag for each class");
static_assert(sizeof(ClassBalanced<256>::StoredLabel) == 1 && sizeof(ClassBalanced<257>::StoredLabel) == 2, "labels");
static_assert(ClassBalanced<3>::accepts(2) && !ClassBalanced<3>::accepts(3), "classes");

} // namespace

#if __cplusplus >= 201703L
static_assert(rare_classes_keep_all() && more_classes_than_places(), "balance");
#endif

TEST_CASE("class balanced: a rare class keeps its place beside one of ninety in a hundred") {
    CHECK(rare_classes_keep_all());
}

TEST_CASE("class balanced: more classes than places") {
    CHECK(more_classes_than_places());
}

TEST_CASE("class balanced: each class is a fair sample of its own stream") {
    int first_half = 0;
    int second_half = 0;
    Random random(11);
    for (int run = 0; run < 400; ++run) {
        Labels<2, 10> memory;
        for (std::size_t i = 0; i < 100; ++i) {
            memory.offer(i % 10 == 9 ? 1u : 0u, random); // nine in ten are of class 0
        }
        CHECK(memory.count(0) == 5);
        for (std::size_t i = 0; i < 10; ++i) {
            if (memory.label[i] == 0) {
                ++(memory.number[i] < 50 ? first_half : second_half);
            }
        }
    }
    CHECK(first_half + second_half == 2000);
    CHECK(first_half > 1000 - 110); // 1000 +- 5 standard deviations
    CHECK(first_half < 1000 + 110);
}
