// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_TFLITE_FLATBUFFER_WRITER_HPP
#define NERVELET_TESTS_SUPPORT_TFLITE_FLATBUFFER_WRITER_HPP

#include <cstdint>
#include <cstring>
#include <map>
#include <string>
#include <vector>

namespace support {

/// A FlatBuffers table to be written: what each of its fields is.
class FlatTable {
public:
    using Bytes = std::vector<unsigned char>;

    template <class Number>
    FlatTable& number(std::size_t field, Number value) {
        fields_[field].bytes = bytes_of(value);
        return *this;
    }

    template <class Number>
    FlatTable& numbers(std::size_t field, const std::vector<Number>& values) {
        Field& its = as_reference(field);
        its.alignment = sizeof(Number);
        its.count = values.size();
        for (const Number value : values) {
            const Bytes bytes = bytes_of(value);
            its.elements.insert(its.elements.end(), bytes.begin(), bytes.end());
        }
        return *this;
    }

    FlatTable& text(std::size_t field, const std::string& letters) {
        numbers(field, Bytes(letters.begin(), letters.end()));
        fields_[field].elements.push_back(0);
        return *this;
    }

    FlatTable& table(std::size_t field, const FlatTable& its) {
        as_reference(field).tables = {its};
        return *this;
    }

    FlatTable& tables(std::size_t field, const std::vector<FlatTable>& its) {
        as_reference(field).tables = its;
        fields_[field].is_vector = true;
        return *this;
    }

    /// A file with this table at its root, and four letters by which its format is known.
    Bytes file(const std::string& identifier) const {
        Bytes out(4 + identifier.size(), 0);
        std::memcpy(out.data() + 4, identifier.data(), identifier.size());
        refer(out, 0, append(out));
        return out;
    }

private:
    struct Field {
        Bytes bytes; ///< in the table itself
        bool is_reference = false;
        bool is_vector = false;
        std::size_t alignment = 4;
        std::size_t count = 0;
        Bytes elements;
        std::vector<FlatTable> tables;
    };

    Field& as_reference(std::size_t field) {
        fields_[field].bytes.assign(4, 0);
        fields_[field].is_reference = true;
        return fields_[field];
    }

    /// A number's bytes, the lowest first.
    template <class Number>
    static Bytes bytes_of(Number value) {
        std::uint64_t bits = static_cast<std::uint64_t>(value);
        return cut(bits, sizeof value);
    }
    static Bytes bytes_of(float value) {
        std::uint32_t bits = 0;
        std::memcpy(&bits, &value, sizeof bits);
        return cut(bits, 4);
    }
    static Bytes cut(std::uint64_t bits, std::size_t size) {
        Bytes bytes;
        for (std::size_t i = 0; i < size; ++i) {
            bytes.push_back(static_cast<unsigned char>(bits >> (8 * i)));
        }
        return bytes;
    }

    static void put(Bytes& out, std::size_t at, std::uint64_t bits, std::size_t size) {
        const Bytes bytes = cut(bits, size);
        std::memcpy(out.data() + at, bytes.data(), size);
    }

    static void refer(Bytes& out, std::size_t at, std::size_t target) { put(out, at, target - at, 4); }

    /// Adds zeros until `ahead` bytes more end at a multiple of the alignment.
    static void align(Bytes& out, std::size_t alignment, std::size_t ahead) {
        while ((out.size() + ahead) % alignment != 0) {
            out.push_back(0);
        }
    }

    /// Appends the vtable, the table and what it refers to. Returns where the table is.
    std::size_t append(Bytes& out) const {
        const std::size_t slots = fields_.empty() ? 0 : fields_.rbegin()->first + 1;
        std::vector<std::size_t> places(slots, 0);
        std::size_t size = 4;
        for (const auto& field : fields_) {
            const std::size_t width = field.second.bytes.size();
            size = (size + width - 1) / width * width;
            places[field.first] = size;
            size += width;
        }
        align(out, 8, 4 + 2 * slots);
        const std::size_t vtable = out.size();
        const std::size_t at = vtable + 4 + 2 * slots;
        out.resize(at + size, 0);
        put(out, vtable, 4 + 2 * slots, 2);
        put(out, vtable + 2, size, 2);
        put(out, at, at - vtable, 4);
        for (std::size_t i = 0; i < slots; ++i) {
            put(out, vtable + 4 + 2 * i, places[i], 2);
        }
        for (const auto& field : fields_) {
            const std::size_t place = at + places[field.first];
            if (field.second.is_reference) {
                refer(out, place, append(out, field.second));
            } else {
                std::memcpy(out.data() + place, field.second.bytes.data(), field.second.bytes.size());
            }
        }
        return at;
    }

    /// Appends that to which a field refers.
    static std::size_t append(Bytes& out, const Field& field) {
        if (!field.is_vector && !field.tables.empty()) {
            return field.tables[0].append(out);
        }
        align(out, field.alignment > 4 ? field.alignment : 4, 4);
        const std::size_t at = out.size();
        out.resize(at + 4, 0);
        put(out, at, field.is_vector ? field.tables.size() : field.count, 4);
        out.insert(out.end(), field.elements.begin(), field.elements.end());
        out.resize(out.size() + 4 * field.tables.size(), 0);
        for (std::size_t i = 0; i < field.tables.size(); ++i) {
            refer(out, at + 4 + 4 * i, field.tables[i].append(out));
        }
        return at;
    }

    std::map<std::size_t, Field> fields_;
};

} // namespace support

#endif
