// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_ELEMENT_TYPE_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_ELEMENT_TYPE_HPP

#include <cstdint>
#include <string>

namespace weights {
namespace tflite {

/// What a tensor's numbers are. The schema's TensorType has more, which have a name here, but no use.
enum class ElementType : std::int8_t {
    float32 = 0,
    float16 = 1,
    int32 = 2,
    uint8 = 3,
    int64 = 4,
    int16 = 7,
    int8 = 9,
    int4 = 17
};

/// A type's name, and bytes of a number; 0 where that is not one size of whole bytes.
struct ElementTypeInfo {
    const char* name;
    std::size_t size;
};

inline ElementTypeInfo info_of(ElementType type) {
    static const ElementTypeInfo infos[] = {
        {"float32", 4}, {"float16", 2},  {"int32", 4},     {"uint8", 1},  {"int64", 8},   {"string", 0},
        {"bool", 1},    {"int16", 2},    {"complex64", 8}, {"int8", 1},   {"float64", 8}, {"complex128", 16},
        {"uint64", 8},  {"resource", 0}, {"variant", 0},   {"uint32", 4}, {"uint16", 2},  {"int4", 0}};
    const int number = static_cast<int>(type);
    return number < 0 || number > 17 ? ElementTypeInfo{"unknown", 0} : infos[number];
}

} // namespace tflite
} // namespace weights

#endif
