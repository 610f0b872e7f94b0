// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_STREAM_ANSWER_TIMES_HPP
#define NERVELET_NETWORK_STREAM_ANSWER_TIMES_HPP

#include <cstddef>
#include <cstdint>

namespace nervelet {
namespace detail {

/// Which samples are answered: number First, counted from 0, and from there on every Stride-th one.
template <std::size_t First, std::size_t Stride>
struct AnswerTimes {
    std::uint32_t counted; ///< samples; First + 1 of them after each answer

    /// Whether the next sample is answered. It counts.
    constexpr bool is_next_answered() {
        const bool is_answered = counted == First || counted == First + Stride;
        counted = is_answered ? std::uint32_t(First + 1) : counted + 1;
        return is_answered;
    }

    template <class Self, class Archive>
    static constexpr void fields(Self& self, Archive& archive) {
        archive(self.counted);
    }

    template <class Archive>
    static constexpr bool allows(const AnswerTimes&, Archive& archive) {
        std::uint32_t count = 0;
        archive(count);
        return count <= First + Stride;
    }
};

/// Every one.
template <>
struct AnswerTimes<0, 1> {
    constexpr bool is_next_answered() { return true; }

    template <class Self, class Archive>
    static constexpr void fields(Self&, Archive&) {}

    template <class Archive>
    static constexpr bool allows(const AnswerTimes&, Archive&) {
        return true;
    }
};

} // namespace detail
} // namespace nervelet

#endif
