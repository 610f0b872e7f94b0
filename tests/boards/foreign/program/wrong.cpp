// Part of nervelet. MIT licence, the nervelet authors.
#include <cstdio>

int main() {
    std::printf("this program ran, and is wrong\n");
    return 1;
}
