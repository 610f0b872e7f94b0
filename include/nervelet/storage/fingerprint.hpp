// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_STORAGE_FINGERPRINT_HPP
#define NERVELET_STORAGE_FINGERPRINT_HPP

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

#include "crc32.hpp"
#include "source.hpp"

namespace nervelet {

/// CRC-32 of a text of words and numbers, each followed by a space, such as "Input 2 Dense 4 Tanh Dense 1 Sigmoid ".
/// The compiler computes it for a type; it is the same with every compiler.
class Fingerprint {
public:
    /// Appends a word and numbers: text("Dense", 4).
    template <class... Numbers>
    constexpr void operator()(const char* name, Numbers... numbers) {
        for (; *name != '\0'; ++name) {
            crc_.add(static_cast<std::uint8_t>(*name));
        }
        crc_.add(std::uint8_t(' '));
        const std::size_t all[] = {static_cast<std::size_t>(numbers)..., 0};
        for (std::size_t i = 0; i < sizeof...(Numbers); ++i) {
            digits(all[i]);
            crc_.add(std::uint8_t(' '));
        }
    }

    /// The CRC-32 of the text so far.
    constexpr std::uint32_t value() const { return crc_.value(); }

private:
    constexpr void digits(std::size_t number) {
        if (number >= 10) {
            digits(number / 10);
        }
        crc_.add(static_cast<std::uint8_t>('0' + number % 10));
    }

    Crc32 crc_{};
};

namespace detail {

/// The name of Part in the text. A layer, activation or optimizer of your own has a static member for it:
///     template <class Text>
///     static constexpr void describe(Text& text) { text("Softsign"); }
/// or with parameters: text("Convolution", Channels, Width); detail::describe<Activation>(text);
/// Never change a name, or existing files can no longer be loaded.
template <class Part>
struct Description {
    template <class Text, class Self = Part>
    static constexpr auto describe(Text& text) -> decltype(Self::describe(text)) {
        return Self::describe(text);
    }
};

/// Whether Part and its parts, such as the activation of a layer, have a name.
template <class Part, class = void>
struct IsDescribed : std::false_type {};

template <class Part>
struct IsDescribed<Part, typename MakeVoid<decltype(Description<Part>::describe(std::declval<Fingerprint&>()))>::type>
    : std::true_type {};

/// Reports a part without a name.
template <bool Holds>
constexpr void check_described() {
    static_assert(Holds, "save, load: expected every layer, activation and optimizer to have a name in the file. Give "
                         "one of your own a static member: template <class Text> static constexpr void "
                         "describe(Text& text) { text(NAME); }. See storage/fingerprint.hpp.");
}

/// Appends the name of Part.
template <class Part>
constexpr void describe(Fingerprint& text) {
    Description<Part>::describe(text);
}

} // namespace detail

} // namespace nervelet

#endif
