// Part of nervelet. MIT licence, the nervelet authors.
#include "../../../examples/host/weights/safetensors.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "files.hpp"

using files::contains;
using weights::Bytes;
using weights::Tensor;

namespace {

std::string refused(const Bytes& file) {
    return files::refusal([&] { weights::read_safetensors(file); });
}

std::string refused(const std::string& header, std::size_t size) {
    return refused(files::safetensors(header, size));
}

const std::string entry = R"("dtype":"F32","shape":[2],"data_offsets":[0,8])";

} // namespace

TEST_CASE("a file written byte by byte after the format's description") {
    const std::string header = R"({"b":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}}    )"; // 60 letters
    Bytes file{60, 0, 0, 0, 0, 0, 0, 0};
    file.insert(file.end(), header.begin(), header.end());
    const Bytes numbers{0x00, 0x00, 0x80, 0x3f, 0x00, 0x00, 0x20, 0xc0}; // 1 and -2.5
    file.insert(file.end(), numbers.begin(), numbers.end());
    REQUIRE(header.size() == 60);
    const std::vector<Tensor> tensors = weights::read_safetensors(file);
    REQUIRE(tensors.size() == 1);
    CHECK(tensors[0].name == "b");
    CHECK((tensors[0].shape == std::vector<std::size_t>{1, 2}));
    CHECK((tensors[0].values == std::vector<double>{1.0, -2.5}));
}

TEST_CASE("every format of fractions") {
    // Each holds -1.5, the smallest number above zero and infinity.
    const std::string header = R"({"__metadata__":{"format":"pt"},
        "half":{"dtype":"F16","shape":[3],"data_offsets":[0,6]},
        "brain":{"dtype":"BF16","shape":[3],"data_offsets":[6,12]},
        "single":{"dtype":"F32","shape":[3],"data_offsets":[12,24]},
        "double":{"dtype":"F64","shape":[3],"data_offsets":[24,48]}})";
    Bytes file = files::safetensors(header, 0);
    for (const std::uint64_t bits : {0xbe00u, 0x0001u, 0x7c00u, 0xbfc0u, 0x0001u, 0x7f80u}) {
        weights::append_little_endian(file, bits, 2);
    }
    for (const std::uint64_t bits : {0xbfc00000u, 0x00000001u, 0x7f800000u}) {
        weights::append_little_endian(file, bits, 4);
    }
    for (const std::uint64_t bits : std::vector<std::uint64_t>{0xbff8000000000000, 1, 0x7ff0000000000000}) {
        weights::append_little_endian(file, bits, 8);
    }
    const std::vector<Tensor> tensors = weights::read_safetensors(file);
    const int smallest[] = {-24, -133, -149, -1074};
    REQUIRE(tensors.size() == 4);
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK(tensors[i].values[0] == -1.5);
        CHECK(tensors[i].values[1] == std::ldexp(1.0, smallest[i]));
        CHECK(tensors[i].values[2] == HUGE_VAL);
    }
    CHECK(weights::decode_f16(Bytes{0xff, 0x7b}.data()) == 65504.0);
    CHECK(weights::decode_f16(Bytes{0x00, 0x80}.data()) == 0.0);
    CHECK(std::signbit(weights::decode_f16(Bytes{0x00, 0x80}.data())));
    CHECK(std::isnan(weights::decode_f16(Bytes{0x01, 0x7c}.data())));
}

TEST_CASE("order, escapes and what is not a fraction") {
    const std::vector<Tensor> tensors = weights::read_safetensors(files::safetensors(
        R"( {"z\u00e9\ud83d\ude00\n" : {"data_offsets":[8,12],"shape":[],"dtype":"F32"},
             "steps":{"dtype":"I64","shape":[1],"data_offsets":[0,8]},
             "none":{"dtype":"F32","shape":[0,7],"data_offsets":[12,12]}} )",
        12));
    REQUIRE(tensors.size() == 3);
    CHECK(tensors[0].name == "steps");
    CHECK(tensors[0].values.empty());
    CHECK(tensors[1].name == "z\xc3\xa9\xf0\x9f\x98\x80\n");
    CHECK(weights::shown(tensors[1].name) == "z_______");
    CHECK(tensors[1].values.size() == 1);
    CHECK(tensors[2].values.empty());
    CHECK(weights::read_safetensors(files::safetensors("{}", 0)).empty());
}

TEST_CASE("a kind of number that is not known is no damage, only no weight") {
    const std::vector<Tensor> tensors = weights::read_safetensors(files::safetensors(
        R"({"a":{"dtype":"F31","shape":[2],"data_offsets":[0,7]},"b":{"dtype":"F32","shape":[],"data_offsets":[7,11]}})",
        11));
    REQUIRE(tensors.size() == 2);
    CHECK(weights::tensor_text(tensors[0]) == "'a' [2] dtype F31");
    CHECK(contains(files::refusal([&] { weights::check_numbers(tensors[0]); }), "save it as float32"));
    CHECK(tensors[1].values.size() == 1);
}

TEST_CASE("a damaged file is refused in a sentence that names the cure") {
    const Bytes whole = files::safetensors("{\"b\":{" + entry + "}}", 8);
    CHECK(refused(whole) == "");
    for (std::size_t size = 0; size < whole.size(); ++size) {
        CHECK(
            contains(refused(Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size))), "ends within"));
    }
    Bytes longer = whole;
    longer.push_back(0);
    CHECK(contains(refused(longer), "has bytes after its last number"));
    Bytes huge = whole;
    huge[7] = 0xff;
    CHECK(contains(refused(huge), "ends within its header"));
}

TEST_CASE("a hostile header is refused") {
    const std::string more = "\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}";
    CHECK(contains(refused("{\"b\":{" + entry + "}," + more + "}", 8), "an overlap at the numbers of 'a'"));
    CHECK(contains(refused("{" + more + "}", 8), "a gap"));
    CHECK(contains(refused("{\"b\":{" + entry + "},\"b\":{" + entry + "}}", 8), "'b' comes twice"));
    CHECK(contains(refused("{\"b\":{" + entry + ",\"shape\":[2]}}", 8), "'shape' comes twice"));
    CHECK(contains(refused("{\"b\":{" + entry + ",\"strides\":[2]}}", 8), "unknown key 'strides'"));
    CHECK(contains(refused(R"({"b":{"dtype":"F32","shape":[2]}})", 8), "is missing"));
    CHECK(contains(refused(R"({"b":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}})", 8), "a whole number"));
    CHECK(contains(refused(R"({"b":{"dtype":"F32","shape":[2.0],"data_offsets":[0,8]}})", 8), "expected ]"));
    CHECK(contains(refused(R"({"b":{"dtype":"F32","shape":[02],"data_offsets":[0,8]}})", 8), "a whole number"));
    CHECK(contains(refused(R"({"b":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}})", 8), "which needs 12"));
    CHECK(contains(refused(R"({"b":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}})", 8), "a gap or an overlap"));
    CHECK(contains(refused(R"({"b":{"dtype":"F32","shape":[2],"data_offsets":[0,8,8]}})", 8), "not two numbers"));
    CHECK(contains(refused(R"({"b":{"dtype":"F32","shape":[2],"data_offsets":[0,99]}})", 8), "ends within"));
    CHECK(contains(refused(R"({"b":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,0]}})", 0),
                   "larger than any file"));
    CHECK(contains(refused(R"({"b":{"dtype":"F32","shape":[99999999999999999999],"data_offsets":[0,0]}})", 0),
                   "a number is too large"));
    CHECK(contains(refused(R"({"b":{"dtype":"F32","shape":[1,1,1,1,1,1,1,1,1],"data_offsets":[0,4]}})", 4),
                   "more than 8 numbers"));
    CHECK(contains(refused(std::string(1000000, '['), 0), "expected {"));
    CHECK(contains(refused("{\"b\":" + std::string(1000000, '{'), 0), "expected \""));
    CHECK(contains(refused("{\"__metadata__\":{\"a\":\"b\",\"a\":\"c\"}}", 0), "comes twice"));
    CHECK(contains(refused("{\"__metadata__\":{\"a\":1}}", 0), "expected \""));
    CHECK(contains(refused("{} x", 0), "follows its end"));
    CHECK(contains(refused("", 0), "expected {"));
}

TEST_CASE("a name that is not UTF-8 is refused") {
    for (const std::string name : {"\xff", "\xc0\x80", "\xe0\x80\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80",
                                   "\xf8\x88\x80\x80", "\x80", "\xc3(", "\xe2\x82"}) {
        CHECK(contains(refused("{\"" + name + "\":{" + entry + "}}", 8), "not UTF-8"));
    }
    CHECK(contains(refused("{\"\\ud800\":{" + entry + "}}", 8), "surrogate"));
    CHECK(contains(refused("{\"\\ud800\\u0041\":{" + entry + "}}", 8), "surrogate"));
    CHECK(contains(refused("{\"\\udc00\":{" + entry + "}}", 8), "surrogate"));
    CHECK(contains(refused("{\"\\u12g4\":{" + entry + "}}", 8), "hexadecimal"));
    CHECK(contains(refused("{\"\\x\":{" + entry + "}}", 8), "unknown escape"));
    CHECK(contains(refused("{\"\n\":{" + entry + "}}", 8), "control character"));
    CHECK(refused("{\"\xf4\x8f\xbf\xbf\":{" + entry + "}}", 8) == "");
}
