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
#include "base/full_precision.hpp"
#include "base/input_name.hpp"
#include "base/stored_target.hpp"

namespace nervelet {

/// A replay memory: up to Capacity examples of a stream in a fixed amount of RAM. Training on them along with new
/// examples keeps a network from forgetting the old ones.
///     Replay<Net::Input, Label, 200, Reservoir>
///     Replay<Net::Input, Label, 200, ClassBalanced<10>, Quantized<0, 1>>
/// Admission says which examples are kept (Reservoir, ClassBalanced), Precision how a feature is stored (FullPrecision,
/// Quantized). It is a source of examples: size(), input(i), target(i). Trivially copyable, all bytes zero at first;
/// save() and load() take it.
template <class InputType, class TargetType, std::size_t Capacity, class Admission, class Precision = FullPrecision>
class Replay {
    using T = typename InputType::value_type;
    using Targets = detail::StoredTarget<TargetType, typename Admission::StoredLabel>;
    static constexpr std::size_t width = std::tuple_size<InputType>::value;
    static_assert(Capacity > 0 && Capacity < 0x7FFFFFFFu, "Replay: expected room for at least one example");
    static_assert(Targets::is_label || !Admission::needs_labels,
                  "Replay<Input, Target, Capacity, ClassBalanced<Classes>>: expected Label as Target, "
                  "because classes are what is balanced. Reservoir takes any target.");

    static_assert(detail::IsInput<InputType>::value,
                  "Replay<Net::Features, ...>: expected features of a network whose first layers do not learn. The "
                  "first layer of this one learns, is a Dropout, or is the only one: keep its Net::Input.");
    static_assert(
        !std::is_same<T, std::int8_t>::value || std::is_same<Precision, FullPrecision>::value,
        "Replay<Net::Features, Target, Capacity, Admission, Quantized<0, 1>>: expected FullPrecision, because "
        "these features are bytes already. Leave the last argument out.");

public:
    using Input = InputType;                          ///< the network's Input, or its Features
    using Target = TargetType;                        ///< the network's Output, or Label
    static constexpr std::size_t capacity = Capacity; ///< the largest size()

    /// Offers the next example of the stream. True if it is stored, which Admission decides. False, and nothing is
    /// changed or counted, if a number of it is not finite or its label is out of range.
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

    /// The number of stored examples.
    constexpr std::size_t size() const { return size_; }

    /// The number of stored examples with that label.
    constexpr std::size_t count(const Target& label) const {
        static_assert(Targets::is_label, "Replay::count(label): expected a memory whose targets are a Label");
        std::size_t sum = 0;
        for (std::size_t i = 0; i < size_; ++i) {
            sum += targets_[i] == Targets::label(label) ? 1u : 0u;
        }
        return sum;
    }

    /// The input of example i < size(), as Precision stored it.
    constexpr Input input(std::size_t i) const {
        Input x = detail::uninitialized<Input>();
        for (std::size_t j = 0; j < width; ++j) {
            x[j] = Precision::template load<T>(inputs_[i][j]);
        }
        return x;
    }

    /// The target of example i < size().
    constexpr Target target(std::size_t i) const { return Targets::load(targets_[i]); }

    /// The index of a random example, each equally likely; 0 if there is none.
    constexpr std::size_t sample(Random& random) const { return random.below(size_); }

    /// The index of a random example with that label; size() if there is none.
    constexpr std::size_t sample(const Target& label, Random& random) const {
        std::uint32_t skip = random.below(static_cast<std::uint32_t>(count(label)));
        std::size_t i = 0;
        while (i < size_ && (targets_[i] != Targets::label(label) || skip-- > 0)) {
            ++i;
        }
        return i;
    }

    /// Removes all examples and resets Admission.
    constexpr void clear() {
        admission_ = Admission();
        size_ = 0;
    }

    /// The Admission, which has counters such as seen().
    constexpr const Admission& admission() const { return admission_; }

    /// The state, for save and load.
    template <class Self, class Archive>
    static constexpr void fields(Self& self, Archive& archive) {
        archive(self.inputs_);
        archive(self.targets_);
        archive(self.size_);
        Admission::fields(self.admission_, archive);
    }

    /// Whether the fields that archive reads can be those of a Replay: every entry, in use or not, as add() stores it;
    /// a size of at most Capacity; counters that fit what is stored.
    template <class Archive>
    static constexpr bool allows(Archive& archive) {
        bool holds = true;
        for (std::size_t i = 0; i < Capacity * width; ++i) {
            typename Precision::template Stored<T> feature{};
            archive(feature);
            holds = holds && Precision::template allows<T>(feature);
        }
        Archive labels = archive;
        for (std::size_t i = 0; i < Capacity; ++i) {
            typename Targets::type stored{};
            archive(stored);
            const Target target = Targets::load(stored);
            holds = holds && Targets::is_finite(target) && Admission::accepts(Targets::label(target));
        }
        std::uint32_t size = 0;
        Admission admission{};
        archive(size);
        Admission::fields(admission, archive);
        return holds && size <= Capacity && admission.allows(size, Capacity, labels);
    }

    /// Its name in a file.
    template <class Text>
    static constexpr void describe(Text& text) {
        text("Replay", Capacity, width);
        detail::InputName<InputType>::describe(text);
        detail::InputName<TargetType>::describe(text);
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
