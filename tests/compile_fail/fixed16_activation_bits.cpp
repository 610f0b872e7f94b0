// expect: expected 4 to 14 fraction bits of activations
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

int main() {
    return nervelet::fixed16::Sigmoid<15>::value(1);
}
