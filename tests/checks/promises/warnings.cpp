// Part of nervelet. MIT licence, the nervelet authors.
#include "everything.hpp"

int main() {
    return everything<float>() && everything<double>() ? 0 : 1;
}
