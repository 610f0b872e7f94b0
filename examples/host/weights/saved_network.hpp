// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_SAVED_NETWORK_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_SAVED_NETWORK_HPP

#include <nervelet/storage/crc32.hpp>
#include <nervelet/storage/format.hpp>

#include "describe_step.hpp"
#include "number_format.hpp"

namespace weights {

// A file that nervelet::save wrote, read without the network's type; nervelet/storage/format.hpp describes it.

/// The architecture that nervelet::save writes for the network.
inline std::uint32_t architecture_of(const Description& network) {
    nervelet::Fingerprint text;
    describe_extents(text, "Input", network.input);
    for (const Step& step : network.steps) {
        describe_step(text, network, step);
    }
    return text.value();
}

/// The bytes of the parameters, and whether they are float or double.
struct SavedNetwork {
    const NumberFormat* format;
    Bytes parameters;
};

/// Refuses a file that is not complete and valid. Returns the number of its sections.
inline std::size_t check_saved_file(const Bytes& file) {
    using Format = nervelet::FileFormat;
    if (file.size() < Format::header_size + Format::checksum_size || little_endian(file.data(), 4) != Format::magic) {
        throw Refusal("is no file of nervelet: its first four bytes are not NRVL; give one that nervelet::save wrote");
    }
    if (file[4] != Format::version) {
        throw Refusal("is of version " + std::to_string(file[4]) + " of the format, not " +
                      std::to_string(Format::version) + "; use export_weights of the nervelet that wrote it");
    }
    nervelet::Crc32 crc;
    crc.add(file.data(), file.size() - Format::checksum_size);
    if (crc.value() != little_endian(file.data() + file.size() - Format::checksum_size, 4)) {
        throw Refusal("is damaged: its bytes do not fit its checksum; read it from the board again");
    }
    const std::size_t count = file[5];
    if (count < 1 || count > Format::largest_section_count ||
        file.size() < Format::header_size + count * Format::entry_size + Format::checksum_size) {
        throw Refusal("has a damaged table of sections; save it anew");
    }
    return count;
}

/// Reads the first section that holds a network of this architecture, with so many parameters. text: of the network.
inline SavedNetwork read_saved_network(const Bytes& file, std::uint32_t architecture, std::size_t parameter_count,
                                       const std::string& network) {
    using Format = nervelet::FileFormat;
    const std::size_t section_count = check_saved_file(file);
    std::size_t begin = Format::header_size + section_count * Format::entry_size;
    const std::size_t end = file.size() - Format::checksum_size;
    std::size_t network_count = 0;
    for (std::size_t i = 0; i < section_count; ++i) {
        const unsigned char* const entry = file.data() + Format::header_size + i * Format::entry_size;
        const std::size_t length = static_cast<std::size_t>(little_endian(entry + 8, 4));
        if (length > end - begin) {
            throw Refusal("has a damaged table of sections; save it anew");
        }
        const bool is_network = entry[0] == static_cast<unsigned char>(nervelet::SectionKind::network);
        const unsigned char scalar = entry[1];
        if (is_network && little_endian(entry + 4, 4) == architecture) {
            const NumberFormat* const format = find_number_format([&](const NumberFormat& known) {
                return std::string(known.safetensors) == (scalar == 1 ? "F32" : scalar == 2 ? "F64" : "none");
            });
            if (format == nullptr || length != parameter_count * format->size) {
                throw Refusal("holds this network with numbers that are neither float nor double; save it as float");
            }
            const unsigned char* const first = file.data() + begin;
            return {format, Bytes(first, first + length)};
        }
        network_count += is_network ? 1 : 0;
        begin += length;
    }
    throw Refusal(network_count == 0 ? "holds no network; save the network or its trainer"
                                     : "holds another network than " + quoted(network) +
                                           "; input, units and activations have to be the same");
}

/// The same of a network that is described.
inline SavedNetwork read_saved_network(const Bytes& file, const Description& network) {
    return read_saved_network(file, architecture_of(network), network.parameter_count, network.text);
}

} // namespace weights

#endif
