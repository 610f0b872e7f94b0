// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_NAMESPACE_NAME_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_NAMESPACE_NAME_HPP

#include <algorithm>
#include <iterator>

#include "words.hpp"

namespace weights {

/// The words of C++ up to C++23, operators among them; what a program has beside its own names; and macros of compilers
/// that are not strict (gnu++14) and of Arduino's cores.
inline bool is_word_of_the_language(const std::string& name) {
    static const char* const words[] = {"alignas",
                                        "alignof",
                                        "and",
                                        "and_eq",
                                        "asm",
                                        "auto",
                                        "bitand",
                                        "bitor",
                                        "bool",
                                        "break",
                                        "case",
                                        "catch",
                                        "char",
                                        "char8_t",
                                        "char16_t",
                                        "char32_t",
                                        "class",
                                        "co_await",
                                        "co_return",
                                        "co_yield",
                                        "compl",
                                        "concept",
                                        "const",
                                        "const_cast",
                                        "consteval",
                                        "constexpr",
                                        "constinit",
                                        "continue",
                                        "decltype",
                                        "default",
                                        "delete",
                                        "do",
                                        "double",
                                        "dynamic_cast",
                                        "else",
                                        "enum",
                                        "explicit",
                                        "export",
                                        "extern",
                                        "false",
                                        "float",
                                        "for",
                                        "friend",
                                        "goto",
                                        "if",
                                        "inline",
                                        "int",
                                        "long",
                                        "mutable",
                                        "namespace",
                                        "new",
                                        "noexcept",
                                        "not",
                                        "not_eq",
                                        "nullptr",
                                        "operator",
                                        "or",
                                        "or_eq",
                                        "private",
                                        "protected",
                                        "public",
                                        "register",
                                        "reinterpret_cast",
                                        "requires",
                                        "return",
                                        "short",
                                        "signed",
                                        "sizeof",
                                        "static",
                                        "static_assert",
                                        "static_cast",
                                        "struct",
                                        "switch",
                                        "template",
                                        "this",
                                        "thread_local",
                                        "throw",
                                        "true",
                                        "try",
                                        "typedef",
                                        "typeid",
                                        "typename",
                                        "typeof",
                                        "union",
                                        "unsigned",
                                        "using",
                                        "virtual",
                                        "void",
                                        "volatile",
                                        "wchar_t",
                                        "while",
                                        "xor",
                                        "xor_eq",
                                        "main",
                                        "nervelet",
                                        "std",
                                        "posix",
                                        "linux",
                                        "unix",
                                        "i386",
                                        "arm",
                                        "NULL",
                                        "EOF",
                                        "F",
                                        "PI",
                                        "INPUT",
                                        "OUTPUT",
                                        "HIGH",
                                        "LOW",
                                        "DEFAULT",
                                        "Serial",
                                        "Network",
                                        "Update",
                                        "String",
                                        "setup",
                                        "loop",
                                        "bit",
                                        "sq",
                                        "min",
                                        "max",
                                        "round",
                                        "constrain",
                                        "radians",
                                        "degrees",
                                        "interrupts",
                                        "errno",
                                        "stdin",
                                        "stdout",
                                        "stderr",
                                        "assert",
                                        "offsetof",
                                        "setjmp",
                                        "signbit"};
    return std::find(std::begin(words), std::end(words), name) != std::end(words);
}

/// The functions and types that C's headers declare outside of namespace std.
inline bool is_name_of_the_c_library(std::string name) {
    static const char* const words[] = {
        "abort",   "abs",      "acos",        "acosh",   "alarm",   "asctime",   "asin",      "asinh",    "atan",
        "atan2",   "atanh",    "atexit",      "atof",    "atoi",    "atol",      "atoll",     "bcmp",     "bcopy",
        "brk",     "bsearch",  "bzero",       "calloc",  "cbrt",    "ceil",      "chdir",     "clock",    "clock_t",
        "close",   "copysign", "cos",         "cosh",    "ctime",   "daemon",    "difftime",  "div",      "div_t",
        "drand48", "drem",     "dup",         "erf",     "erfc",    "exit",      "exp",       "exp10",    "exp2",
        "expm1",   "fabs",     "fclose",      "fdim",    "feof",    "ferror",    "fflush",    "ffs",      "fgetc",
        "fgets",   "finite",   "floor",       "fma",     "fmax",    "fmin",      "fmod",      "fopen",    "fork",
        "fprintf", "fputc",    "fputs",       "fread",   "free",    "frexp",     "fscanf",    "fseek",    "ftell",
        "fwrite",  "gamma",    "getc",        "getchar", "getenv",  "getline",   "gets",      "gmtime",   "hypot",
        "ilogb",   "index",    "isalpha",     "isatty",  "isdigit", "isfinite",  "isinf",     "isnan",    "isnormal",
        "isspace", "isupper",  "j0",          "j1",      "jn",      "kill",      "labs",      "ldexp",    "ldiv",
        "lgamma",  "link",     "llabs",       "llrint",  "llround", "localtime", "log",       "log10",    "log1p",
        "log2",    "logb",     "lrint",       "lround",  "lseek",   "malloc",    "memchr",    "memcmp",   "memcpy",
        "memmove", "memset",   "mktime",      "modf",    "nan",     "nearbyint", "nextafter", "nice",     "open",
        "pause",   "perror",   "pipe",        "pow",     "printf",  "ptrdiff_t", "putc",      "putchar",  "puts",
        "qsort",   "raise",    "rand",        "random",  "read",    "realloc",   "remainder", "remove",   "remquo",
        "rename",  "rewind",   "rindex",      "rint",    "scalb",   "scalbln",   "scanf",     "select",   "setbuf",
        "setenv",  "signal",   "significand", "sin",     "sincos",  "sinh",      "size_t",    "sleep",    "snprintf",
        "sprintf", "sqrt",     "srand",       "srandom", "sscanf",  "ssize_t",   "stat",      "strcat",   "strchr",
        "strcmp",  "strcpy",   "strlen",      "strncmp", "strncpy", "strstr",    "strtod",    "strtof",   "strtol",
        "swab",    "sync",     "system",      "tan",     "tanh",    "tgamma",    "time",      "time_t",   "timer_t",
        "times",   "tm",       "tmpfile",     "tmpnam",  "tolower", "toupper",   "trunc",     "truncate", "uint",
        "ulong",   "ungetc",   "unlink",      "ushort",  "va_list", "vfork",     "vprintf",   "wait",     "write",
        "y0",      "y1",       "yn"};
    const auto has = [&] {
        return std::find(std::begin(words), std::end(words), name) != std::end(words);
    };
    if (has()) {
        return true;
    }
    const bool is_shorter = name.size() > 2 && (name.back() == 'f' || name.back() == 'l'); // expf, expl
    name.pop_back();
    return is_shorter && has();
}

/// Refuses what cannot be the name of a namespace beside the headers of the standard library.
inline std::string check_namespace_name(const std::string& name) {
    bool is_name = !name.empty() && !is_digit(name[0]) && name[0] != '_' && name.find("__") == std::string::npos;
    for (const char letter : name) {
        is_name = is_name && ((letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                              is_digit(letter) || letter == '_');
    }
    if (!is_name) {
        throw Refusal("--name must be a name for a namespace, such as factory, not " + quoted(name) +
                      "; it has letters, digits and single underscores between them");
    }
    if (is_word_of_the_language(name) || is_name_of_the_c_library(name)) {
        throw Refusal("--name must be a name for a namespace, such as factory; " + quoted(name) +
                      " is taken, by C++, its library or a board's core");
    }
    return name;
}

} // namespace weights

#endif
