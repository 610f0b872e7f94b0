// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_STORAGE_STREAM_SECTION_HPP
#define NERVELET_STORAGE_STREAM_SECTION_HPP

#include <cstddef>
#include <cstdint>

#include "byte_counter.hpp"
#include "format.hpp"
#include "number.hpp"
#include "section.hpp"

namespace nervelet {

template <class Net>
class Stream;

namespace detail {

/// The section of a stream: what its layers keep, from the first to the last. Its text: "Stream ", then the layers that
/// act in inference, as those of its network, whose parameters are a section of their own.
template <class Net>
struct StreamSection {
    using Part = Stream<Net>;
    using Scalar = typename Net::Scalar;
    static constexpr bool is_described = Architecture<Net>::is_described_in_use;

    static constexpr std::uint32_t architecture_of_stream() {
        Fingerprint text;
        text("Stream");
        Architecture<Net>::describe_in_use(text);
        return text.value();
    }
    static constexpr std::uint32_t architecture = architecture_of_stream();

    static constexpr SectionEntry entry() {
        return SectionEntry{static_cast<std::uint8_t>(SectionKind::own), StoredNumber<Scalar>::scalar, 0, architecture,
                            static_cast<std::uint32_t>(count_bytes<typename Part::State>())};
    }

    template <class Self, class Archive>
    static constexpr void fields(Self& self, Archive& archive) {
        Part::fields(self, archive);
    }

    /// Numbers can be any; places in a ring and counts of samples lie within it.
    template <class Archive>
    static constexpr bool allows(const Part& stream, Archive& archive) {
        return Part::allows(stream, archive);
    }
};

} // namespace detail

} // namespace nervelet

#endif
