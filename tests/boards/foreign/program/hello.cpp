// Part of nervelet. MIT licence, the nervelet authors.
#include <cstdio>

extern "C" int answer(void);
extern "C" void nothing(void);

int main() {
    nothing();
    std::printf("hello, %d\n", answer());
    return answer() == 42 ? 0 : 1;
}
