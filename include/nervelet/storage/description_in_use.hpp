// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_STORAGE_DESCRIPTION_IN_USE_HPP
#define NERVELET_STORAGE_DESCRIPTION_IN_USE_HPP

#include <type_traits>
#include <utility>

#include "../layer/dropout.hpp"
#include "fingerprint.hpp"

namespace nervelet {

namespace detail {

/// Whether a layer acts in training only, so that in inference a network with it and one without it are the same.
template <class Layer>
struct IsForTrainingOnly : std::false_type {};

/// Dropout does.
template <unsigned Percent>
struct IsForTrainingOnly<Dropout<Percent>> : std::true_type {};

/// Dropout does.
template <class Keep>
struct IsForTrainingOnly<DropoutPerUnit<Keep>> : std::true_type {};

/// The name of a layer as far as it acts in inference: its Description, or nothing.
template <class Layer, bool IsForTrainingOnly = IsForTrainingOnly<Layer>::value>
struct DescriptionInUse : Description<Layer> {};

template <class Layer>
struct DescriptionInUse<Layer, true> {
    static constexpr void describe(Fingerprint&) {}
};

/// Whether it has one.
template <class Layer, class = void>
struct IsDescribedInUse : std::false_type {};

template <class Layer>
struct IsDescribedInUse<
    Layer, typename MakeVoid<decltype(DescriptionInUse<Layer>::describe(std::declval<Fingerprint&>()))>::type>
    : std::true_type {};

/// A list of booleans.
template <bool...>
struct Booleans {};

/// Whether all Values are true.
template <bool... Values>
using AreAll = std::is_same<Booleans<true, Values...>, Booleans<Values..., true>>;

} // namespace detail

} // namespace nervelet

#endif
