// Part of nervelet. MIT licence, the nervelet authors.
//
// FRAME bytes of a local variable: they overwrite the static ones where there is not so much RAM. The program itself
// does not notice, and returns 0.
#include <cstdio>

static char name[] = "deep";

[[gnu::noinline]] static int use(volatile char* bytes) {
    for (unsigned i = 0; i < FRAME; ++i) {
        bytes[i] = 0;
    }
    return bytes[FRAME / 2];
}

int main() {
    volatile char frame[FRAME];
    const int nothing = use(frame);
    std::printf("this program ran, and knows of nothing: %d%c\n", nothing, name[0] == 'd' ? '.' : '!');
    return 0;
}
