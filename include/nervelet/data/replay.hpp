// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_DATA_REPLAY_HPP
#define NERVELET_DATA_REPLAY_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "../core/math/classify.hpp"
#include "../core/random.hpp"
#include "../core/uninitialized.hpp"
#include "base/stored_target.hpp"

namespace nervelet {

/// Keeps every feature as it is. Quantized<0, 1> keeps it in 8 bits.
struct FullPrecision {
    template <class T>
    using Stored = T;

    template <class T>
    static constexpr T store(T x) {
        return x;
    }

    template <class T>
    static constexpr T load(T stored) {
        return stored;
    }

    template <class Text>
    static constexpr void describe(Text& text) {
        text("FullPrecision");
    }
};

/// A replay memory: examples of a stream in a fixed amount of RAM, so that learning the new does not forget the old.
///     Replay<Net::Input, Label, 200, Reservoir>, or ClassBalanced<10> instead of Reservoir; Quantized<0, 1> behind it.
/// A source of examples: size(), input(i), target(i). Trivially copyable, all bytes zero at first; save() and load()
/// know it.
template <class InputType, class TargetType, std::size_t Capacity, class Admission, class Precision = FullPrecision>
class Replay {
    using T = typename InputType::value_type;
    using Targets = detail::StoredTarget<TargetType, typename Admission::StoredLabel>;
    static constexpr std::size_t width = std::tuple_size<InputType>::value;
    static_assert(Capacity > 0 && Capacity < 0x7FFFFFFFu, "Replay: expected room for at least one example");
    static_assert(Targets::is_label || !Admission::needs_labels,
                  "Replay<Input, Target, Capacity, ClassBalanced<Classes>>: expected Label as Target, "
                  "because classes are what is balanced. Reservoir takes any target.");

public:
    using Input = InputType;
    using Target = TargetType;
    static constexpr std::size_t capacity = Capacity;

    /// Offers the next example of the stream. True if it is remembered; it need not be. An example that is not finite,
    /// or with a label out of range, is as if it had not come.
    constexpr bool add(const Input& x, const Target& target, Random& random) {
        if (!Admission::accepts(Targets::label(target)) || !Targets::is_finite(target) || !is_finite(x)) {
            return false;
        }
        const std::size_t place = admission_.place(targets_, size_, Capacity, Targets::label(target), random);
        if (place >= Capacity) {
            return false;
        }
        for (std::size_t j = 0; j < width; ++j) {
            inputs_[place][j] = Precision::template store<T>(x[j]);
        }
        targets_[place] = Targets::store(target);
        size_ += place == size_ ? 1u : 0u;
        return true;
    }

    constexpr std::size_t size() const { return size_; }

    /// How many of the remembered examples have that label.
    constexpr std::size_t count(const Target& label) const {
        static_assert(Targets::is_label, "Replay::count(label): expected a memory whose targets are a Label");
        std::size_t sum = 0;
        for (std::size_t i = 0; i < size_; ++i) {
            sum += targets_[i] == Targets::label(label) ? 1u : 0u;
        }
        return sum;
    }

    /// The example at place i < size().
    constexpr Input input(std::size_t i) const {
        Input x = detail::uninitialized<Input>();
        for (std::size_t j = 0; j < width; ++j) {
            x[j] = Precision::template load<T>(inputs_[i][j]);
        }
        return x;
    }
    constexpr Target target(std::size_t i) const { return Targets::load(targets_[i]); }

    /// The place of one example, each equally likely. 0 if there is none.
    constexpr std::size_t sample(Random& random) const { return random.below(size_); }

    /// The place of one example with that label. size() if there is none.
    constexpr std::size_t sample(const Target& label, Random& random) const {
        std::uint32_t skip = random.below(static_cast<std::uint32_t>(count(label)));
        std::size_t i = 0;
        while (i < size_ && (targets_[i] != Targets::label(label) || skip-- > 0)) {
            ++i;
        }
        return i;
    }

    /// Forgets everything, also what the admission has counted.
    constexpr void clear() {
        admission_ = Admission();
        size_ = 0;
    }

    constexpr const Admission& admission() const { return admission_; }

    /// All that it remembers, and what it is called in a file, for save and load.
    template <class Self, class Archive>
    static constexpr void fields(Self& self, Archive& archive) {
        archive(self.inputs_);
        archive(self.targets_);
        archive(self.size_);
        Admission::fields(self.admission_, archive);
    }

    template <class Text>
    static constexpr void describe(Text& text) {
        text("Replay", Capacity, width);
        Admission::describe(text);
        Precision::describe(text);
    }

private:
    static constexpr bool is_finite(const Input& x) {
        for (const T feature : x) {
            if (!math::is_finite(feature)) {
                return false;
            }
        }
        return true;
    }

    std::array<std::array<typename Precision::template Stored<T>, width>, Capacity> inputs_{};
    std::array<typename Targets::type, Capacity> targets_{};
    std::uint32_t size_ = 0; // not std::size_t: the same bytes on every machine
    Admission admission_{};
};

} // namespace nervelet

#endif
