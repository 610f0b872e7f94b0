// Part of nervelet. MIT licence, the nervelet authors.
#include "../../../examples/host/weights/npy.hpp"

#include <doctest/doctest.h>

#include "files.hpp"

using files::contains;
using weights::Bytes;
using weights::Tensor;

namespace {

std::string refused(const Bytes& file) {
    return files::refusal([&] { weights::read_npy(file, "w"); });
}

std::string refused(const std::string& header, std::size_t size) {
    return refused(files::npy(header, size));
}

/// The numbers 0, 1, 2, ... as float.
Bytes counted(const std::string& header, std::size_t count, unsigned char version) {
    Bytes file = files::npy(header, 0, version);
    for (std::size_t i = 0; i < count; ++i) {
        const float value = static_cast<float>(i);
        weights::append_little_endian(file, weights::number_of<std::uint32_t>(value), 4);
    }
    return file;
}

const std::string good = "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }\n";

} // namespace

TEST_CASE("a file written byte by byte as np.save writes it") {
    // np.save("w.npy", np.array([1, -2.5], "<f4")): the header is filled with spaces to 128 bytes, a line end comes
    // last.
    Bytes file{0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 0x01, 0x00, 0x76, 0x00};
    std::string header = "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }";
    header += std::string(117 - header.size(), ' ') + "\n";
    file.insert(file.end(), header.begin(), header.end());
    REQUIRE(file.size() == 128);
    const Bytes numbers{0x00, 0x00, 0x80, 0x3f, 0x00, 0x00, 0x20, 0xc0};
    file.insert(file.end(), numbers.begin(), numbers.end());
    const Tensor tensor = weights::read_npy(file, "w");
    CHECK(tensor.name == "w");
    CHECK((tensor.shape == std::vector<std::size_t>{2}));
    CHECK((tensor.values == std::vector<double>{1.0, -2.5}));
}

TEST_CASE("row after row and column after column, versions 1 to 3") {
    for (const unsigned char version : Bytes{1, 2, 3}) {
        const Tensor rows =
            weights::read_npy(counted("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3)}", 6, version), "w");
        CHECK((rows.values == std::vector<double>{0, 1, 2, 3, 4, 5}));
        const Tensor columns =
            weights::read_npy(counted("{\"shape\":(2,3,),\"descr\":\"<f4\",\"fortran_order\":True}", 6, version), "w");
        CHECK((columns.values == std::vector<double>{0, 2, 4, 1, 3, 5}));
        CHECK((columns.shape == std::vector<std::size_t>{2, 3}));
    }
    const Tensor cube =
        weights::read_npy(counted("{'descr': '<f4', 'fortran_order': True, 'shape': (2, 2, 2)}", 8, 1), "w");
    CHECK((cube.values == std::vector<double>{0, 4, 2, 6, 1, 5, 3, 7}));
    const Tensor one = weights::read_npy(counted("{'descr': '<f4', 'fortran_order': True, 'shape': ()}", 1, 1), "w");
    CHECK((one.values == std::vector<double>{0}));
    CHECK(weights::read_npy(counted("{'descr': '<f4', 'fortran_order': True, 'shape': (0, 3)}", 0, 1), "w")
              .values.empty());
}

TEST_CASE("half, single and double") {
    Bytes file = files::npy("{'descr': '<f2', 'fortran_order': False, 'shape': (1,)}", 0);
    weights::append_little_endian(file, 0x3555, 2);
    CHECK(weights::read_npy(file, "w").values[0] == 1365.0 / 4096.0);
    file = files::npy("{'descr': '<f8', 'fortran_order': False, 'shape': (1,)}", 0);
    weights::append_little_endian(file, 0x3fb999999999999aU, 8);
    CHECK(weights::read_npy(file, "w").values[0] == 0.1);
}

TEST_CASE("headers as numpy reads them: names of kinds, any order of the bytes, Python 2") {
    const auto is_half = [](const std::string& descr, const Bytes& bytes) {
        Bytes file = files::npy("{'descr': " + descr + ", 'fortran_order': False, 'shape': (1L,)}", 0);
        file.insert(file.end(), bytes.begin(), bytes.end());
        return weights::read_npy(file, "w").values == std::vector<double>{0.5};
    };
    for (const std::string descr : {"'<f4'", "'=f4'", "'|f4'", "'f4'", "'float32'", "'single'", "'f'", "u'<f4'"}) {
        CHECK(is_half(descr, {0x00, 0x00, 0x00, 0x3f}));
    }
    CHECK(is_half("'>f4'", {0x3f, 0x00, 0x00, 0x00}));
    CHECK(is_half("'>f8'", {0x3f, 0xe0, 0, 0, 0, 0, 0, 0}));
    CHECK(is_half("'float64'", {0, 0, 0, 0, 0, 0, 0xe0, 0x3f}));
    CHECK(is_half("'>f2'", {0x38, 0x00}));
    CHECK(is_half("'half'", {0x00, 0x38}));
    const Tensor matrix =
        weights::read_npy(counted("{'descr': '<f4', 'fortran_order': False, 'shape': (3L, 5L)}", 15, 1), "w");
    CHECK((matrix.shape == std::vector<std::size_t>{3, 5}));
}

TEST_CASE("a kind of number that weights cannot have is no damage") {
    const auto kind = [](const std::string& descr, std::size_t size) {
        const Tensor tensor = weights::read_npy(
            files::npy("{'descr': '" + descr + "', 'fortran_order': True, 'shape': (1,)}", size), "w");
        CHECK(tensor.values.empty());
        CHECK(contains(files::refusal([&] { weights::check_numbers(tensor); }), "astype('<f4')"));
        return weights::tensor_text(tensor);
    };
    CHECK(kind("<i8", 8) == "'w' [1] I64");
    CHECK(kind("|b1", 1) == "'w' [1] BOOL");
    CHECK(kind("|O", 30) == "'w' [1] of kind |O");
    CHECK(kind("<c8", 8) == "'w' [1] of kind <c8");
    CHECK(kind("", 8) == "'w' [1] of kind ");
    CHECK(contains(refused("{'descr': '<i8', 'fortran_order': False, 'shape': (1,)}", 7), "which needs 8"));
}

TEST_CASE("a damaged file is refused in a sentence that names the cure") {
    const Bytes whole = files::npy(good, 8);
    CHECK(refused(whole) == "");
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const std::string why = refused(Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)));
        CHECK((contains(why, "ends within") || contains(why, "no .npy file") || contains(why, "which needs 8")));
    }
    Bytes longer = whole;
    longer.push_back(0);
    CHECK(contains(refused(longer), "holds 9 bytes"));
    Bytes version = whole;
    version[6] = 4;
    CHECK(contains(refused(version), "version"));
    Bytes magic = whole;
    magic[0] = 'N';
    CHECK(contains(refused(magic), "no .npy file"));
}

TEST_CASE("a hostile header is refused") {
    CHECK(contains(refused("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (2,)}", 8), "records"));
    CHECK(contains(refused("{'descr': '<f4', 'fortran_order': 0, 'shape': (2,)}", 8), "neither True nor False"));
    CHECK(contains(refused("{'descr': '<f4', 'fortran_order': False, 'shape': (-2,)}", 8), "a whole number"));
    CHECK(contains(refused("{'descr': '<f4', 'fortran_order': False, 'shape': (3,)}", 8), "which needs 12"));
    CHECK(contains(refused("{'descr': '<f4', 'fortran_order': False, 'shape': (4611686018427387904, 4)}", 8),
                   "larger than any file"));
    CHECK(contains(refused("{'descr': '<f4', 'fortran_order': False}", 8), "is missing"));
    CHECK(contains(refused("{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (2,)}", 8), "twice"));
    CHECK(contains(refused("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), 'more': 1}", 8), "'more'"));
    CHECK(contains(refused("{'descr': '<f\xff', 'fortran_order': False, 'shape': (2,)}", 8), "cannot be there"));
    CHECK(contains(refused("{'descr': " + std::string(60000, '('), 8), "expected '"));
    CHECK(contains(refused(good + "x", 8), "follows its end"));
    CHECK(contains(refused("", 8), "expected {"));
}
