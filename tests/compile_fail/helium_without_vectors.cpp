// expect: NERVELET_HELIUM_KERNELS wants vectors of floats. Compile with -mcpu=cortex-m55
// Part of nervelet. MIT licence, the nervelet authors.
#define NERVELET_HELIUM_KERNELS
#include <nervelet/nervelet.hpp>

int main() {}
