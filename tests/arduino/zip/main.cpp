// Part of nervelet. MIT licence, the nervelet authors.
// nervelet_zip OUTPUT FOLDER FILE...: a .zip of these files below FOLDER, the same bytes from the same files on every
// machine. (CMake's own tar --format=zip writes when each file was read, and by whom.) Nothing is compressed: other
// versions of a compressor give other bytes, and the IDE unpacks the file once.
#include <array>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

static std::array<std::uint32_t, 256> make_crc_table() {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        table[i] = i;
        for (int bit = 0; bit < 8; ++bit) {
            table[i] = table[i] >> 1 ^ ((table[i] & 1) != 0 ? 0xEDB88320U : 0U);
        }
    }
    return table;
}

static std::uint32_t crc_of(const std::string& bytes) {
    static const std::array<std::uint32_t, 256> table = make_crc_table();
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char c : bytes) {
        crc = crc >> 8 ^ table[(crc ^ static_cast<unsigned char>(c)) & 0xFF];
    }
    return ~crc;
}

static std::string little_endian(std::size_t value, int bytes) {
    std::string text;
    for (int i = 0; i < bytes; ++i) {
        text += static_cast<char>(value >> 8 * i & 0xFF);
    }
    return text;
}

// What the local and the central header have in common: version 2.0, no flags, stored, the first instant that a .zip
// can name (1980-01-01), checksum, both sizes, length of the name, no extra field.
static std::string common_header(const std::string& name, const std::string& bytes) {
    return little_endian(20, 2) + little_endian(0, 2) + little_endian(0, 2) + little_endian(0, 2) +
           little_endian(1 << 5 | 1, 2) + little_endian(crc_of(bytes), 4) + little_endian(bytes.size(), 4) +
           little_endian(bytes.size(), 4) + little_endian(name.size(), 2) + little_endian(0, 2);
}

int main(int count, char** arguments) {
    if (count < 4) {
        std::fputs("usage: nervelet_zip OUTPUT FOLDER FILE...\n", stderr);
        return 2;
    }
    std::string archive;
    std::string directory;
    for (int i = 3; i < count; ++i) {
        std::ifstream file(arguments[i], std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
        if (!file) {
            std::fprintf(stderr, "%s cannot be read\n", arguments[i]);
            return 1;
        }
        const std::string name = std::string(arguments[2]) + "/" + arguments[i];
        const std::string header = common_header(name, bytes);
        // Made on Unix, a regular file that all may read and its owner may write.
        directory += "PK\x01\x02" + little_endian(3 << 8 | 20, 2) + header + little_endian(0, 2) + little_endian(0, 2) +
                     little_endian(0, 2) + little_endian(std::size_t{0100644} << 16, 4) +
                     little_endian(archive.size(), 4) + name;
        archive += "PK\x03\x04" + header + name + bytes;
    }
    const std::size_t entries = static_cast<std::size_t>(count) - 3;
    const std::string end = "PK\x05\x06" + little_endian(0, 2) + little_endian(0, 2) + little_endian(entries, 2) +
                            little_endian(entries, 2) + little_endian(directory.size(), 4) +
                            little_endian(archive.size(), 4) + little_endian(0, 2);
    std::ofstream output(arguments[1], std::ios::binary);
    output << archive << directory << end;
    output.close();
    if (!output) {
        std::fprintf(stderr, "%s cannot be written\n", arguments[1]);
        return 1;
    }
    std::printf("%s: %zu files, %zu bytes\n", arguments[1], entries, archive.size() + directory.size() + end.size());
}
