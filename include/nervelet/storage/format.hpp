// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_STORAGE_FORMAT_HPP
#define NERVELET_STORAGE_FORMAT_HPP

#include <cstddef>
#include <cstdint>

namespace nervelet {

/// The file format: n sections in 8 + 12 n + (contents) + 4 bytes, every number lowest byte first.
///
///     byte        size
///     0           4     magic: 4E 52 56 4C, "NRVL"
///     4           1     version of the format: 1
///     5           1     n, the number of sections: 1 to 8
///     6           2     0
///     8 + 12 s          for each section s = 0 .. n - 1:
///       + 0       1       kind: 1 network, 2 training, 3 random numbers, 4 StandardNormalizer, 5 MinMaxNormalizer,
///                         255 a type of the user's own, a Replay or a Stream
///       + 1       1       scalar: 1 float (IEEE 754 binary32), 2 double (binary64), 3 Fixed (two's complement), 0 none
///       + 2       2       0
///       + 4       4       architecture: CRC-32 of a text that describes the type (see fingerprint.hpp), such as
///                         "Input 2 Dense 4 Tanh Dense 1 Sigmoid "
///       + 8       4       length of its content
///     8 + 12 n          the contents of the sections, one after the other
///     the end     4     CRC-32 (see crc32.hpp) of all bytes before it
///
/// Contents, numbers of the scalar as their bits:
///     network             the parameters: layer after layer its weights row after row ([in][out]), then its biases.
///                         Its text has no dropout, which does nothing in inference.
///     training            4: steps taken; 8: state of the generator for dropout, if the network has any; the numbers
///                         of the optimizer in the order of its members; what it keeps for the parameters.
///                         Its text: every layer, then "for ", then the optimizer. Comes after its network.
///     random numbers      8: Random::state()
///     StandardNormalizer  means, sums of squares, epsilon, 4: count
///     MinMaxNormalizer    minima, maxima, 1: whether anything was observed
///     a stream            what its layers keep, from the first to the last; counts have 4 bytes
///     a type of one's own its fields in the order in which it names them
///
/// Each content must be one that its type can have (allows() of each type, storage/allowed_values.hpp); README.md lists
/// them. The CRC-32 finds damage only: it is no signature.
struct FileFormat {
    static constexpr std::size_t largest_section_count = 8; ///< n
    static constexpr std::size_t header_size = 8;           ///< bytes of a FileHeader
    static constexpr std::size_t entry_size = 12;           ///< bytes of a SectionEntry
    static constexpr std::size_t checksum_size = 4;         ///< bytes at the end
    static constexpr std::uint32_t magic = 0x4C56524Eu;     ///< "NRVL"
    static constexpr std::uint8_t version = 1;              ///< of the format
};

/// What a section is, as in the file.
enum class SectionKind : std::uint8_t {
    network = 1,             ///< a Network
    training = 2,            ///< what a Trainer holds beside its network
    random = 3,              ///< a Random
    standard_normalizer = 4, ///< a StandardNormalizer
    min_max_normalizer = 5,  ///< a MinMaxNormalizer
    own = 255                ///< a type of the user's own, a Replay or a Stream
};

/// One entry of the table of sections.
struct SectionEntry {
    std::uint8_t kind;          ///< a SectionKind
    std::uint8_t scalar;        ///< 1 float, 2 double, 3 Fixed, 0 none
    std::uint16_t zero;         ///< 0
    std::uint32_t architecture; ///< CRC-32 of a text that describes the type
    std::uint32_t length;       ///< bytes of its content

    /// The members in the order of the file.
    template <class Self, class Archive>
    static constexpr void fields(Self& self, Archive& archive) {
        archive(self.kind);
        archive(self.scalar);
        archive(self.zero);
        archive(self.architecture);
        archive(self.length);
    }
};

/// The first bytes of a file.
struct FileHeader {
    std::uint32_t magic;        ///< FileFormat::magic
    std::uint8_t version;       ///< FileFormat::version
    std::uint8_t section_count; ///< 1 to largest_section_count
    std::uint16_t zero;         ///< 0

    /// The members in the order of the file.
    template <class Self, class Archive>
    static constexpr void fields(Self& self, Archive& archive) {
        archive(self.magic);
        archive(self.version);
        archive(self.section_count);
        archive(self.zero);
    }
};

} // namespace nervelet

#endif
