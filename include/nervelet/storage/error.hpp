// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_STORAGE_ERROR_HPP
#define NERVELET_STORAGE_ERROR_HPP

namespace nervelet {

/// The result of saving or loading. After an error, what was to be loaded is unchanged. text_of() explains each value.
enum class StorageError : unsigned char {
    none,               ///< no error
    wrong_magic,        ///< not a file of nervelet
    wrong_version,      ///< of an unknown version of the format
    wrong_scalar,       ///< of float where double is expected, or the like
    wrong_architecture, ///< of other layers, activations or another optimizer
    wrong_length,       ///< longer or shorter than expected
    missing_section,    ///< without a section for something that is to be loaded
    wrong_checksum,     ///< damaged
    source_ended,       ///< the source had too few bytes
    sink_full,          ///< the sink did not take all bytes
    no_network,         ///< the trainer has no network
    nothing_saved,      ///< the device holds no file
    device_failed,      ///< the device failed to read, erase or program
    wrong_value         ///< whole, with a value that what is to be loaded cannot have
};

/// The error as a text for a log or a terminal.
constexpr const char* text_of(StorageError error) {
    return error == StorageError::none          ? "no error"
           : error == StorageError::wrong_magic ? "not a file of nervelet: its first four bytes are not NRVL"
           : error == StorageError::wrong_version
               ? "written in a version of the format that this version of nervelet does not know"
           : error == StorageError::wrong_scalar
               ? "its numbers are of another scalar: float, double and so on have to be the same"
           : error == StorageError::wrong_architecture
               ? "of another architecture: input, layers, units, activations, optimizer have to be the same"
           : error == StorageError::wrong_length    ? "longer or shorter than what it says to hold"
           : error == StorageError::missing_section ? "holds no section for something that is to be loaded"
           : error == StorageError::wrong_checksum  ? "its bytes do not fit its checksum: damaged on the way"
           : error == StorageError::source_ended    ? "the source ended before the file did"
           : error == StorageError::sink_full       ? "the sink did not take all bytes"
           : error == StorageError::no_network      ? "the trainer has no network yet: reset() it first"
           : error == StorageError::nothing_saved   ? "nothing was saved on this device yet"
           : error == StorageError::device_failed
               ? "the device failed to read, erase, program or give back what it was given"
           : error == StorageError::wrong_value
               ? "whole, but with a value that cannot be: not written by save, or the part was not usable"
               : "unknown error";
}

} // namespace nervelet

#endif
