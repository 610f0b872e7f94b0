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

/// How many bytes save() writes for Parts: saved_size<Net>(), saved_size<decltype(trainer), StandardNormalizer<...>>().
template <class... Parts>
constexpr std::size_t saved_size() {
    return detail::CheckedTable<Parts...>::file_size;
}

/// The array that holds them.
template <class... Parts>
using Saved = std::array<std::uint8_t, saved_size<Parts...>()>;

namespace detail {

template <class Archive>
struct WriteEntries {
    Archive& archive;

    template <class Section, class Object>
    constexpr void section(Object&) {
        const SectionEntry entry = Section::entry();
        SectionEntry::fields(entry, archive);
    }
};

template <class Archive>
struct WriteContents {
    Archive& archive;

    template <class Section, class Object>
    constexpr void section(Object& object) {
        Section::fields(object, archive);
    }
};

template <class Visitor>
constexpr void visit_sections(Visitor&) {}

template <class Visitor, class Part, class... Rest>
constexpr void visit_sections(Visitor& visitor, Part& part, Rest&... rest) {
    StoredPart<std::remove_const_t<Part>>::visit(part, visitor);
    visit_sections(visitor, rest...);
}

constexpr bool are_ready() {
    return true;
}

template <class Part, class... Rest>
constexpr bool are_ready(const Part& part, const Rest&... rest) {
    return StoredPart<Part>::is_ready(part) && are_ready(rest...);
}

template <class Table>
struct FileWriter {
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

template <>
struct FileWriter<NoSections> {
    template <class... Parts>
    static constexpr StorageError write(const Parts&...) {
        return StorageError::sink_full;
    }
};

/// save(sink, parts...) for any sink with std::size_t write(const std::uint8_t*, std::size_t), which gives how many
/// bytes it took: Serial, a File, or what else is an Arduino Print.
template <class Sink>
struct Saver {
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
        return FileWriter<CheckedTable<Parts...>>::write(sink, parts...);
    }

    template <class... Parts>
    static constexpr StorageError write(std::false_type, Sink&, const Parts&...) {
        return StorageError::sink_full;
    }
};

template <std::size_t Size>
struct Saver<std::array<std::uint8_t, Size>> {
    template <class... Parts>
    static constexpr StorageError save(std::array<std::uint8_t, Size>& bytes, const Parts&... parts) {
        using Table = CheckedTable<Parts...>;
        static_assert(Size == Table::file_size || Table::count == 0,
                      "save(bytes, parts...): expected a std::array of saved_size<Parts...>() bytes. "
                      "Saved<Parts...> is the right type.");
        return FileWriter<Table>::write(ByteSink(bytes.data(), Size), parts...);
    }
};

} // namespace detail

/// Writes a file (storage/format.hpp) of networks, trainers (whose network goes with them), normalizers, generators:
/// save(bytes, net), save(file, trainer, normalizer).
template <class Sink, class... Parts>
constexpr StorageError save(Sink&& sink, const Parts&... parts) {
    return detail::Saver<std::remove_reference_t<Sink>>::save(sink, parts...);
}

} // namespace nervelet

#endif
