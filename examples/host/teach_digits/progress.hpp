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

/// Whether stdout is a terminal.
inline bool stdout_is_terminal() {
#ifdef _WIN32
    return _isatty(_fileno(stdout)) != 0;
#else
    return isatty(STDOUT_FILENO) != 0;
#endif
}

/// A progress bar: on a terminal one line that is overwritten; elsewhere a new line after every fifth of the work.
class Progress {
public:
    /// what: the unit, such as "epoch". total: how many there are.
    void begin(const char* what, std::uint32_t total) {
        what_ = what;
        total_ = total;
        shown_ = 0;
    }

    /// done: how many are done. state: a text after the bar.
    void show(std::uint32_t done, const std::string& state) {
        const std::uint32_t parts = terminal_ ? 16 : 5;
        const std::uint32_t part = static_cast<std::uint32_t>(std::uint64_t{parts} * done / total_);
        if (part == shown_) {
            return;
        }
        shown_ = part;
        if (terminal_) {
            const std::string line = "  [" + std::string(part, '#') + std::string(parts - part, '.') + "] " + what_ +
                                     " " + std::to_string(done) + "/" + std::to_string(total_) + "  " + state;
            std::printf("\r%-*s", width, line.c_str());
        } else {
            std::printf("  %s %*u/%u  %s\n", what_, static_cast<int>(std::to_string(total_).size()), done, total_,
                        state.c_str());
        }
        std::fflush(stdout);
    }

    /// Clears the line.
    void end() {
        if (terminal_) {
            std::printf("\r%*s\r", width, "");
        }
    }

private:
    static constexpr int width = 78; ///< a longer line would wrap, and \r could not go back to its start

    bool terminal_ = stdout_is_terminal();
    const char* what_ = "";
    std::uint32_t total_ = 1;
    std::uint32_t shown_ = 0;
};

} // namespace teach

#endif
