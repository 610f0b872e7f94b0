// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_H
#define NERVELET_H

// The door for Arduino sketches; everywhere else: #include <nervelet/nervelet.hpp>.

// Some cores make min and max macros, which the standard library's headers do not survive.
#pragma push_macro("min")
#pragma push_macro("max")
#undef min
#undef max
#include "include/nervelet/nervelet.hpp"
#pragma pop_macro("max")
#pragma pop_macro("min")

#endif
