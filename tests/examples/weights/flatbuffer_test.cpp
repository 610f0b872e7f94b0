// Part of nervelet. MIT licence, the nervelet authors.
#include "../../../examples/host/weights/flatbuffer.hpp"

#include <doctest/doctest.h>

#include "../../support/tflite/flatbuffer_writer.hpp"
#include "files.hpp"

using files::contains;
using support::FlatTable;
using weights::Bytes;
using weights::FlatbufferRange;
using weights::FlatbufferTable;

namespace {

/// A file whose root has: 0 a byte -2, 1 a number of 32 bits, 2 a fraction, 3 a text, 4 numbers of 64 bits, 5 bytes, 6
/// a table with a number, 7 two such tables. 8 is not there.
Bytes example() {
    const FlatTable inner = FlatTable().number(1, std::int32_t(7));
    return FlatTable()
        .number(0, std::int8_t(-2))
        .number(1, std::uint32_t(4000000000u))
        .number(2, -1.5f)
        .text(3, "text")
        .numbers(4, std::vector<std::int64_t>{-1, 5000000000})
        .numbers(5, Bytes{1, 2, 3})
        .table(6, inner)
        .tables(7, {inner, FlatTable()})
        .file("TEST");
}

/// Reads all of it. Returns the sum of what was read, which nothing but the whole file has.
double read_all(const Bytes& file) {
    FlatbufferRange range(file);
    const FlatbufferTable root = weights::flatbuffer_root(range, "the root");
    double sum = static_cast<double>(root.number<std::int8_t>(0, 0, "the byte"));
    sum += static_cast<double>(root.number<std::uint32_t>(1, 0, "the number"));
    sum += static_cast<double>(root.number<float>(2, 0, "the fraction"));
    sum += static_cast<double>(root.text(3, "the text").size());
    for (const std::int64_t number : root.numbers<std::int64_t>(4, "the numbers")) {
        sum += static_cast<double>(number);
    }
    const weights::FlatbufferBytes bytes = root.bytes(5, "the bytes");
    for (std::size_t i = 0; i < bytes.size; ++i) {
        sum += static_cast<double>(bytes.data[i]);
    }
    sum += static_cast<double>(root.table(6, "the inner one").number<std::int32_t>(1, 0, "the number"));
    const weights::FlatbufferTables tables = root.tables(7, "element");
    for (std::size_t i = 0; i < tables.size(); ++i) {
        sum += static_cast<double>(tables[i].number<std::int32_t>(1, 100, "the number"));
    }
    return sum;
}

std::string refused(const Bytes& file) {
    return files::refusal([&] { read_all(file); });
}

/// A copy with four other bytes at a place.
Bytes with(Bytes file, std::size_t place, std::uint32_t number) {
    for (std::size_t i = 0; i < 4; ++i) {
        file[place + i] = static_cast<unsigned char>(number >> (8 * i));
    }
    return file;
}

/// Reads a table whose field 0 is a vector of tables of the same kind, down to those without.
std::size_t count_nested(const FlatbufferTable& table) {
    const weights::FlatbufferTables tables = table.tables(0, "element");
    std::size_t count = 1;
    for (std::size_t i = 0; i < tables.size(); ++i) {
        count += count_nested(tables[i]);
    }
    return count;
}

} // namespace

TEST_CASE("a file written byte by byte after the format's description") {
    const Bytes file{16, 0, 0,  0, 'T', 'E', 'S', 'T', // the root is at 16
                     8,  0, 12, 0, 8,   0,   4,   0,   // its vtable: 8 bytes, table of 12, fields at 8 and 4
                     8,  0, 0,  0, 12,  0,   0,   0,   0xfe, 0xff, 0, 0, // the vtable is 8 before; 20 + 12 = 32; -2
                     0,  0, 0,  0, 2,   0,   0,   0,   'h',  'i',  0, 0};
    FlatbufferRange range(file);
    CHECK(weights::has_identifier(file, "TEST"));
    const FlatbufferTable root = weights::flatbuffer_root(range, "the root");
    CHECK(root.number<std::int16_t>(0, 0, "the number") == -2);
    CHECK(root.text(1, "the text") == "hi");
    CHECK_FALSE(root.has(2));
    CHECK(root.number<std::int32_t>(2, 77, "another") == 77);
    CHECK(root.number<std::int32_t>(100000, 78, "another") == 78);
    CHECK_FALSE(weights::has_identifier(file, "TFL3"));
    CHECK_FALSE(weights::has_identifier(Bytes(7, 'T'), "TEST"));
}

TEST_CASE("every kind of field, and what is not there") {
    const Bytes file = example();
    CHECK(read_all(file) == -2 + 4e9 - 1.5 + 4 + (5e9 - 1) + 6 + 7 + (7 + 100));
    FlatbufferRange range(file);
    const FlatbufferTable root = weights::flatbuffer_root(range, "the root");
    CHECK(root.text(8, "the text") == "");
    CHECK(root.numbers<float>(8, "the numbers").empty());
    CHECK(root.bytes(8, "the bytes").data == nullptr);
    CHECK(root.tables(8, "element").size() == 0);
    CHECK(
        contains(files::refusal([&] { root.table(8, "the inner one"); }), "the inner one of the root: it is missing"));
}

TEST_CASE("a file that ends early is refused wherever it ends") {
    const Bytes whole = example();
    CHECK(refused(whole) == "");
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const std::string why = refused(Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)));
        CAPTURE(size);
        CHECK(contains(why, "is damaged ("));
        CHECK((contains(why, "the end of the file") || contains(why, "the rest of the file")));
    }
}

TEST_CASE("distances and lengths that lead out of the file, or nowhere") {
    // The root at 16, whose field 1 at 20 refers to the text "a" at 28; the vtable at 8.
    const Bytes right{16, 0, 0, 0, 'T', 'E', 'S', 'T', 8, 0, 12, 0, 0, 0, 4,   0, 8, 0,
                      0,  0, 8, 0, 0,   0,   0,   0,   0, 0, 1,  0, 0, 0, 'a', 0, 0, 0};
    const auto text = [](const Bytes& bytes) {
        return files::refusal([&] {
            FlatbufferRange range(bytes);
            weights::flatbuffer_root(range, "the root").text(1, "the text");
        });
    };
    CHECK(text(right) == "");
    CHECK(contains(text(with(right, 0, 0)), "the root: it refers to itself"));
    CHECK(contains(text(with(right, 0, 0xffffffff)), "the root: it lies beyond the end of the file"));
    CHECK(contains(text(with(right, 0, 0x80000000)), "beyond the end"));
    CHECK(contains(text(with(right, 0, 17)), "the root: it is not aligned"));
    CHECK(contains(text(with(right, 16, 17)), "the root: its vtable lies before the file"));
    CHECK(contains(text(with(right, 16, 7)), "the vtable of the root: it is not aligned"));
    CHECK(contains(text(with(right, 16, 0x80000000)), "the vtable of the root: it reaches beyond the end"));
    CHECK(contains(text(with(right, 8, 12u << 16 | 2)), "its sizes are no sizes"));
    CHECK(contains(text(with(right, 8, 12u << 16 | 7)), "its sizes are no sizes"));
    CHECK(contains(text(with(right, 8, 2u << 16 | 8)), "its sizes are no sizes"));
    CHECK(contains(text(with(right, 8, 12u << 16 | 0xfffe)), "the vtable of the root: it reaches beyond the end"));
    CHECK(contains(text(with(right, 8, 0xfffcu << 16 | 8)), "the root: it reaches beyond the end"));
    CHECK(contains(text(with(right, 12, 2u << 16)), "the text of the root: it lies outside of its table"));
    CHECK(contains(text(with(right, 12, 12u << 16)), "the text of the root: it lies outside of its table"));
    CHECK(contains(text(with(right, 12, 6u << 16)), "the text of the root: it is not aligned"));
    CHECK(contains(text(with(right, 20, 0)), "the text of the root: it refers to itself"));
    CHECK(contains(text(with(right, 20, 0xfffffffc)), "beyond the end")); // four bytes back, if it were signed
    CHECK(contains(text(with(right, 20, 9)), "the text of the root: it is not aligned"));
    CHECK(contains(text(with(right, 28, 0x40000000)),
                   "the text of the root: it claims to have 1073741824 elements, more than the rest of the file"));
    CHECK(contains(text(with(right, 28, 4)), "the text of the root: it reaches beyond the end"));
    CHECK(contains(text(with(right, 32, 'a' | 'b' << 8)), "no zero follows the text"));
    CHECK(contains(text(with(right, 28, 0xffffffff)), "4294967295 elements"));
}

TEST_CASE("a vector of wide numbers is aligned, and as long as it claims") {
    const Bytes file = FlatTable().numbers(0, std::vector<std::int64_t>{1, 2}).file("TEST");
    const auto numbers = [](const Bytes& bytes) {
        return files::refusal([&] {
            FlatbufferRange range(bytes);
            const auto read = weights::flatbuffer_root(range, "the root").numbers<std::int64_t>(0, "the numbers");
            CHECK((read == std::vector<std::int64_t>{1, 2}));
        });
    };
    CHECK(numbers(file) == "");
    const std::size_t length = file.size() - 20;
    REQUIRE(file[length] == 2);
    CHECK(contains(numbers(with(file, length, 3)), "it claims to have 3 elements"));
    CHECK(contains(numbers(with(file, length, 0x20000000)), "it claims to have 536870912 elements"));
    Bytes shifted = file;
    shifted.insert(shifted.begin() + static_cast<std::ptrdiff_t>(length), 4, 0);
    std::size_t place = 0; // of the distance, which ends with the table in front of the vector
    for (std::size_t at = 8; at + 4 <= length; at += 4) {
        place = at + file[at] == length ? at : place;
    }
    REQUIRE(place != 0);
    CHECK(contains(numbers(with(shifted, place, static_cast<std::uint32_t>(length + 4 - place))), "not aligned"));
}

TEST_CASE("tables that refer to the same ones 16-fold, level below level, are not read for hours") {
    // A level is a table and a vector of 16 distances that all lead to the table of the next level.
    Bytes file = {24, 0, 0, 0, 'T', 'E', 'S', 'T', 0, 0, 0, 0, 0, 0, 0, 0};
    const auto append = [&](std::uint32_t number) {
        weights::append_little_endian(file, number, 4);
    };
    constexpr std::uint32_t levels = 12;
    append(6 | 8 << 16); // the only vtable, at 16: 6 bytes, a table of 8, field 0 at 4
    append(4);
    for (std::uint32_t level = 0; level < levels; ++level) {
        append(static_cast<std::uint32_t>(file.size()) - 16);
        append(4); // the vector follows
        append(16);
        for (std::uint32_t i = 0; i < 16; ++i) {
            append(4 * (16 - i));
        }
    }
    append(static_cast<std::uint32_t>(file.size()) - 16);
    append(4);
    append(0);
    FlatbufferRange range(file);
    const FlatbufferTable root = weights::flatbuffer_root(range, "the root");
    CHECK(contains(files::refusal([&] { count_nested(root); }), "the file refers to the same bytes over and over"));
}
