// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_STORAGE_CONTRACT_HPP
#define NERVELET_STORAGE_CONTRACT_HPP

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

#include "../core/random.hpp"
#include "../core/type_identity.hpp"
#include "../network/contract.hpp"
#include "part.hpp"

namespace nervelet {

namespace detail {

/// Whether Part has a member function fields(self, archive).
template <class Part, class = void>
struct HasFields : std::false_type {};

template <class Part>
struct HasFields<
    Part, typename MakeVoid<decltype(Part::fields(std::declval<const Part&>(), std::declval<ByteCounter&>()))>::type>
    : std::true_type {};

/// Whether Part can be saved: it is a type that the library knows, or it has fields().
template <class Part>
struct IsStorable : HasFields<Part> {};

/// A network.
template <class T, class... Layers>
struct IsStorable<Network<T, Layers...>> : std::true_type {};

/// A trainer.
template <class Net, class Loss, template <class> class Optimizer, std::size_t Capacity>
struct IsStorable<Trainer<Net, Loss, Optimizer, Capacity>> : std::true_type {};

/// A generator.
template <>
struct IsStorable<Random> : std::true_type {};

/// Takes the place of a SectionTable once an error has been reported.
struct NoSections {
    static constexpr bool are_described = true;
    static constexpr std::size_t count = 0;
    static constexpr std::size_t file_size = FileFormat::header_size + FileFormat::checksum_size;
};

/// All sections of a file: their entries, and the length of the file.
template <class... List>
struct SectionTable {
    static constexpr bool are_described = AreAll<List::is_described...>::value;
    static constexpr std::size_t count = sizeof...(List);

    /// The entry of a section, index < count.
    static constexpr SectionEntry entry(std::size_t index) {
        const SectionEntry entries[] = {List::entry()...};
        return entries[index];
    }

    /// file_size.
    static constexpr std::size_t size_of_file() {
        std::size_t size = FileFormat::header_size + FileFormat::entry_size * count + FileFormat::checksum_size;
        for (std::size_t i = 0; i < count; ++i) {
            size += entry(i).length;
        }
        return size;
    }
    static constexpr std::size_t file_size = size_of_file();
};

/// The SectionTable of all Sections<...> together.
template <class... Lists>
struct Join;
template <class... List>
struct Join<Sections<List...>> {
    using type = SectionTable<List...>;
};
template <class... First, class... Second, class... Rest>
struct Join<Sections<First...>, Sections<Second...>, Rest...> : Join<Sections<First..., Second...>, Rest...> {};

/// The SectionTable of Parts where each can be saved, else NoSections.
template <bool AreStorable, class... Parts>
struct TableOf {
    using type = NoSections;
};
template <class... Parts>
struct TableOf<true, Parts...> : Join<Sections<>, typename StoredPart<Parts>::List...> {};

/// The SectionTable of Parts where each can be saved and has a name, else NoSections.
template <class... Parts>
constexpr auto check_parts() {
    constexpr bool holds = AreAll<IsStorable<Parts>::value...>::value && sizeof...(Parts) > 0;
    static_assert(holds,
                  "save(sink, parts...), load(source, parts...): expected the sink or source first, and behind it "
                  "Networks, Trainers, normalizers, Randoms, or types of your own that say who they are and what "
                  "they remember: see storage/part.hpp.");
    using Table = typename TableOf<holds, Parts...>::type;
    constexpr bool fits = Table::count <= FileFormat::largest_section_count;
    static_assert(fits, "save(sink, parts...): expected at most 8 sections; a Trainer is two of them.");
    check_described<Table::are_described>();
    return TypeIdentity<std::conditional_t<fits && Table::are_described, Table, NoSections>>{};
}

/// What check_parts gives.
template <class... Parts>
using CheckedTable = typename decltype(check_parts<std::remove_const_t<Parts>...>())::type;

/// The same for parts that are to be loaded, so must not be const.
template <class... Parts>
constexpr auto check_loadable() {
    constexpr bool holds = AreAll<!std::is_const<Parts>::value...>::value;
    static_assert(holds, "load(source, parts...): expected parts that are not const: they are to be loaded.");
    return TypeIdentity<
        typename std::conditional_t<holds, TypeIdentity<CheckedTable<Parts...>>, TypeIdentity<NoSections>>::type>{};
}

/// What check_loadable gives.
template <class... Parts>
using LoadableTable = typename decltype(check_loadable<Parts...>())::type;

} // namespace detail

} // namespace nervelet

#endif
