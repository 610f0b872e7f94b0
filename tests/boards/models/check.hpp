// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_BOARDS_MODELS_CHECK_HPP
#define NERVELET_TESTS_BOARDS_MODELS_CHECK_HPP

#include <cstdio>

/// Whether a model answers as its header says, in RAM of its own.
template <class Net>
bool check(const char* name, const Net& net, bool (*answers)(const Net&, typename Net::Arena&)) {
    static typename Net::Arena arena;
    const bool is_right = answers(net, arena);
    if (!is_right) {
        std::printf("%s answers otherwise\n", name);
    }
    return is_right;
}

#endif
