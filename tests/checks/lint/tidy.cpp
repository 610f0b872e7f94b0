// Part of nervelet. MIT licence, the nervelet authors.
// What tidy.sh has clang-tidy read: the whole library, and, where EVERYTHING is defined, in use.
#ifdef EVERYTHING
#include "../promises/everything.hpp"

int main() {
    return everything<float>() ? 0 : 1;
}
#else
#include <nervelet/nervelet.hpp>
#endif
