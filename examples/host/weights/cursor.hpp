// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_CURSOR_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_CURSOR_HPP

#include <cstdint>
#include <string>
#include <vector>

#include "refusal.hpp"

namespace weights {

/// A scanner for the header of a file: both file formats write theirs as nested lists of names and numbers. No function
/// is recursive, so a deeply nested header cannot overflow the stack.
class Cursor {
public:
    /// part: what of the file the text is, for a message.
    explicit Cursor(const std::string& text, const std::string& part = "header") : text_(text), part_(part) {}

    /// Skips white space. If the next character is this one, reads it and returns true.
    bool accept(char wanted) {
        skip_space();
        const bool is_it = at_ < text_.size() && text_[at_] == wanted;
        at_ += is_it ? 1 : 0;
        return is_it;
    }

    /// The same, but refuses another character.
    void expect(char wanted) {
        if (!accept(wanted)) {
            refuse(std::string("expected ") + wanted);
        }
    }

    /// Reads the next character, white space or not.
    unsigned char letter() {
        if (at_ == text_.size()) {
            refuse("it ends too early");
        }
        return static_cast<unsigned char>(text_[at_++]);
    }

    /// Skips white space. If this word is next, reads it and returns true.
    bool accept_word(const std::string& word) {
        skip_space();
        const bool is_it = text_.compare(at_, word.size(), word) == 0;
        at_ += is_it ? word.size() : 0;
        return is_it;
    }

    /// Reads a number without sign, point or exponent.
    std::size_t whole_number() {
        skip_space();
        const std::size_t first = at_;
        std::size_t value = 0;
        for (; at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9'; ++at_) {
            const std::size_t digit = static_cast<std::size_t>(text_[at_] - '0');
            if (value > (SIZE_MAX - digit) / 10) {
                refuse("a number is too large");
            }
            value = 10 * value + digit;
        }
        if (at_ == first || (text_[first] == '0' && at_ - first > 1)) {
            refuse("expected a whole number, 0 or more");
        }
        return value;
    }

    /// Whether a number or a word for one comes next, behind white space.
    bool begins_number() {
        skip_space();
        return at_ < text_.size() && std::string("-0123456789NI").find(text_[at_]) != std::string::npos;
    }

    /// Skips white space and gives the letters that a number can have, up to 64.
    std::string number_letters() {
        constexpr std::size_t longest = 64;
        skip_space();
        const std::size_t first = at_;
        while (at_ < text_.size() && std::string("+-.0123456789eE").find(text_[at_]) != std::string::npos) {
            ++at_;
        }
        if (at_ - first > longest) {
            refuse("a number has more than 64 letters");
        }
        return text_.substr(first, at_ - first);
    }

    /// Reads a list of numbers between two brackets. In a Python tuple there may be a comma after the last one.
    std::vector<std::size_t> whole_numbers(char open, char close, bool is_tuple) {
        constexpr std::size_t most = 8;
        std::vector<std::size_t> numbers;
        expect(open);
        if (accept(close)) {
            return numbers;
        }
        do {
            if (is_tuple && !numbers.empty() && accept(close)) {
                return numbers;
            }
            if (numbers.size() == most) {
                refuse("more than 8 numbers in a list");
            }
            numbers.push_back(whole_number());
            if (is_tuple && at_ < text_.size() && text_[at_] == 'L') { // Python 2 writes some numbers so
                ++at_;
            }
        } while (accept(','));
        expect(close);
        return numbers;
    }

    /// Refuses anything but white space up to the end.
    void expect_end() {
        skip_space();
        if (at_ != text_.size()) {
            refuse("something follows its end");
        }
    }

    /// Refuses the file with the current position.
    [[noreturn]] void refuse(const std::string& why) const {
        throw Refusal("has a damaged " + part_ + " (" + why + ", at letter " + std::to_string(at_) +
                      "); write the file anew");
    }

private:
    static bool is_space(char letter) { return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r'; }

    void skip_space() {
        while (at_ < text_.size() && is_space(text_[at_])) {
            ++at_;
        }
    }

    const std::string& text_;
    const std::string part_;
    std::size_t at_ = 0;
};

} // namespace weights

#endif
