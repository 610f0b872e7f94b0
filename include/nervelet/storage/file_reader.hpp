// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_STORAGE_FILE_READER_HPP
#define NERVELET_STORAGE_FILE_READER_HPP

#include <cstddef>
#include <cstdint>

#include "contents.hpp"
#include "contract.hpp"
#include "error.hpp"
#include "format.hpp"
#include "reader.hpp"
#include "save.hpp"
#include "section_finder.hpp"
#include "source.hpp"

namespace nervelet {

namespace detail {

/// Checks a whole file, and only then reads the parts from it.
template <class Table>
struct FileReader {
    using Found = Places<Table::count>;

    /// Reads a file in memory, which can be read twice.
    template <class Memory, class... Parts>
    static constexpr StorageError from_memory(const Memory& memory, Parts&... parts) {
        Found places{};
        return finish(check_memory(memory, places), memory, places, parts...);
    }

    /// Checks a file in memory and finds its sections.
    template <class Memory>
    static constexpr StorageError check_memory(const Memory& memory, Found& places) {
        auto source = memory.from(0);
        const StorageError error = read_and_check(source, nullptr, places);
        return source.has_failed()                                 ? StorageError::device_failed
               : error == StorageError::none && source.left() != 0 ? StorageError::wrong_length
                                                                   : error;
    }

    /// The same, and whether its values can be those of parts, which stay as they are.
    template <class Memory, class... Parts>
    static constexpr StorageError check_memory_for(const Memory& memory, const Parts&... parts) {
        Found places{};
        return with_values(check_memory(memory, places), memory, places, parts...);
    }

    /// Reads a file from a source that cannot be read twice: the wanted contents are kept in the buffer until the whole
    /// file has come and is valid.
    template <class Source, class... Parts>
    static constexpr StorageError from_stream(Source& source, std::uint8_t* buffer, Parts&... parts) {
        Found places{};
        const StorageError error = read_and_check(source, buffer, places);
        return finish(error, ViewOfMemory{ByteView{buffer, Table::file_size}}, places, parts...);
    }

    /// Reads and checks a file. places are those in the buffer, or without one those in the file.
    template <class Source>
    static constexpr StorageError read_and_check(Source& source, std::uint8_t* buffer, Found& places) {
        Reader<Source> archive(source);
        FileHeader header{};
        FileHeader::fields(header, archive);
        if (archive.has_ended()) {
            return StorageError::source_ended;
        }
        if (header.magic != FileFormat::magic) {
            return StorageError::wrong_magic;
        }
        if (header.version != FileFormat::version) {
            return StorageError::wrong_version;
        }
        if (header.section_count > FileFormat::largest_section_count) {
            return StorageError::wrong_length;
        }
        return check_sections(archive, header.section_count, buffer, places);
    }

private:
    template <class Source>
    static constexpr StorageError check_sections(Reader<Source>& archive, std::size_t count, std::uint8_t* buffer,
                                                 Found& places) {
        std::uint32_t lengths[FileFormat::largest_section_count] = {};
        bool is_wanted[FileFormat::largest_section_count] = {};
        SectionEntry wanted[Table::count] = {};
        for (std::size_t i = 0; i < Table::count; ++i) {
            wanted[i] = Table::entry(i);
        }
        SectionFinder finder(wanted, Table::count);
        for (std::size_t i = 0; i < count; ++i) {
            SectionEntry entry{};
            SectionEntry::fields(entry, archive);
            lengths[i] = entry.length;
            is_wanted[i] = !archive.has_ended() && finder.is_next(entry);
        }
        if (archive.has_ended()) {
            return StorageError::source_ended;
        }
        // A file that does not fit is read to its end as well: it may be damaged just there.
        const StorageError unfit = finder.error();
        std::size_t place = buffer != nullptr ? 0 : FileFormat::header_size + FileFormat::entry_size * count;
        std::size_t found = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const bool is_kept = is_wanted[i] && buffer != nullptr && unfit == StorageError::none;
            static_cast<void>(is_kept ? archive.bytes(buffer + place, lengths[i]) : archive.skip(lengths[i]));
            if (is_wanted[i]) {
                places.of[found++] = place;
            }
            place += is_kept || buffer == nullptr ? lengths[i] : 0;
        }
        const std::uint32_t expected = archive.checksum();
        std::uint32_t checksum = 0;
        archive(checksum);
        return archive.has_ended()    ? unfit == StorageError::none ? StorageError::source_ended : unfit
               : checksum != expected ? StorageError::wrong_checksum
                                      : unfit;
    }

    template <class Memory, class... Parts>
    static constexpr StorageError with_values(StorageError error, const Memory& memory, const Found& places,
                                              const Parts&... parts) {
        CheckContents<Memory, Table::count> contents{memory, places, 0, error};
        if (error == StorageError::none) {
            visit_sections(contents, parts...);
        }
        return contents.error;
    }

    template <class Memory, class... Parts>
    static constexpr StorageError finish(StorageError error, const Memory& memory, const Found& places,
                                         Parts&... parts) {
        if (error == StorageError::none && !are_ready(parts...)) {
            error = StorageError::no_network;
        }
        error = with_values(error, memory, places, parts...);
        if (error == StorageError::none) {
            ReadContents<Memory, Table::count> contents{memory, places, 0};
            visit_sections(contents, parts...);
        }
        return error;
    }
};

/// Once an error has been reported: does nothing.
template <>
struct FileReader<NoSections> {
    template <class... Anything>
    static constexpr StorageError from_memory(Anything&&...) {
        return StorageError::source_ended;
    }
    template <class... Anything>
    static constexpr StorageError from_stream(Anything&&...) {
        return StorageError::source_ended;
    }
};

} // namespace detail

} // namespace nervelet

#endif
