// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_STORAGE_SAVE_HPP
#define NERVELET_STORAGE_SAVE_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "contract.hpp"
#include "error.hpp"
#include "format.hpp"
#include "part.hpp"
#include "sink.hpp"
#include "writer.hpp"

namespace nervelet {

/// The number of bytes that save() writes for Parts: saved_size<Net>(), saved_size<decltype(trainer),
/// StandardNormalizer<float, 3>>().
template <class... Parts>
constexpr std::size_t saved_size() {
    return detail::CheckedTable<Parts...>::file_size;
}

/// An array for the file of Parts, which save() and load() take.
template <class... Parts>
using Saved = std::array<std::uint8_t, saved_size<Parts...>()>;

namespace detail {

/// Writes the table of sections.
template <class Archive>
struct WriteEntries {
    Archive& archive;

    template <class Section, class Object>
    constexpr void section(Object&) {
        const SectionEntry entry = Section::entry();
        SectionEntry::fields(entry, archive);
    }
};

/// Writes the contents of the sections.
template <class Archive>
struct WriteContents {
    Archive& archive;

    template <class Section, class Object>
    constexpr void section(Object& object) {
        Section::fields(object, archive);
    }
};

/// Visits all sections of all parts in the order of the file.
template <class Visitor>
constexpr void visit_sections(Visitor&) {}

template <class Visitor, class Part, class... Rest>
constexpr void visit_sections(Visitor& visitor, Part& part, Rest&... rest) {
    StoredPart<std::remove_const_t<Part>>::visit(part, visitor);
    visit_sections(visitor, rest...);
}

/// Whether all parts can be saved and loaded now: trainers have a network.
constexpr bool are_ready() {
    return true;
}

template <class Part, class... Rest>
constexpr bool are_ready(const Part& part, const Rest&... rest) {
    return StoredPart<Part>::is_ready(part) && are_ready(rest...);
}

/// Whether load() would take all parts as they are.
constexpr bool are_valid() {
    return true;
}

template <class Part, class... Rest>
constexpr bool are_valid(const Part& part, const Rest&... rest) {
    return StoredPart<Part>::is_valid(part) && are_valid(rest...);
}

/// Writes a file.
template <class Table>
struct FileWriter {
    /// header, table of sections, contents, checksum.
    template <class Sink, class... Parts>
    static constexpr StorageError write(Sink&& sink, const Parts&... parts) {
        if (!are_ready(parts...)) {
            return StorageError::no_network;
        }
        using Archive = Writer<std::remove_reference_t<Sink>>;
        Archive archive(sink);
        const FileHeader header{FileFormat::magic, FileFormat::version, static_cast<std::uint8_t>(Table::count), 0};
        FileHeader::fields(header, archive);
        WriteEntries<Archive> entries{archive};
        visit_sections(entries, parts...);
        WriteContents<Archive> contents{archive};
        visit_sections(contents, parts...);
        archive(archive.checksum());
        return archive.is_full() ? StorageError::sink_full : StorageError::none;
    }
};

/// Once an error has been reported: does nothing.
template <>
struct FileWriter<NoSections> {
    template <class... Parts>
    static constexpr StorageError write(const Parts&...) {
        return StorageError::sink_full;
    }
};

/// Writes a file that load() takes, or nothing. TwoSlots does not need it: it reads what it wrote.
template <class Table, class Sink, class... Parts>
constexpr std::enable_if_t<(Table::count > 0), StorageError> save_if_valid(Sink&& sink, const Parts&... parts) {
    if (are_ready(parts...) && !are_valid(parts...)) {
        return StorageError::wrong_value;
    }
    return FileWriter<Table>::write(sink, parts...);
}

/// Once an error has been reported: does nothing.
template <class Table, class Sink, class... Parts>
constexpr std::enable_if_t<Table::count == 0, StorageError> save_if_valid(Sink&&, const Parts&...) {
    return StorageError::sink_full;
}

/// How a Sink is saved to: in general by its std::size_t write(const std::uint8_t*, std::size_t), which returns how
/// many bytes it took, as in Arduino's Print (Serial, File and so on).
template <class Sink>
struct Saver {
    /// save(sink, parts...).
    template <class... Parts>
    static constexpr StorageError save(Sink& sink, const Parts&... parts) {
        constexpr bool holds = IsSink<Sink>::value;
        static_assert(holds, "save(sink, parts...): expected as sink std::array<std::uint8_t, saved_size<Parts...>()>, "
                             "that is Saved<Parts...>, or an object with std::size_t write(const std::uint8_t*, "
                             "std::size_t), such as Arduino's Print.");
        return write(std::integral_constant<bool, holds>{}, sink, parts...);
    }

private:
    template <class... Parts>
    static constexpr StorageError write(std::true_type, Sink& sink, const Parts&... parts) {
        return save_if_valid<CheckedTable<Parts...>>(sink, parts...);
    }

    template <class... Parts>
    static constexpr StorageError write(std::false_type, Sink&, const Parts&...) {
        return StorageError::sink_full;
    }
};

/// A std::array of exactly the size of the file.
template <std::size_t Size>
struct Saver<std::array<std::uint8_t, Size>> {
    /// save(bytes, parts...).
    template <class... Parts>
    static constexpr StorageError save(std::array<std::uint8_t, Size>& bytes, const Parts&... parts) {
        using Table = CheckedTable<Parts...>;
        static_assert(Size == Table::file_size || Table::count == 0,
                      "save(bytes, parts...): expected a std::array of saved_size<Parts...>() bytes. "
                      "Saved<Parts...> is the right type.");
        return save_if_valid<Table>(ByteSink(bytes.data(), Size), parts...);
    }
};

} // namespace detail

/// Saves networks, trainers (with their networks), normalizers, generators and types of your own (storage/part.hpp) in
/// the format of storage/format.hpp: save(bytes, net), save(file, trainer, normalizer). Returns StorageError::none,
/// sink_full or no_network; or wrong_value, and nothing is written, where a normalizer, the optimizer of a trainer or
/// the is_valid() of a type of your own says that load() would refuse it. The checksum at the end finds damage; it is
/// no signature. To sign a file, sign all bytes that the sink got.
template <class Sink, class... Parts>
constexpr StorageError save(Sink&& sink, const Parts&... parts) {
    return detail::Saver<std::remove_reference_t<Sink>>::save(sink, parts...);
}

} // namespace nervelet

#endif
