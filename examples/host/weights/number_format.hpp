// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_NUMBER_FORMAT_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_NUMBER_FORMAT_HPP

#include <cmath>
#include <cstring>
#include <string>

#include "bytes.hpp"

namespace weights {

/// The float or double with these bits.
template <class Number, class Bits>
Number number_of(Bits bits) {
    static_assert(sizeof(Number) == sizeof(Bits), "expected as many bits as the number has");
    Number number;
    std::memcpy(&number, &bits, sizeof number);
    return number;
}

/// Appends a number as a float or as a double, whichever has that size.
inline void append_number(Bytes& bytes, double number, std::size_t size) {
    append_little_endian(bytes,
                         size == sizeof(float) ? number_of<std::uint32_t>(static_cast<float>(number))
                                               : number_of<std::uint64_t>(number),
                         size);
}

/// IEEE 754 double precision.
inline double decode_f64(const unsigned char* bytes) {
    return number_of<double>(little_endian(bytes, 8));
}

/// IEEE 754 single precision.
inline double decode_f32(const unsigned char* bytes) {
    return static_cast<double>(number_of<float>(static_cast<std::uint32_t>(little_endian(bytes, 4))));
}

/// bfloat16: the upper half of a float.
inline double decode_bf16(const unsigned char* bytes) {
    return static_cast<double>(number_of<float>(static_cast<std::uint32_t>(little_endian(bytes, 2) << 16)));
}

/// IEEE 754 half precision: a sign, five bits of exponent with bias 15, ten bits of fraction.
inline double decode_f16(const unsigned char* bytes) {
    const int bits = static_cast<int>(little_endian(bytes, 2));
    const int exponent = (bits >> 10) & 31;
    const int fraction = bits & 1023;
    const double size = exponent == 31  ? (fraction == 0 ? HUGE_VAL : std::nan(""))
                        : exponent == 0 ? std::ldexp(fraction, -24)
                                        : std::ldexp(1024 + fraction, exponent - 25);
    return (bits >> 15) != 0 ? -size : size;
}

/// How the numbers of a tensor are stored. decode is null for integers and other formats that weights cannot have; such
/// a tensor can only be ignored.
struct NumberFormat {
    const char* safetensors; ///< its name in a .safetensors file
    const char* npy;         ///< its name in a .npy file, without byte order, or null
    std::size_t size;        ///< bytes; 0 if it is not known
    double (*decode)(const unsigned char*);
};

/// Whether it holds whole numbers or truth values; false of a format that is not known, and of floats of eight bits.
inline bool is_whole(const NumberFormat& format) {
    const char first = format.safetensors[0];
    return format.decode == nullptr && (first == 'I' || first == 'U' || first == 'B');
}

/// The first format for which matches(format) is true, or null. Those that weights can have in a .npy file have a name
/// for it.
template <class Matches>
const NumberFormat* find_number_format(Matches matches) {
    static const NumberFormat formats[] = {
        {"F32", "f4", 4, decode_f32},      {"F64", "f8", 8, decode_f64},     {"F16", "f2", 2, decode_f16},
        {"BF16", nullptr, 2, decode_bf16}, {"BOOL", "b1", 1, nullptr},       {"U8", "u1", 1, nullptr},
        {"I8", "i1", 1, nullptr},          {"F8_E5M2", nullptr, 1, nullptr}, {"F8_E4M3", nullptr, 1, nullptr},
        {"I16", "i2", 2, nullptr},         {"U16", "u2", 2, nullptr},        {"I32", "i4", 4, nullptr},
        {"U32", "u4", 4, nullptr},         {"I64", "i8", 8, nullptr},        {"U64", "u8", 8, nullptr}};
    for (const NumberFormat& format : formats) {
        if (matches(format)) {
            return &format;
        }
    }
    return nullptr;
}

/// The format of that name in a .safetensors file, or null.
inline const NumberFormat* find_safetensors_format(const std::string& name) {
    return find_number_format([&](const NumberFormat& known) { return name == known.safetensors; });
}

/// A format that is not known.
inline const NumberFormat& unknown_format() {
    static const NumberFormat format = {"unknown", nullptr, 0, nullptr};
    return format;
}

} // namespace weights

#endif
