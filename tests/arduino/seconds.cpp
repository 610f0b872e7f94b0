// Part of nervelet. MIT licence, the nervelet authors.
// A whole lesson of a sketch, which seconds.sh includes before this, and whose instructions are counted.
#include <stdio.h>

#include "meter.hpp"

static void teach(std::uint32_t) {
    teach_one();
}

int main() {
    forget();
    start(teaching);
    std::uint32_t instructions = 0; // of five steps: one from each fifth of the lesson, or the counter would overflow
    for (int fifth = 0; fifth < 5; ++fifth) {
        instructions += instructions_of(teach, lesson_steps / example_count / 5);
    }
    printf("%d steps of %lu instructions\n", done, static_cast<unsigned long>(instructions / 5));
    return 0;
}
