// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_STORAGE_SECTION_FINDER_HPP
#define NERVELET_STORAGE_SECTION_FINDER_HPP

#include <cstddef>

#include "error.hpp"
#include "format.hpp"

namespace nervelet {

namespace detail {

/// Looks for the wanted sections among those of a file, in the same order; the file may have further ones between them.
class SectionFinder {
public:
    /// wanted: an array of count entries.
    constexpr SectionFinder(const SectionEntry* wanted, std::size_t count) : wanted_(wanted), count_(count) {}

    /// Takes the next section of the file. Returns whether it is the next one that is wanted.
    constexpr bool is_next(const SectionEntry& entry) {
        if (found_ == count_ || entry.kind != wanted_[found_].kind) {
            return false;
        }
        const SectionEntry& wanted = wanted_[found_];
        const StorageError error = entry.scalar != wanted.scalar               ? StorageError::wrong_scalar
                                   : entry.architecture != wanted.architecture ? StorageError::wrong_architecture
                                   : entry.length != wanted.length             ? StorageError::wrong_length
                                                                               : StorageError::none;
        if (error == StorageError::none) {
            ++found_;
        }
        // If no later section fits, the error is what was wrong with this one, which is of the same kind.
        error_ = error == StorageError::none ? StorageError::missing_section : error;
        return error == StorageError::none;
    }

    /// Why not all wanted sections were found; none if they were.
    constexpr StorageError error() const { return found_ == count_ ? StorageError::none : error_; }

private:
    const SectionEntry* wanted_;
    std::size_t count_;
    std::size_t found_ = 0;
    StorageError error_ = StorageError::missing_section;
};

} // namespace detail

} // namespace nervelet

#endif
