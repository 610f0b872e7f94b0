// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_STORAGE_SECTION_HPP
#define NERVELET_STORAGE_SECTION_HPP

#include <cstddef>
#include <cstdint>

#include "../core/random.hpp"
#include "../layer/base/layer_list.hpp"
#include "../network.hpp"
#include "allowed_values.hpp"
#include "byte_counter.hpp"
#include "convolution_description.hpp"
#include "description.hpp"
#include "description_in_use.hpp"
#include "format.hpp"
#include "frozen_description.hpp"
#include "recurrent_description.hpp"
#include "residual_description.hpp"

namespace nervelet {

namespace detail {

/// The text of a network: its input and its layers from the first to the last.
template <class Input, class List>
struct ArchitectureOf;

template <class Input, class... Layers>
struct ArchitectureOf<Input, LayerList<Layers...>> : ArchitectureOf<void, LayerList<Input, Layers...>> {};

template <class... Layers>
struct ArchitectureOf<void, LayerList<Layers...>> {
    static constexpr bool is_described = AreAll<IsDescribed<Layers>::value...>::value;

    /// The same for the layers that act in inference.
    static constexpr bool is_described_in_use = AreAll<IsDescribedInUse<Layers>::value...>::value;

    /// Appends the whole text.
    static constexpr void describe(Fingerprint& text) {
        const int in_order[] = {(detail::describe<Layers>(text), 0)...};
        static_cast<void>(in_order);
    }

    /// Appends the text of the layers that act in inference.
    static constexpr void describe_in_use(Fingerprint& text) {
        const int in_order[] = {(DescriptionInUse<Layers>::describe(text), 0)...};
        static_cast<void>(in_order);
    }

    /// The CRC-32 of it.
    static constexpr std::uint32_t in_use() {
        Fingerprint text;
        describe_in_use(text);
        return text.value();
    }
};

/// The same for the type of a network.
template <class Net>
struct Architecture;

template <class T, class Input, class... Layers>
struct Architecture<Network<T, Input, Layers...>>
    : ArchitectureOf<Input, typename Network<T, Input, Layers...>::Descriptions> {};

/// In 16 bits the fraction bits come first, because the same integers with others are another network.
template <int WeightBits, int ActivationBits, class Input, class... Layers>
struct Architecture<Network<Fixed<WeightBits, ActivationBits>, Input, Layers...>>
    : ArchitectureOf<Fixed<WeightBits, ActivationBits>,
                     typename Joined<LayerList<Input>, typename Network<Fixed<WeightBits, ActivationBits>, Input,
                                                                        Layers...>::Descriptions>::type> {};

/// The section of a network: its parameters.
template <class Net>
struct NetworkSection {
    using Scalar = typename Net::Scalar;
    static constexpr bool is_described = Architecture<Net>::is_described_in_use;
    static constexpr std::uint32_t architecture = Architecture<Net>::in_use();

    static constexpr SectionEntry entry() {
        return SectionEntry{
            static_cast<std::uint8_t>(SectionKind::network), StoredNumber<Scalar>::scalar, 0, architecture,
            static_cast<std::uint32_t>(Net::parameter_count * sizeof(typename StoredNumber<Scalar>::Unsigned))};
    }

    template <class Part, class Archive>
    static constexpr void fields(Part& network, Archive& archive) {
        archive(network.parameters());
    }

    /// A parameter can be any number: a step is refused where the loss or the gradient is not finite.
    template <class Archive>
    static constexpr bool allows(const Net&, Archive&) {
        return true;
    }
};

/// The section of a type with fields(self, archive) and a Description.
template <class Part, SectionKind Kind, std::uint8_t Scalar>
struct PlainSection {
    static constexpr bool is_described = IsDescribed<Part>::value;

    static constexpr std::uint32_t architecture_of_part() {
        Fingerprint text;
        describe<Part>(text);
        return text.value();
    }
    static constexpr std::uint32_t architecture = architecture_of_part();
    static constexpr std::size_t size = count_bytes<Part>();

    static constexpr SectionEntry entry() {
        return SectionEntry{static_cast<std::uint8_t>(Kind), Scalar, 0, architecture, static_cast<std::uint32_t>(size)};
    }

    template <class Self, class Archive>
    static constexpr void fields(Self& self, Archive& archive) {
        Part::fields(self, archive);
    }

    /// Whether the fields that archive reads can be those of a Part.
    template <class Archive>
    static constexpr bool allows(const Part& part, Archive& archive) {
        return allows_fields(part, archive);
    }
};

/// The section of a generator: its state.
struct RandomSection {
    static constexpr bool is_described = true;

    static constexpr SectionEntry entry() {
        return SectionEntry{static_cast<std::uint8_t>(SectionKind::random), 0, 0, 0, sizeof(std::uint64_t)};
    }

    template <class Self, class Archive>
    static constexpr void fields(Self& self, Archive& archive) {
        archive(self);
    }

    /// Every state is one of the 2^64 that the generator passes through.
    template <class Archive>
    static constexpr bool allows(const Random&, Archive&) {
        return true;
    }
};

} // namespace detail

} // namespace nervelet

#endif
