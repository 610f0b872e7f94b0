// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_STORAGE_CONTENTS_HPP
#define NERVELET_STORAGE_CONTENTS_HPP

#include <cstddef>

#include "error.hpp"
#include "field_reader.hpp"
#include "reader.hpp"
#include "source.hpp"

namespace nervelet {

namespace detail {

/// Bytes in memory, which can be read from any position, and again.
struct ViewOfMemory {
    ByteView view;

    /// A source that begins at that position.
    constexpr ByteSource from(std::size_t place) const {
        return ByteSource(ByteView{view.data + place, view.size - place});
    }
};

/// The positions in memory, or in the buffer, at which the contents of the wanted sections begin.
template <std::size_t Count>
struct Places {
    std::size_t of[Count] = {};
};

/// Reads the contents of the sections into the objects that it visits.
template <class Memory, std::size_t Count>
struct ReadContents {
    const Memory& memory;
    const Places<Count>& places;
    std::size_t index;

    template <class Section, class Object>
    constexpr void section(Object& object) {
        auto source = memory.from(places.of[index++]);
        Reader<decltype(source)> archive(source);
        Section::fields(object, archive);
    }
};

/// Looks whether the contents of the sections can be those of the objects that it visits, which stay as they are.
template <class Memory, std::size_t Count>
struct CheckContents {
    const Memory& memory;
    const Places<Count>& places;
    std::size_t index;
    StorageError error;

    template <class Section, class Object>
    constexpr void section(const Object& object) {
        FieldState state{};
        FieldReader<Memory> archive(memory, places.of[index++], state);
        const bool holds = Section::allows(object, archive) && state.is_valid;
        if (error == StorageError::none) {
            error = state.has_failed ? StorageError::device_failed : holds ? error : StorageError::wrong_value;
        }
    }
};

} // namespace detail

} // namespace nervelet

#endif
