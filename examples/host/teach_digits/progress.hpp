// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TEACH_DIGITS_PROGRESS_HPP
#define NERVELET_EXAMPLES_HOST_TEACH_DIGITS_PROGRESS_HPP

#include <cstdint>
#include <cstdio>
#include <string>

#ifdef _WIN32
#include <io.h>
#else
#include <unistd.h>
#endif

namespace teach {

inline bool stdout_is_terminal() {
#ifdef _WIN32
    return _isatty(_fileno(stdout)) != 0;
#else
    return isatty(STDOUT_FILENO) != 0;
#endif
}

/// One line that is written over and over on a terminal; elsewhere a plain line after every fifth of the work.
class Progress {
public:
    void begin(const char* what, std::uint32_t total) {
        what_ = what;
        total_ = total;
        shown_ = 0;
    }

    void show(std::uint32_t done, const std::string& state) {
        const std::uint32_t parts = terminal_ ? 30 : 5;
        const std::uint32_t part = static_cast<std::uint32_t>(std::uint64_t{parts} * done / total_);
        if (part == shown_) {
            return;
        }
        shown_ = part;
        if (terminal_) {
            std::printf("\r  [%s%s] %s %u/%u  %s\033[K", std::string(part, '#').c_str(),
                        std::string(parts - part, '.').c_str(), what_, done, total_, state.c_str());
        } else {
            std::printf("  %s %*u/%u  %s\n", what_, static_cast<int>(std::to_string(total_).size()), done, total_,
                        state.c_str());
        }
        std::fflush(stdout);
    }

    void end() {
        if (terminal_) {
            std::printf("\r\033[K");
        }
    }

private:
    bool terminal_ = stdout_is_terminal();
    const char* what_ = "";
    std::uint32_t total_ = 1;
    std::uint32_t shown_ = 0;
};

} // namespace teach

#endif
