// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_NPY_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_NPY_HPP

#include <algorithm>
#include <set>

#include "cursor.hpp"
#include "tensor.hpp"

namespace weights {

// A .npy file: \x93NUMPY, two bytes of version, two (version 1) or four bytes (2 and 3) that say how long the header
// is; the header, a dictionary {'descr': '<f4', 'fortran_order': False, 'shape': (64, 32), } as Python writes it; then
// the numbers. https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html

struct NpyHeader {
    const NumberFormat* format = nullptr; ///< descr
    std::string kind;                     ///< descr, if the format is not known
    bool is_big_endian = false;           ///< descr: the highest byte of each number first
    bool is_fortran = false;              ///< fortran_order: column after column
    std::vector<std::size_t> shape;
};

/// Reads a string without escapes. Python 2 writes some with a u in front.
inline std::string python_string(Cursor& header) {
    header.accept('u');
    const char quote = header.accept('"') ? '"' : '\'';
    if (quote == '\'') {
        header.expect(quote);
    }
    std::string text;
    for (unsigned char letter = header.letter(); letter != static_cast<unsigned char>(quote);
         letter = header.letter()) {
        if (letter < ' ' || letter > '~' || letter == '\\') {
            header.refuse("a letter that cannot be there");
        }
        text += static_cast<char>(letter);
    }
    return text;
}

/// Reads descr: < > = or | for the order of the bytes, a letter and a number of bytes; or a name that numpy.dtype has
/// for a kind of number. A machine's own order is taken to be the lowest byte first.
inline void read_npy_format(Cursor& header, NpyHeader& result) {
    if (header.accept('[')) {
        throw Refusal("holds records instead of numbers; save a plain array");
    }
    const std::string descr = python_string(header);
    const bool has_order = !descr.empty() && std::string("<>=|").find(descr[0]) != std::string::npos;
    std::string wanted = descr.substr(has_order ? 1 : 0);
    static const char* const names[][2] = {{"float16", "f2"}, {"half", "f2"}, {"e", "f2"},       {"float32", "f4"},
                                           {"single", "f4"},  {"f", "f4"},    {"float64", "f8"}, {"double", "f8"},
                                           {"float", "f8"},   {"d", "f8"},    {"int64", "i8"},   {"int32", "i4"}};
    for (const auto& name : names) {
        wanted = wanted == name[0] ? name[1] : wanted;
    }
    result.format =
        find_number_format([&](const NumberFormat& known) { return known.npy != nullptr && wanted == known.npy; });
    result.is_big_endian = descr[0] == '>';
    if (result.format == nullptr) {
        result.format = &unknown_format();
        result.kind = "of kind " + descr;
    }
}

/// Reads the header.
inline NpyHeader read_npy_header(const std::string& text) {
    Cursor header(text);
    NpyHeader result;
    std::set<std::string> keys;
    header.expect('{');
    while (!header.accept('}')) {
        const std::string key = python_string(header);
        header.expect(':');
        if (!keys.insert(key).second) {
            header.refuse(quoted(key) + " comes twice");
        } else if (key == "descr") {
            read_npy_format(header, result);
        } else if (key == "fortran_order") {
            result.is_fortran = header.accept_word("True");
            if (!result.is_fortran && !header.accept_word("False")) {
                header.refuse("fortran_order is neither True nor False");
            }
        } else if (key == "shape") {
            result.shape = header.whole_numbers('(', ')', true);
        } else {
            header.refuse("unknown key " + quoted(key));
        }
        if (!header.accept(',')) {
            header.expect('}');
            break;
        }
    }
    header.expect_end();
    if (keys.size() != 3) {
        header.refuse("descr, fortran_order or shape is missing");
    }
    return result;
}

/// Reorders an array of any number of dimensions from column after column to row after row.
inline std::vector<double> from_fortran_order(const std::vector<double>& values,
                                              const std::vector<std::size_t>& shape) {
    std::vector<double> result(values.size());
    std::vector<std::size_t> index(shape.size(), 0); // the first one changes fastest
    for (const double value : values) {
        std::size_t place = 0;
        for (std::size_t i = 0; i < shape.size(); ++i) {
            place = place * shape[i] + index[i];
        }
        result[place] = value;
        for (std::size_t i = 0; i < shape.size() && ++index[i] == shape[i]; ++i) {
            index[i] = 0;
        }
    }
    return result;
}

/// Reads a file. name: for the tensor.
inline Tensor read_npy(const Bytes& file, const std::string& name) {
    const std::string magic = "\x93NUMPY";
    if (file.size() < 10 || !std::equal(magic.begin(), magic.end(), file.begin(), [](char wanted, unsigned char got) {
            return static_cast<unsigned char>(wanted) == got;
        })) {
        throw Refusal("is no .npy file; write it with np.save");
    }
    const unsigned version = file[6];
    const std::size_t length_size = version == 1 ? 2 : 4;
    const std::size_t start = 8 + length_size;
    if (version < 1 || version > 3 || file[7] != 0) {
        throw Refusal("is of a version that is not known; write it with np.save, which makes version 1.0");
    }
    if (file.size() < start || file.size() - start < little_endian(file.data() + 8, length_size)) {
        throw Refusal("ends within its header; write the file anew");
    }
    const unsigned char* const data =
        file.data() + start + static_cast<std::size_t>(little_endian(file.data() + 8, length_size));
    const NpyHeader header = read_npy_header(std::string(file.data() + start, data));
    Tensor tensor{name, header.format, header.shape, {}, header.kind};
    const std::size_t count = byte_count(tensor.shape, *tensor.format);
    const std::size_t given = static_cast<std::size_t>(file.data() + file.size() - data);
    if (count != given && header.format->size != 0) {
        throw Refusal("holds " + std::to_string(given) + " bytes for " + tensor_text(tensor) + ", which needs " +
                      std::to_string(count) + "; write the file anew, one array in it");
    }
    if (header.is_big_endian && header.format->decode != nullptr) {
        Bytes turned(data, data + count);
        for (auto at = turned.begin(); at != turned.end(); at += static_cast<std::ptrdiff_t>(header.format->size)) {
            std::reverse(at, at + static_cast<std::ptrdiff_t>(header.format->size));
        }
        tensor.values = decode(turned.data(), count, *tensor.format);
    } else {
        tensor.values = decode(data, count, *tensor.format);
    }
    if (header.is_fortran && header.format->decode != nullptr) {
        tensor.values = from_fortran_order(tensor.values, tensor.shape);
    }
    return tensor;
}

} // namespace weights

#endif
