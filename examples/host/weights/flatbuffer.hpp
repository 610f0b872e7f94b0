// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_FLATBUFFER_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_FLATBUFFER_HPP

#include "flatbuffer_range.hpp"
#include "number_format.hpp"

namespace weights {

// A FlatBuffers file: tables that refer to vectors, strings and other tables by their distance, always forwards. In
// front of a table's values stands the way back to its vtable, two bytes a field, which says where in the table each
// field is; a field that the vtable does not name has its default. https://flatbuffers.dev/internals
//
// What is read is named in words, such as "tensor 3", for the message if it is damaged.

/// The number that starts here.
template <class Number>
struct FlatbufferNumber {
    static Number read(const unsigned char* bytes) { return static_cast<Number>(little_endian(bytes, sizeof(Number))); }
};
template <>
struct FlatbufferNumber<float> {
    static float read(const unsigned char* bytes) {
        return number_of<float>(static_cast<std::uint32_t>(little_endian(bytes, sizeof(float))));
    }
};

/// Bytes in the file; they are not copied.
struct FlatbufferBytes {
    const unsigned char* data;
    std::size_t size;
};

class FlatbufferTables;

/// A table, whose fields are numbered as in the schema; a union has two numbers, its kind and its table.
class FlatbufferTable {
public:
    FlatbufferTable(FlatbufferRange& range, std::size_t at, const std::string& name)
        : range_(&range), at_(at), name_(name) {
        range.check(at, 4, 4, {name});
        const std::int64_t back = static_cast<std::int32_t>(little_endian(range.data(at), 4));
        const std::int64_t vtable = static_cast<std::int64_t>(at) - back;
        if (vtable < 0) {
            range.refuse({name}, "its vtable lies before the file");
        }
        vtable_ = static_cast<std::size_t>(vtable);
        range.check(vtable_, 4, 2, {name, "the vtable"});
        vtable_size_ = static_cast<std::size_t>(little_endian(range.data(vtable_), 2));
        size_ = static_cast<std::size_t>(little_endian(range.data(vtable_ + 2), 2));
        if (vtable_size_ < 4 || vtable_size_ % 2 != 0 || size_ < 4) {
            range.refuse({name, "the vtable"}, "its sizes are no sizes");
        }
        range.check(vtable_, vtable_size_, 2, {name, "the vtable"});
        range.check(at, size_, 4, {name});
        range.spend(size_, {name});
    }

    const std::string& name() const { return name_; }

    /// Whether the field is there.
    bool has(std::size_t field) const { return place(field) != 0; }

    /// A number, or its default if the field is not there.
    template <class Number>
    Number number(std::size_t field, Number otherwise, const char* field_name) const {
        const std::size_t offset = place(field);
        return offset == 0 ? otherwise
                           : FlatbufferNumber<Number>::read(range_->data(inside(offset, sizeof(Number), field_name)));
    }

    /// A copy of a vector of numbers, empty if the field is not there. It takes as much memory as the file, not as it
    /// claims.
    template <class Number>
    std::vector<Number> numbers(std::size_t field, const char* field_name) const {
        std::vector<Number> result;
        if (has(field)) {
            const FlatbufferVector vector = range_->vector(target(field, field_name), sizeof(Number), of(field_name));
            range_->spend(vector.count * sizeof(Number), of(field_name));
            result.reserve(vector.count);
            for (std::size_t i = 0; i < vector.count; ++i) {
                result.push_back(FlatbufferNumber<Number>::read(range_->data(vector.at + sizeof(Number) * i)));
            }
        }
        return result;
    }

    /// A vector of bytes, empty if the field is not there.
    FlatbufferBytes bytes(std::size_t field, const char* field_name) const {
        if (!has(field)) {
            return {nullptr, 0};
        }
        const FlatbufferVector vector = range_->vector(target(field, field_name), 1, of(field_name));
        return {vector.count == 0 ? nullptr : range_->data(vector.at), vector.count};
    }

    /// A string, empty if the field is not there. Behind it stands a zero.
    std::string text(std::size_t field, const char* field_name) const {
        if (!has(field)) {
            return "";
        }
        const FlatbufferVector vector = range_->vector(target(field, field_name), 1, of(field_name));
        range_->spend(vector.count, of(field_name));
        range_->check(vector.at, vector.count + 1, 1, of(field_name));
        if (*range_->data(vector.at + vector.count) != 0) {
            range_->refuse(of(field_name), "no zero follows the text");
        }
        const unsigned char* const first = range_->data(vector.at);
        return std::string(first, first + vector.count);
    }

    /// A table that must be there.
    FlatbufferTable table(std::size_t field, const char* field_name) const {
        if (!has(field)) {
            range_->refuse(of(field_name), "it is missing");
        }
        return FlatbufferTable(*range_, target(field, field_name), field_name + (" of " + name_));
    }

    /// A vector of tables, empty if the field is not there. element_name: of one of them, such as "tensor".
    inline FlatbufferTables tables(std::size_t field, const char* element_name) const;

    /// Refuses the file because of this table.
    [[noreturn]] void refuse(const std::string& why) const { range_->refuse({name_}, why); }

private:
    FlatbufferName of(const char* field_name) const { return {name_, field_name}; }

    /// Where in the table the field is; 0 if it is not there.
    std::size_t place(std::size_t field) const {
        const std::size_t slot = 4 + 2 * field;
        return slot + 2 > vtable_size_ ? 0 : static_cast<std::size_t>(little_endian(range_->data(vtable_ + slot), 2));
    }

    /// Where in the file a field of so many bytes is.
    std::size_t inside(std::size_t offset, std::size_t size, const char* field_name) const {
        if (offset < 4 || offset + size > size_) {
            range_->refuse(of(field_name), "it lies outside of its table");
        }
        range_->check(at_ + offset, size, size, of(field_name));
        return at_ + offset;
    }

    /// Where in the file that is to which a field refers.
    std::size_t target(std::size_t field, const char* field_name) const {
        return range_->follow(inside(place(field), 4, field_name), of(field_name));
    }

    FlatbufferRange* range_;
    std::size_t at_;
    std::string name_;
    std::size_t vtable_ = 0;
    std::size_t vtable_size_ = 0;
    std::size_t size_ = 0;
};

/// A vector of tables, each of which is looked at when it is asked for.
class FlatbufferTables {
public:
    FlatbufferTables(FlatbufferRange& range, FlatbufferVector vector, const char* element_name)
        : range_(&range), vector_(vector), element_name_(element_name) {}

    std::size_t size() const { return vector_.count; }

    FlatbufferTable operator[](std::size_t index) const {
        const std::string name = element_name_ + (" " + std::to_string(index));
        return FlatbufferTable(*range_, range_->follow(vector_.at + 4 * index, {name}), name);
    }

private:
    FlatbufferRange* range_;
    FlatbufferVector vector_;
    const char* element_name_;
};

inline FlatbufferTables FlatbufferTable::tables(std::size_t field, const char* element_name) const {
    if (!has(field)) {
        return FlatbufferTables(*range_, {0, 0}, element_name);
    }
    const std::string all = std::string("every ") + element_name;
    return FlatbufferTables(*range_, range_->vector(target(field, all.c_str()), 4, of(all.c_str())), element_name);
}

/// Whether bytes 4 to 7 are these letters, by which a format is known.
inline bool has_identifier(const Bytes& bytes, const std::string& letters) {
    return bytes.size() >= 8 && std::string(bytes.begin() + 4, bytes.begin() + 8) == letters;
}

/// The table that everything else hangs on.
inline FlatbufferTable flatbuffer_root(FlatbufferRange& range, const std::string& name) {
    range.check(0, 4, 4, {name});
    return FlatbufferTable(range, range.follow(0, {name}), name);
}

} // namespace weights

#endif
