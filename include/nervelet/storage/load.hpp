// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_STORAGE_LOAD_HPP
#define NERVELET_STORAGE_LOAD_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "contract.hpp"
#include "error.hpp"
#include "file_reader.hpp"
#include "save.hpp"
#include "source.hpp"

namespace nervelet {

namespace detail {

/// How a Source is loaded from: in general a stream, which has readBytes() and cannot be read twice.
template <class Source>
struct Loader {
    /// load(stream, buffer, parts...).
    template <class Buffer, class... Parts>
    static constexpr StorageError load(Source& source, Buffer& buffer, Parts&... parts) {
        constexpr bool is_stream = IsStream<Source>::value;
        static_assert(is_stream, "load(source, parts...): expected as source a std::array<std::uint8_t, "
                                 "saved_size<Parts...>()>, a ByteView{data, size}, or a stream, that is an object with "
                                 "std::size_t readBytes(std::uint8_t*, std::size_t), such as Arduino's Stream.");
        return from_stream(std::integral_constant<bool, is_stream>{}, source, buffer, parts...);
    }

private:
    template <class Buffer, class... Parts>
    static constexpr StorageError from_stream(std::false_type, Source&, Buffer&, Parts&...) {
        return StorageError::source_ended;
    }

    template <std::size_t Size, class... Parts>
    static constexpr StorageError from_stream(std::true_type, Source& source, std::array<std::uint8_t, Size>& buffer,
                                              Parts&... parts) {
        using Table = LoadableTable<Parts...>;
        static_assert(Size == Table::file_size || Table::count == 0,
                      "load(stream, buffer, parts...): expected a buffer of saved_size<Parts...>() bytes. "
                      "Saved<Parts...> is the right type.");
        return FileReader<Table>::from_stream(source, buffer.data(), parts...);
    }

    template <class Part, class... Parts>
    static constexpr StorageError from_stream(std::true_type, Source&, Part&, Parts&...) {
        static_assert(AlwaysFalse<Part>::value,
                      "load(stream, buffer, parts...): a stream cannot be read twice, so it is checked in a buffer "
                      "before anything changes. Expected that buffer, a Saved<Parts...>, behind the stream.");
        return StorageError::source_ended;
    }
};

/// Memory.
template <>
struct Loader<const ByteView> {
    /// load(view, parts...).
    template <class... Parts>
    static constexpr StorageError load(const ByteView& view, Parts&... parts) {
        return FileReader<LoadableTable<Parts...>>::from_memory(ViewOfMemory{view}, parts...);
    }
};

/// Memory.
template <>
struct Loader<ByteView> : Loader<const ByteView> {};

/// A std::array of exactly what save() writes for these parts.
template <std::size_t Size>
struct Loader<const std::array<std::uint8_t, Size>> {
    /// load(bytes, parts...).
    template <class... Parts>
    static constexpr StorageError load(const std::array<std::uint8_t, Size>& bytes, Parts&... parts) {
        using Table = LoadableTable<Parts...>;
        static_assert(Size == Table::file_size || Table::count == 0,
                      "load(bytes, parts...): expected a std::array of saved_size<Parts...>() bytes. For a file that "
                      "holds more than these parts give ByteView{bytes.data(), bytes.size()}.");
        return FileReader<Table>::from_memory(ViewOfMemory{ByteView{bytes.data(), Size}}, parts...);
    }
};

/// The same.
template <std::size_t Size>
struct Loader<std::array<std::uint8_t, Size>> : Loader<const std::array<std::uint8_t, Size>> {};

} // namespace detail

/// Loads what save() wrote: load(bytes, net), load(ByteView{data, size}, trainer, normalizer), or from a stream, which
/// cannot be read twice, load(stream, buffer, net) with a Saved<Net> as buffer. The parts must be in the order in which
/// they were saved; the file may have further ones between them, so a network can be loaded from the file of its
/// trainer. The whole file is checked before any part changes: after an error every part is unchanged. Who means harm
/// can make a right checksum: what is loaded is then still a value that its type can have (storage/format.hpp), but any
/// such value. Where files come from outside, verify a signature of your own over all bytes first.
template <class Source, class... Parts>
constexpr StorageError load(Source&& source, Parts&... parts) {
    return detail::Loader<std::remove_reference_t<Source>>::load(source, parts...);
}

} // namespace nervelet

#endif
