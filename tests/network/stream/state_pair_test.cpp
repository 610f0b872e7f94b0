// Part of nervelet. MIT licence, the nervelet authors.
#include <type_traits>

#include <doctest/doctest.h>

#include <nervelet/network/stream/state_pair.hpp>

using nervelet::detail::StatePair;

namespace {

/// Keeps a number, which may be all that an archive reads but Forbidden.
template <int Forbidden>
struct Kept {
    int number;

    template <class Self, class Archive>
    static constexpr void fields(Self& self, Archive& archive) {
        archive(self.number);
    }

    template <class Archive>
    static constexpr bool allows(const Kept&, Archive& archive) {
        int read = 0;
        archive(read);
        return read != Forbidden;
    }
};

struct Nothing {};
struct NothingElse {};

using Both = StatePair<Kept<1>, Kept<2>>;
using FirstAlone = StatePair<Kept<1>, Nothing>;
using SecondAlone = StatePair<Nothing, Kept<2>>;
using None = StatePair<Nothing, NothingElse>;
static_assert(sizeof(Both) == 2 * sizeof(int) && sizeof(FirstAlone) == sizeof(int) &&
                  sizeof(SecondAlone) == sizeof(int) && std::is_empty<None>::value,
              "what is empty takes no memory");
static_assert(std::is_same<decltype(None{}.first()), Nothing>::value &&
                  std::is_same<decltype(None{}.second()), NothingElse>::value &&
                  std::is_same<decltype(SecondAlone{}.first()), Nothing>::value &&
                  std::is_same<decltype(FirstAlone{}.second()), Nothing>::value,
              "it is had as a new one");

/// An archive whose numbers are those, one after the other.
struct Numbers {
    int next;
    int step;
    int seen;
    void operator()(int& number) {
        number = next;
        next += step;
        ++seen;
    }
};

/// How many numbers are read of numbers from first on, step by step; minus that where they are not allowed.
template <class Pair>
int read(int first, int step) {
    Numbers archive{first, step, 0};
    return Pair::allows(Pair{}, archive) ? archive.seen : -archive.seen;
}

} // namespace

TEST_CASE("state_pair: both are reached and saved, the first one first") {
    Both both{};
    Numbers archive{7, 1, 0};
    Both::fields(both, archive);
    CHECK(both.first().number == 7);
    CHECK(both.second().number == 8);
    both.first().number = 3;
    both.second().number = 4;
    CHECK(both.first_state.number == 3);
    CHECK(both.second_state.number == 4);
    FirstAlone first{};
    FirstAlone::fields(first, archive);
    CHECK(first.first().number == 9);
    SecondAlone second{};
    SecondAlone::fields(second, archive);
    CHECK(second.second().number == 10);
    None none{};
    None::fields(none, archive);
    CHECK(archive.seen == 4);
}

TEST_CASE("state_pair: all is read, and allowed where both allow it") {
    CHECK(read<Both>(5, 1) == 2);
    CHECK(read<Both>(1, 2) == -2); // 1 for the first one: the second one is read nevertheless
    CHECK(read<Both>(0, 2) == -2); // 2 for the second one
    CHECK(read<FirstAlone>(2, 1) == 1);
    CHECK(read<FirstAlone>(1, 1) == -1);
    CHECK(read<SecondAlone>(1, 1) == 1);
    CHECK(read<SecondAlone>(2, 1) == -1);
    CHECK(read<None>(1, 1) == 0);
    Numbers archive{1, 1, 0};
    CHECK(None::allows(None{}, archive));
}
