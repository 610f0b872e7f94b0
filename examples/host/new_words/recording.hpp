// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_NEW_WORDS_RECORDING_HPP
#define NERVELET_EXAMPLES_HOST_NEW_WORDS_RECORDING_HPP

#include <cstdio>
#include <memory>

#include "kws.hpp"

namespace new_words {

/// Reads what kws sees of a recording, a file of 490 bytes as mlcommons/tiny has them. Returns false if it is none.
inline bool read_recording(const char* path, kws::Net::Input& x) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path, "rb"), std::fclose);
    return file != nullptr && std::fread(x.data(), 1, x.size(), file.get()) == x.size() &&
           std::fgetc(file.get()) == EOF;
}

} // namespace new_words

#endif
