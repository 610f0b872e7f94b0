// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_STORAGE_TRAINING_SECTION_HPP
#define NERVELET_STORAGE_TRAINING_SECTION_HPP

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>

#include "../optimizer/base/fixed_rule.hpp"
#include "../training/carried_states.hpp"
#include "../training/fixed_last_layer.hpp"
#include "../training/state_contract.hpp"
#include "../training/training_state.hpp"
#include "allowed_values.hpp"
#include "format.hpp"
#include "optimizer_description.hpp"
#include "section.hpp"

namespace nervelet {

namespace detail {

/// An optimizer, or what it keeps, as numbers of type T in the order of its members. Run time only: an optimizer has no
/// list of its members, so its memory is copied.
template <class T, class Object>
struct NumbersOf {
    using Unsigned = typename StoredNumber<T>::Unsigned;
    static constexpr bool holds =
        std::is_trivially_copyable<Object>::value && sizeof(T) == sizeof(Unsigned) &&
        (std::is_empty<Object>::value || (sizeof(Object) % sizeof(T) == 0 && alignof(Object) == alignof(T)));
    static_assert(holds, "save(sink, trainer), load(source, trainer): expected the optimizer and its State to hold "
                         "numbers of the network's scalar and nothing else, as optimizer/adam.hpp does.");
    static constexpr std::size_t count = std::is_empty<Object>::value ? 0 : sizeof(Object) / sizeof(T);
    static constexpr std::size_t size = count * sizeof(Unsigned);

    /// Writes the numbers.
    template <class Archive>
    static void fields(const Object& object, Archive& archive) {
        const unsigned char* memory = reinterpret_cast<const unsigned char*>(&object);
        for (std::size_t i = 0; i < count; ++i) {
            Unsigned bits = 0;
            std::memcpy(&bits, memory + i * sizeof bits, sizeof bits);
            archive(bits);
        }
    }

    /// Reads the numbers.
    template <class Archive>
    static void fields(Object& object, Archive& archive) {
        unsigned char* memory = reinterpret_cast<unsigned char*>(&object);
        for (std::size_t i = 0; i < count; ++i) {
            Unsigned bits = 0;
            archive(bits);
            std::memcpy(memory + i * sizeof bits, &bits, sizeof bits);
        }
    }
};

/// Access to the private members of a trainer.
struct TrainingAccess {
    template <class Training>
    static constexpr bool has_network(const Training& training) {
        return training.has_network();
    }

    template <class Training>
    static constexpr auto& network(const Training& training) {
        return training.network();
    }

    template <class Training>
    static constexpr auto random(const Training& training) {
        return training.random();
    }

    template <class Training>
    static constexpr auto& tape(Training& training) {
        return training.tape_;
    }

    template <class Training, class Archive>
    static constexpr void fields(Training& training, Archive& archive) {
        archive(training.steps_);
        archive(training.random());
    }
};

/// What the text of a training has of velocities: nothing but in 16 bits.
template <class Rule>
struct VelocityBits {
    template <class Training>
    static constexpr void describe(Fingerprint&) {}
};

/// There their fraction bits depend on the loss: the same integers with others are another state.
template <int BitsAbove, bool Decays, bool Clips>
struct VelocityBits<FixedRule<BitsAbove, true, Decays, Clips>> {
    template <class Training>
    static constexpr void describe(Fingerprint& text) {
        text("velocity", LossFactorOf<typename Training::Network, typename Training::Loss>::gradient_bits);
    }
};

/// The states that a trainer carries from window to window, see training/carried_states.hpp.
template <class Training>
struct CarriedSection {
    using States = StatesOfBatch<typename Training::Tape, check_states<typename Training::Network>()>;

    template <class Self, class Archive>
    static constexpr void fields(Self& training, Archive& archive) {
        States::fields(TrainingAccess::tape(training), archive);
    }

    /// Whether all that archive reads can be such states: finite, as after a step, and h at most 1, but for rounding.
    template <class Archive>
    static constexpr bool allows(const Training& training, Archive& archive) {
        return States::allows(TrainingAccess::tape(training), archive);
    }

    static constexpr std::size_t bytes =
        Training::capacity * States::numbers * sizeof(typename StoredNumber<typename Training::Scalar>::Unsigned);
};

/// The section of a trainer: all that it needs to go on, apart from the network's parameters.
template <class Training>
struct TrainingSection {
    using Network = typename Training::Network;
    using Scalar = typename Network::Scalar;
    using Optimizer = NumbersOf<Scalar, typename Training::Optimizer>;
    using State = NumbersOf<Scalar, typename Training::State>;
    static constexpr bool is_described =
        Architecture<Network>::is_described && IsDescribed<typename Training::Optimizer>::value;

    /// architecture.
    static constexpr std::uint32_t architecture_of_training() {
        Fingerprint text;
        Architecture<Network>::describe(text);
        text("for");
        describe<typename Training::Optimizer>(text);
        VelocityBits<typename Training::Optimizer::Rule>::template describe<Training>(text);
        if (CarriedSection<Training>::bytes > 0) {
            text("capacity", Training::capacity); // a set of carried states for each example
        }
        return text.value();
    }
    static constexpr std::uint32_t architecture = architecture_of_training();
    static constexpr std::size_t size =
        sizeof(std::uint32_t) +
        (std::is_same<typename Training::Generator, Random>::value ? sizeof(std::uint64_t) : 0) + Optimizer::size +
        State::size + CarriedSection<Training>::bytes;

    static constexpr SectionEntry entry() {
        return SectionEntry{static_cast<std::uint8_t>(SectionKind::training), StoredNumber<Scalar>::scalar, 0,
                            architecture, static_cast<std::uint32_t>(size)};
    }

    template <class Self, class Archive>
    static constexpr void fields(Self& self, Archive& archive) {
        TrainingAccess::fields(self, archive);
        Optimizer::fields(self.optimizer(), archive);
        State::fields(self.state(), archive);
        CarriedSection<Training>::fields(self, archive);
    }

    /// Whether steps can be taken from what archive reads: the optimizer is valid, and each number of its state
    /// possible. Every number of steps is.
    template <class Archive>
    static constexpr bool allows(const Training& training, Archive& archive) {
        std::uint32_t steps = 0;
        archive(steps);
        typename Training::Generator random = TrainingAccess::random(training);
        archive(random);
        typename Training::Optimizer optimizer = training.optimizer();
        Optimizer::fields(optimizer, archive);
        bool holds = optimizer.is_valid();
        for (std::size_t i = 0; i < State::count; ++i) {
            Scalar number{};
            archive(number);
            holds = holds && allows_number<typename Training::State>(number, i);
        }
        return CarriedSection<Training>::allows(training, archive) && holds;
    }
};

} // namespace detail

} // namespace nervelet

#endif
