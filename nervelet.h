// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_H
#define NERVELET_H

// The header for Arduino sketches. Everywhere else: #include <nervelet/nervelet.hpp>.

// Some cores define min and max as macros, with which the headers of the standard library do not compile.
#pragma push_macro("min")
#pragma push_macro("max")
#undef min
#undef max
#include "include/nervelet/nervelet.hpp"
#pragma pop_macro("max")
#pragma pop_macro("min")

#endif
