// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <cstddef>
#include <utility>

#include <nervelet/kernel/windows.hpp>

using nervelet::kernel::Axis;
using nervelet::kernel::Windows;

namespace {

/// What tap `tap` of window `position` sees, by definition; -1: a pad.
template <class Line>
constexpr int seen(std::size_t position, std::size_t tap) {
    const int number =
        static_cast<int>(position * Line::stride + tap * Line::dilation) - static_cast<int>(Line::before);
    return number >= 0 && number < static_cast<int>(Line::size) ? number : -1;
}

/// Whether what is true from `first` to `end` of `count`, and nowhere else, is what `holds` says; none may be anywhere.
template <class Holds>
constexpr bool is_range(std::size_t first, std::size_t end, std::size_t count, const Holds& holds) {
    for (std::size_t i = 0; i < count; ++i) {
        if ((i >= first && i < end) != holds(i)) {
            return false;
        }
    }
    return end <= count;
}

template <class Line>
struct TapSees {
    std::size_t position;
    constexpr bool operator()(std::size_t tap) const { return seen<Line>(position, tap) >= 0; }
};

template <class Line>
struct WindowSees {
    std::size_t tap;
    constexpr bool operator()(std::size_t position) const { return seen<Line>(position, tap) >= 0; }
};

template <class Line>
constexpr bool sees(std::size_t position, std::size_t number) {
    for (std::size_t tap = 0; tap < Line::taps; ++tap) {
        if (seen<Line>(position, tap) == static_cast<int>(number)) {
            return Line::tap_seeing(number, position) == tap;
        }
    }
    return Line::tap_seeing(number, position) >= Line::taps;
}

/// Whether the windows that see a number are between first_seeing() and end_seeing(), each with its tap.
template <class Line>
constexpr bool is_seen_right(std::size_t number) {
    for (std::size_t p = 0; p < Line::positions; ++p) {
        const bool may = p >= Line::first_seeing(number) && p < Line::end_seeing(number);
        for (std::size_t tap = 0; tap < Line::taps; ++tap) {
            if (!may && seen<Line>(p, tap) == static_cast<int>(number)) {
                return false;
            }
        }
        if (may && !sees<Line>(p, number)) {
            return false;
        }
    }
    return Line::end_seeing(number) <= Line::positions;
}

template <class Line>
constexpr bool axis_is_right() {
    bool right = true;
    bool has_pads = false;
    for (std::size_t p = 0; p < Line::positions; ++p) {
        right = right && is_range(Line::first_tap(p), Line::end_tap(p), Line::taps, TapSees<Line>{p});
        for (std::size_t tap = 0; tap < Line::taps; ++tap) {
            const int number = seen<Line>(p, tap);
            has_pads = has_pads || number < 0;
            right = right && (number < 0 || Line::index(p, tap) == static_cast<std::size_t>(number));
        }
    }
    for (std::size_t tap = 0; tap < Line::taps; ++tap) {
        right = right &&
                is_range(Line::first_position(tap), Line::end_position(tap), Line::positions, WindowSees<Line>{tap});
    }
    for (std::size_t number = 0; number < Line::size; ++number) {
        right = right && is_seen_right<Line>(number);
    }
    return right && has_pads == Line::has_pads;
}

constexpr std::size_t sizes[] = {1, 2, 5};

/// Axis number `index` of a grid over size, taps, stride, dilation and pads before, with 1 to 5 windows; the last of
/// them may see nothing but what is behind the numbers.
template <std::size_t Index>
using AxisOfGrid =
    Axis<sizes[Index % 3], Index / 3 % 3 + 1, Index % 5 + 1, Index / 9 % 3 + 1, Index / 27 % 3 + 1, Index / 81 % 4>;

template <std::size_t... Index>
std::size_t wrong_axes(std::index_sequence<Index...>) {
    const std::size_t wrong[] = {(axis_is_right<AxisOfGrid<Index>>() ? 0U : 1U)...};
    std::size_t count = 0;
    for (const std::size_t each : wrong) {
        count += each;
    }
    return count;
}

constexpr std::size_t most = 64; ///< taps of all windows

/// What the walks over windows call, in the order of the calls.
struct Calls {
    struct Call {
        std::size_t a;
        std::size_t b;
        std::size_t c;
    };
    Call calls[most]{};
    std::size_t count = 0;

    constexpr void add(std::size_t a, std::size_t b, std::size_t c = 0) {
        calls[count] = Call{a, b, c};
        ++count;
    }

    constexpr bool operator==(const Calls& other) const {
        for (std::size_t i = 0; i < count && i < other.count; ++i) {
            const Call& call = other.calls[i];
            if (calls[i].a != call.a || calls[i].b != call.b || calls[i].c != call.c) {
                return false;
            }
        }
        return count == other.count;
    }
};

struct Record {
    Calls& calls;
    constexpr void operator()(std::size_t a, std::size_t b) const { calls.add(a, b); }
};

/// A run, taken apart into rows of weights and numbers.
struct RecordRun {
    Calls& calls;
    constexpr void operator()(std::size_t row, std::size_t number, std::size_t count) const {
        for (std::size_t k = 0; k < count; ++k) {
            calls.add(row + k, number + k);
        }
    }
};

/// The first channel of what a window sees with a tap, both counted row after row; -1: a pad.
template <class W>
constexpr int seen_by(std::size_t position, std::size_t tap) {
    const int row = seen<typename W::Rows>(position / W::Columns::positions, tap / W::Columns::taps);
    const int column = seen<typename W::Columns>(position % W::Columns::positions, tap % W::Columns::taps);
    return row < 0 || column < 0 ? -1
                                 : (row * static_cast<int>(W::Columns::size) + column) * static_cast<int>(W::channels);
}

template <class W>
constexpr bool taps_are_right(std::size_t position) {
    Calls taps{};
    Calls runs{};
    W::for_each_tap(position, Record{taps});
    W::for_each_run(position, RecordRun{runs});
    Calls expected_taps{};
    Calls expected_rows{};
    for (std::size_t tap = 0; tap < W::taps; ++tap) {
        const int number = seen_by<W>(position, tap);
        if (number >= 0) {
            expected_taps.add(tap, static_cast<std::size_t>(number));
            for (std::size_t c = 0; c < W::channels; ++c) {
                expected_rows.add(tap * W::channels + c, static_cast<std::size_t>(number) + c);
            }
        }
    }
    return taps == expected_taps && runs == expected_rows;
}

template <class W>
constexpr bool positions_are_right(std::size_t tap) {
    Calls positions{};
    W::for_each_position(tap, Record{positions});
    Calls expected{};
    for (std::size_t p = 0; p < W::positions; ++p) {
        if (seen_by<W>(p, tap) >= 0) {
            expected.add(p, static_cast<std::size_t>(seen_by<W>(p, tap)));
        }
    }
    return positions == expected;
}

template <class W>
constexpr bool seeing_is_right(std::size_t row, std::size_t column) {
    Calls seeing{};
    W::for_each_seeing(row, column, Record{seeing});
    Calls expected{};
    for (std::size_t p = 0; p < W::positions; ++p) {
        for (std::size_t tap = 0; tap < W::taps; ++tap) {
            if (seen_by<W>(p, tap) == static_cast<int>((row * W::Columns::size + column) * W::channels)) {
                expected.add(p, tap);
            }
        }
    }
    return seeing == expected;
}

template <class W>
constexpr bool windows_are_right() {
    bool right = true;
    for (std::size_t p = 0; p < W::positions; ++p) {
        right = right && taps_are_right<W>(p);
    }
    for (std::size_t tap = 0; tap < W::taps; ++tap) {
        right = right && positions_are_right<W>(tap);
    }
    for (std::size_t number = 0; number < W::Rows::size * W::Columns::size; ++number) {
        right = right && seeing_is_right<W>(number / W::Columns::size, number % W::Columns::size);
    }
    return right;
}

using Plain = Windows<Axis<4, 3, 2>, Axis<5, 2, 4>, 2>;
using Padded = Windows<Axis<3, 3, 3, 1, 1, 1>, Axis<4, 2, 3, 2, 1, 1>, 1>;
using Dilated = Windows<Axis<1, 1, 1>, Axis<7, 3, 4, 2, 2, 3>, 3>;
using FarApart = Windows<Axis<5, 2, 2, 3>, Axis<5, 1, 2, 4>, 2>;    ///< numbers between the windows
using PadsOnly = Windows<Axis<1, 1, 1>, Axis<1, 2, 6, 1, 1, 3>, 2>; ///< two windows see pads alone on each side

} // namespace

#if __cplusplus >= 201703L
static_assert(axis_is_right<Axis<5, 3, 4, 2, 2, 3>>(), "in a constant expression");
static_assert(windows_are_right<Padded>(), "in a constant expression");
#endif

TEST_CASE("windows: taps, positions and what sees a number, against the definition, over a grid of axes") {
    CHECK(wrong_axes(std::make_index_sequence<324>{}) == 0);
}

TEST_CASE("windows: taps and runs in ascending order; rows and columns, strides, pads, dilation") {
    CHECK(windows_are_right<Plain>());
    CHECK(windows_are_right<Padded>());
    CHECK(windows_are_right<Dilated>());
    CHECK(windows_are_right<FarApart>());
    CHECK(windows_are_right<PadsOnly>());
}

TEST_CASE("windows: neighbours that a row of taps sees are one run") {
    Calls calls{};
    struct Count {
        Calls& calls;
        void operator()(std::size_t row, std::size_t number, std::size_t count) const { calls.add(row, number, count); }
    };
    Padded::for_each_run(0, Count{calls});
    Calls expected{};
    expected.add(3, 0, 1);
    expected.add(5, 4, 1);
    CHECK(calls == expected);
    Plain::for_each_run(1, Count{calls = Calls{}});
    expected = Calls{};
    expected.add(0, 2, 4);
    expected.add(4, 12, 4);
    expected.add(8, 22, 4);
    CHECK(calls == expected);
}
