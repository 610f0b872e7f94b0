// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_SAFETENSORS_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_SAFETENSORS_HPP

#include <algorithm>
#include <set>

#include "json_string.hpp"
#include "tensor.hpp"

namespace weights {

// A .safetensors file: eight bytes, lowest first, that say how long the header is; the header, a JSON object with
// {"dtype": ..., "shape": [...], "data_offsets": [begin, end]} for each name, and optionally "__metadata__", names with
// texts; then the numbers, without gaps, lowest byte first. https://github.com/huggingface/safetensors

/// An array, and the range of its bytes after the header.
struct SafetensorsEntry {
    Tensor tensor;
    std::size_t begin;
    std::size_t end;
};

/// Reads the value of "__metadata__".
inline void skip_metadata(Cursor& json) {
    std::set<std::string> keys;
    json.expect('{');
    if (json.accept('}')) {
        return;
    }
    do {
        if (!keys.insert(json_string(json)).second) {
            json.refuse("a name comes twice");
        }
        json.expect(':');
        json_string(json);
    } while (json.accept(','));
    json.expect('}');
}

/// Reads {"dtype": ..., "shape": [...], "data_offsets": [...]}, in any order.
inline SafetensorsEntry read_entry(const std::string& name, Cursor& json) {
    SafetensorsEntry entry{{name, nullptr, {}, {}, {}}, 0, 0};
    std::set<std::string> keys;
    json.expect('{');
    do {
        const std::string key = json_string(json);
        json.expect(':');
        if (!keys.insert(key).second) {
            json.refuse(quoted(key) + " comes twice");
        } else if (key == "dtype") {
            const std::string wanted = json_string(json);
            entry.tensor.format = find_safetensors_format(wanted);
            if (entry.tensor.format == nullptr) {
                entry.tensor.format = &unknown_format();
                entry.tensor.kind = "dtype " + wanted;
            }
        } else if (key == "shape") {
            entry.tensor.shape = json.whole_numbers('[', ']', false);
        } else if (key == "data_offsets") {
            const std::vector<std::size_t> offsets = json.whole_numbers('[', ']', false);
            if (offsets.size() != 2) {
                json.refuse("data_offsets are not two numbers");
            }
            entry.begin = offsets[0];
            entry.end = offsets[1];
        } else {
            json.refuse("unknown key " + quoted(key));
        }
    } while (json.accept(','));
    json.expect('}');
    if (keys.size() != 3) {
        json.refuse("dtype, shape or data_offsets is missing");
    }
    return entry;
}

/// Reads the whole header.
inline std::vector<SafetensorsEntry> read_entries(const std::string& header) {
    std::vector<SafetensorsEntry> entries;
    std::set<std::string> names;
    Cursor json(header);
    json.expect('{');
    if (!json.accept('}')) {
        do {
            const std::string name = json_string(json);
            json.expect(':');
            if (!names.insert(name).second) {
                json.refuse(quoted(name) + " comes twice");
            }
            if (name == "__metadata__") {
                skip_metadata(json);
            } else {
                entries.push_back(read_entry(name, json));
            }
        } while (json.accept(','));
        json.expect('}');
    }
    json.expect_end();
    return entries;
}

/// Reads a file. Returns all arrays, in the order of their bytes.
inline std::vector<Tensor> read_safetensors(const Bytes& file) {
    if (file.size() < 8) {
        throw Refusal("ends within its first eight bytes; write the file anew");
    }
    const std::uint64_t length = little_endian(file.data(), 8);
    const std::size_t rest = file.size() - 8;
    if (length > rest) {
        throw Refusal("ends within its header, or is no .safetensors file; write the file anew");
    }
    const unsigned char* const data = file.data() + 8 + static_cast<std::size_t>(length);
    const std::size_t data_size = rest - static_cast<std::size_t>(length);
    std::vector<SafetensorsEntry> entries = read_entries(std::string(file.data() + 8, data));

    std::sort(entries.begin(), entries.end(), [](const SafetensorsEntry& a, const SafetensorsEntry& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
    });
    std::size_t at = 0;
    std::vector<Tensor> tensors;
    for (SafetensorsEntry& entry : entries) {
        const std::string name = quoted(entry.tensor.name);
        if (entry.begin != at || entry.end < entry.begin) {
            throw Refusal("has a gap or an overlap at the numbers of " + name + "; write the file anew");
        }
        if (entry.end > data_size) {
            throw Refusal("ends within the numbers of " + name + "; write the file anew");
        }
        const std::size_t count = byte_count(entry.tensor.shape, *entry.tensor.format);
        if (count != entry.end - entry.begin && entry.tensor.format->size != 0) {
            throw Refusal("holds " + std::to_string(entry.end - entry.begin) + " bytes for " +
                          tensor_text(entry.tensor) + ", which needs " + std::to_string(count) +
                          "; write the file anew");
        }
        entry.tensor.values = decode(data + entry.begin, count, *entry.tensor.format);
        tensors.push_back(std::move(entry.tensor));
        at = entry.end;
    }
    if (at != data_size) {
        throw Refusal("has bytes after its last number; write the file anew");
    }
    return tensors;
}

} // namespace weights

#endif
