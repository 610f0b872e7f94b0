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
    static const std::string words =
        " alignas alignof and and_eq asm auto bitand bitor bool break case catch char char8_t char16_t char32_t class"
        " co_await co_return co_yield compl concept const const_cast consteval constexpr constinit continue decltype"
        " default delete do double dynamic_cast else enum explicit export extern false float for friend goto if inline"
        " int long mutable namespace new noexcept not not_eq nullptr operator or or_eq private protected public"
        " register reinterpret_cast requires return short signed sizeof static static_assert static_cast struct switch"
        " template this thread_local throw true try typedef typeid typename typeof union unsigned using virtual void"
        " volatile wchar_t while xor xor_eq main nervelet std posix linux unix i386 arm NULL EOF F PI INPUT OUTPUT"
        " HIGH LOW DEFAULT Serial Network Update String setup loop bit sq min max round constrain radians degrees"
        " interrupts nn byte word boolean Wire SPI Stream Print Printable Client Server IPAddress Keyboard Mouse MOSI "
        "MISO"
        " SCK SDA SCL errno stdin stdout stderr assert offsetof setjmp signbit"
        " ";
    return words.find(" " + name + " ") != std::string::npos;
}

/// The functions and types that the headers of C and POSIX, and Arduino's cores, declare outside of namespace std.
inline bool is_name_of_the_c_library(std::string name) {
    static const std::string words =
        " abort abs acos acosh alarm alloca analogRead analogWrite asctime asin asinh atan atan2 atanh atexit atof"
        " atoi atol atoll basename bcmp bcopy brk bsearch bzero calloc canonicalize cbrt ceil chdir clearerr clock"
        " clone close copysign cos cosh ctime daemon daylight delay difftime digitalRead digitalWrite div drand48 drem"
        " dup duplocale ecvt erf erfc exit exp exp10 exp2 expm1 fabs fadd fclose fcvt fdim fdiv feof ferror fflush"
        " ffma ffs fgetc fgets fileno finite floor fma fmax fmaximum fmin fminimum fmod fmul fopen fork fprintf fputc"
        " fputs fread free freopen frexp fromfp fscanf fseek fsqrt fsub ftell fwrite gamma gcvt getc getchar getenv"
        " getline gets getw gmtime hypot ilogb index initstate isalnum isalpha isatty isblank iscntrl isdigit isfinite"
        " isgraph isinf islower isnan isnormal isprint ispunct isspace isupper isxdigit j0 j1 jn kill labs ldexp ldiv"
        " lgamma link llabs llogb llrint llround localeconv localtime log log10 log1p log2 logb lrint lround lseek"
        " malloc map memchr memcmp memcpy memmove memset micros millis mktime modf nan nearbyint nextafter nextdown"
        " nexttoward nextup nice open pause pclose perror pinMode pipe popen pow printf putc putchar putenv puts putw"
        " qsort raise rand random read realloc realpath remainder remove remquo rename rewind rindex rint roundeven"
        " scalb scalbln scalbn scanf select setbuf setenv setlocale setstate setvbuf signal significand sin sincos"
        " sinh sleep snprintf sprintf sqrt srand srandom sscanf stat strcat strchr strcmp strcoll strcpy strcspn"
        " strdup strerror strftime strlen strncat strncmp strncpy strpbrk strptime strrchr strsep strsignal strspn"
        " strstr strtod strtof strtok strtol strtold strtoll strtoul strtoull strxfrm swab sync syscall sysconf system"
        " tan tanh tgamma time times timezone tm tmpfile tmpnam tolower tone totalorder toupper trunc truncate uint"
        " ulong ungetc unlink ushort va_list valloc vfork vprintf wait wcscmp wcscpy wcslen write y0 y1 yield yn"
        " ";
    const auto has = [&] {
        return words.find(" " + name + " ") != std::string::npos;
    };
    if (has() || (name.size() > 2 && name.compare(name.size() - 2, 2, "_t") == 0)) {
        return true;
    }
    const bool is_shorter = name.size() > 2 && (name.back() == 'f' || name.back() == 'l'); // expf, expl
    name.pop_back();
    return is_shorter && has();
}

/// The macros of the headers of C and POSIX, and those of Arduino's cores, which would replace the name. Those that
/// come in families, all in upper case, are known by how they begin or end.
inline bool is_macro(const std::string& name) {
    static const std::string words =
        " NAN INFINITY SNAN SNANF SNANL MAXFLOAT DECIMAL_DIG math_errhandling CHAR_BIT CLOCKS_PER_SEC BIG_ENDIAN"
        " LITTLE_ENDIAN PDP_ENDIAN BYTE_ORDER NFDBITS FD_SETSIZE BUFSIZ EDOM ERANGE EILSEQ EINVAL EINTR ENOMEM EPERM"
        " EIO TRUE FALSE HALF_PI TWO_PI EULER DEG_TO_RAD RAD_TO_DEG SERIAL DISPLAY LSBFIRST MSBFIRST CHANGE FALLING"
        " RISING INPUT_PULLUP LED_BUILTIN BIN OCT DEC HEX PROGMEM ARDUINO"
        " ";
    static const char* const begins[] = {"HUGE_VAL", "M_",    "FP_",   "FLT_",   "DBL_",   "LDBL_",
                                         "FE_",      "EXIT_", "SEEK_", "CLOCK_", "TIMER_", "TIME_",
                                         "MATH_",    "LC_",   "SIG_",  "ADJ_",   "MOD_",   "STA_"};
    static const char* const ends[] = {"_MAX", "_MIN", "_WIDTH"};
    const bool has_suffix = name.back() == 'f' || name.back() == 'l'; // M_PIf
    const bool is_upper = std::none_of(name.begin(), name.end() - (has_suffix ? 1 : 0),
                                       [](char letter) { return letter >= 'a' && letter <= 'z'; });
    const auto begins_name = [&](const std::string& part) {
        return name.compare(0, part.size(), part) == 0;
    };
    const auto ends_name = [&](const std::string& part) {
        return name.size() > part.size() && name.compare(name.size() - part.size(), part.size(), part) == 0;
    };
    return words.find(" " + name + " ") != std::string::npos ||
           (is_upper && (std::any_of(std::begin(begins), std::end(begins), begins_name) ||
                         std::any_of(std::begin(ends), std::end(ends), ends_name)));
}

/// Whether it is the name of a pin on some board, such as A0, D13 or PA5, or a number of Arduino's binary.h, such as
/// B101: one or two letters in upper case and digits.
inline bool is_name_of_a_pin(const std::string& name) {
    std::size_t letters = 0;
    while (letters < name.size() && name[letters] >= 'A' && name[letters] <= 'Z') {
        ++letters;
    }
    return letters > 0 && letters < 3 && letters < name.size() &&
           std::all_of(name.begin() + static_cast<std::ptrdiff_t>(letters), name.end(), is_digit);
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
    if (is_word_of_the_language(name) || is_name_of_the_c_library(name) || is_macro(name) || is_name_of_a_pin(name)) {
        throw Refusal(
            "--name must be a name for a namespace, such as factory; " + quoted(name) +
            " is taken, by C++, its library, a board's core, or as nervelet's short name; choose another one");
    }
    return name;
}

} // namespace weights

#endif
