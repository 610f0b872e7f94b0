// Part of nervelet. MIT licence, the nervelet authors.
//
// What nervelet costs on this machine, next to plain C and C++ written by hand, and how that grows with the network.
// Prints two tables. Arguments: none, or --quick, which takes one round: whether all agree, no figures worth reading.
#include <cstdio>
#include <cstring>

#include "comparison.hpp"

namespace {

void print(const Quartiles& ratio) {
    if (ratio.median > 0) {
        std::printf(" %.2f (%.2f-%.2f) |", ratio.median, ratio.lower, ratio.upper);
    } else {
        std::printf(" - |");
    }
}

bool compare(std::size_t rounds) {
    std::printf(
        "| network | work | nervelet, ns: median, fastest | / plain C | / hand-written |\n|---|---|---|---|---|\n");
    bool all_agree = true;
    for (const Match& match : comparison()) {
        all_agree = agree(match) && all_agree;
        const Result result = measure(match, rounds);
        std::printf("| %s | %s | %.0f, %.0f |", match.network, match.task, result.nanoseconds.median, result.fastest);
        print(result.plain_c);
        print(result.hand_written);
        std::printf("\n");
    }
    return all_agree;
}

bool scale(std::size_t rounds) {
    std::printf(
        "\n| network | parameters | bytes | a step, ns | for a parameter, ns: median, fastest | / hand-written |\n"
        "|---|---|---|---|---|---|\n");
    bool all_agree = true;
    for (const Size& size : sizes()) {
        all_agree = agree(size.match) && all_agree;
        const Result result = measure(size.match, rounds);
        const double parameters = static_cast<double>(size.parameters);
        std::printf("| %zu-%zu-10 | %zu | %zu | %.0f | %.3f, %.3f |", size.inputs, size.hidden, size.parameters,
                    size.parameters * sizeof(float), result.nanoseconds.median, result.nanoseconds.median / parameters,
                    result.fastest / parameters);
        print(result.hand_written);
        std::printf("\n");
    }
    return all_agree;
}

} // namespace

int main(int argument_count, char** arguments) {
    const bool quick = argument_count == 2 && std::strcmp(arguments[1], "--quick") == 0;
    if (argument_count != 1 && !quick) {
        std::fprintf(stderr, "usage: %s [--quick]\n", arguments[0]);
        return 2;
    }
    const bool compared = compare(quick ? 1 : 51);
    const bool scaled = scale(quick ? 1 : 31);
    return compared && scaled ? 0 : 1;
}
