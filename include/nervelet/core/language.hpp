// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_LANGUAGE_HPP
#define NERVELET_CORE_LANGUAGE_HPP

// A compiler that is too old, or an AVR board, gets one error message that says what to do. #error alone does not end
// the compilation, and pages of further errors would follow; the #pragma names a file that does not exist, which ends
// it. MSVC reports its C++ version in _MSVC_LANG.
// clang-format off: the messages are longer than a line
#if defined(__AVR__)
#error "nervelet needs a 32-bit board, such as Uno R4, Nano 33, ESP32, Pico, Teensy. AVR boards are too small."
#pragma GCC dependency "nervelet stops here: the error above says what to do"
#elif defined(__cplusplus) && __cplusplus < 201402L && !(defined(_MSVC_LANG) && _MSVC_LANG >= 201402L)
#error "nervelet needs C++14 or later: -std=gnu++17. \
Arduino IDE: create platform.local.txt beside the board's platform.txt, with the line \
compiler.cpp.extra_flags=-std=gnu++17, and restart. \
PlatformIO: build_unflags = -std=gnu++11, build_flags = -std=gnu++17."
#pragma GCC dependency "nervelet stops here: the error above says what to do"
#endif
// clang-format on

#endif
