// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_NPY_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_NPY_HPP

#include <set>

#include "cursor.hpp"
#include "tensor.hpp"

namespace weights {

// A .npy file: \x93NUMPY, two bytes of version, two (version 1) or four bytes (2 and 3) that say how long the header
// is; the header, a dictionary {'descr': '<f4', 'fortran_order': False, 'shape': (64, 32), } as Python writes it; then
// the numbers. https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html

struct NpyHeader {
    const NumberFormat* format = nullptr; ///< descr
    bool is_fortran = false;              ///< fortran_order: column after column
    std::vector<std::size_t> shape;
};

/// Reads a string without escapes.
inline std::string python_string(Cursor& header) {
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

/// Reads descr.
inline const NumberFormat* npy_format(Cursor& header) {
    if (header.accept('[')) {
        throw Refusal("holds records instead of numbers; save a plain array");
    }
    const std::string wanted = python_string(header);
    const NumberFormat* const format =
        find_number_format([&](const NumberFormat& known) { return known.npy != nullptr && wanted == known.npy; });
    if (format == nullptr) {
        throw Refusal("holds numbers of the kind " + quoted(wanted) +
                      ", not <f2, <f4 or <f8; save array.astype('<f4') instead");
    }
    return format;
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
            result.format = npy_format(header);
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
    Tensor tensor{name, header.format, header.shape, {}};
    const std::size_t count = byte_count(tensor.shape, *tensor.format);
    const std::size_t given = static_cast<std::size_t>(file.data() + file.size() - data);
    if (count != given) {
        throw Refusal("holds " + std::to_string(given) + " bytes for " + tensor_text(tensor) + ", which needs " +
                      std::to_string(count) + "; write the file anew, one array in it");
    }
    tensor.values = decode(data, count, *tensor.format);
    if (header.is_fortran) {
        tensor.values = from_fortran_order(tensor.values, tensor.shape);
    }
    return tensor;
}

} // namespace weights

#endif
