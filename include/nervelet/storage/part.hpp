// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_STORAGE_PART_HPP
#define NERVELET_STORAGE_PART_HPP

#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "../core/random.hpp"
#include "../core/type_identity.hpp"
#include "../data/min_max_normalizer.hpp"
#include "../data/standard_normalizer.hpp"
#include "../trainer.hpp"
#include "section.hpp"
#include "stream_section.hpp"
#include "training_section.hpp"

namespace nervelet {

namespace detail {

template <class T, std::size_t N>
struct Description<StandardNormalizer<T, N>> {
    static constexpr void describe(Fingerprint& text) { text("StandardNormalizer", N); }
};

template <class T, std::size_t N>
struct Description<MinMaxNormalizer<T, N>> {
    static constexpr void describe(Fingerprint& text) { text("MinMaxNormalizer", N); }
};

/// A list of the sections of a part, in the order of the file.
template <class...>
struct Sections {};

/// A part with one section.
template <class Part, class SectionType>
struct StoredAsOne {
    using List = Sections<SectionType>;

    /// Calls visitor.section<Section>(object) for each section.
    template <class Self, class Visitor>
    static constexpr void visit(Self& self, Visitor& visitor) {
        visitor.template section<SectionType>(self);
    }

    /// Whether it can be saved and loaded now.
    static constexpr bool is_ready(const Part&) { return true; }

    /// Whether load() would take what save() writes of it now.
    static constexpr bool is_valid(const Part& part) { return is_valid_part(part); }
};

/// The sections of Part. A type of your own has one, if it has a name (describe(), see storage/fingerprint.hpp) and
/// lists its fields, which can be bool, unsigned integers, float, double, and std::arrays of them:
///     template <class Self, class Archive>
///     static constexpr void fields(Self& self, Archive& archive) { archive(self.mean); archive(self.count); }
/// If not every value of the fields is possible, it says so: constexpr bool is_valid() const. Where it is false, save()
/// writes nothing. load() asks a copy that has the values of the file; where it is false, nothing is loaded.
template <class Part>
struct StoredPart : StoredAsOne<Part, PlainSection<Part, SectionKind::own, 0>> {};

/// A network.
template <class T, class... Layers>
struct StoredPart<Network<T, Layers...>> : StoredAsOne<Network<T, Layers...>, NetworkSection<Network<T, Layers...>>> {};

/// A normalizer.
template <class T, std::size_t N>
struct StoredPart<StandardNormalizer<T, N>>
    : StoredAsOne<StandardNormalizer<T, N>,
                  PlainSection<StandardNormalizer<T, N>, SectionKind::standard_normalizer, StoredNumber<T>::scalar>> {};

/// A normalizer.
template <class T, std::size_t N>
struct StoredPart<MinMaxNormalizer<T, N>>
    : StoredAsOne<MinMaxNormalizer<T, N>,
                  PlainSection<MinMaxNormalizer<T, N>, SectionKind::min_max_normalizer, StoredNumber<T>::scalar>> {};

/// A generator.
template <>
struct StoredPart<Random> : StoredAsOne<Random, RandomSection> {};

/// A stream: what it keeps, without its network.
template <class Net>
struct StoredPart<Stream<Net>> : StoredAsOne<Stream<Net>, StreamSection<Net>> {};

/// A trainer has two: its network, and what it holds beside that.
template <class Net, class Loss, template <class> class Optimizer, std::size_t Capacity>
struct StoredPart<Trainer<Net, Loss, Optimizer, Capacity>> {
    using TrainerType = Trainer<Net, Loss, Optimizer, Capacity>;
    using Training = TrainingSection<TrainerType>;
    using List = Sections<NetworkSection<Net>, Training>;

    template <class Self, class Visitor>
    static constexpr void visit(Self& self, Visitor& visitor) {
        visitor.template section<NetworkSection<Net>>(TrainingAccess::network(self));
        visitor.template section<Training>(self);
    }
    static constexpr bool is_ready(const TrainerType& trainer) { return TrainingAccess::has_network(trainer); }
    static constexpr bool is_valid(const TrainerType& trainer) { return trainer.optimizer().is_valid(); }
};

} // namespace detail

} // namespace nervelet

#endif
