// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_STREAM_WINDOW_OF_HPP
#define NERVELET_NETWORK_STREAM_WINDOW_OF_HPP

#include <cstddef>
#include <type_traits>

#include "../../layer/average_pool1d.hpp"
#include "../../layer/base/window_options.hpp"
#include "../../layer/bias_only.hpp"
#include "../../layer/conv1d.hpp"
#include "../../layer/depthwise_conv1d.hpp"
#include "../../layer/frozen.hpp"
#include "../../layer/low_rank.hpp"
#include "../../layer/max_pool1d.hpp"

namespace nervelet {
namespace detail {

/// Whether windows of this padding see only numbers that have come already, and every one of them comes once its last
/// number is there: without pads, or all of them in front.
constexpr bool waits_for_none(Valid, std::size_t) {
    return true;
}
constexpr bool waits_for_none(Causal, std::size_t) {
    return true;
}
constexpr bool waits_for_none(Same, std::size_t extent) {
    return extent == 1;
}
template <std::size_t Rows, std::size_t Columns>
constexpr bool waits_for_none(Padding<Rows, Columns>, std::size_t) {
    return Columns == 0;
}

/// What the windows of a layer over time see of a stream.
template <std::size_t Taps, class DefaultStride, class... Options>
struct StreamedWindows {
    using PaddingType = typename ChosenOption<PaddingOption, Valid, Options...>::type;
    static constexpr std::size_t taps = Taps;
    static constexpr std::size_t stride = ChosenOption<StrideOption, DefaultStride, Options...>::type::columns;
    static constexpr std::size_t dilation = ChosenOption<DilationOption, Dilation<1>, Options...>::type::value;
    static constexpr std::size_t before = (Taps - 1) * dilation; ///< samples that a window sees before the last one
    static constexpr bool is_causal = std::is_same<PaddingType, Causal>::value;
    static constexpr bool can_stream = waits_for_none(PaddingType{}, before + 1);
    static constexpr std::size_t first_answer = is_causal ? 0 : before;
};

/// Of a description whose windows go over time: besides these Single, the same layer over the taps of one window alone;
/// and of a pool, whose pads are no zeros, Opening: the same over the first so many samples, window after window. Here:
/// of another one.
template <class Description>
struct WindowOf {
    static constexpr bool is_window = false;
};

template <std::size_t Filters, std::size_t Width, class Activation, class... Options>
struct WindowOf<Conv1D<Filters, Width, Activation, Options...>> : StreamedWindows<Width, Stride<1>, Options...> {
    static constexpr bool is_window = true;
    static constexpr bool is_pool = false;
    using Single = Conv1D<Filters, Width, Activation>;
};

template <std::size_t Width, class Activation, class... Options>
struct WindowOf<DepthwiseConv1D<Width, Activation, Options...>> : StreamedWindows<Width, Stride<1>, Options...> {
    static constexpr bool is_window = true;
    static constexpr bool is_pool = false;
    using Single =
        DepthwiseConv1D<Width, Activation, typename ChosenOption<MultiplierOption, Multiplier<1>, Options...>::type>;
};

template <std::size_t Width, class... Options>
struct WindowOf<MaxPool1D<Width, Options...>> : StreamedWindows<Width, Stride<Width>, Options...> {
    static constexpr bool is_window = true;
    static constexpr bool is_pool = true;
    using Single = MaxPool1D<Width>;
    using Opening = MaxPool1D<Width, Stride<1>, Causal>;
};

template <std::size_t Width, class... Options>
struct WindowOf<AveragePool1D<Width, Options...>> : StreamedWindows<Width, Stride<Width>, Options...> {
    static constexpr bool is_window = true;
    static constexpr bool is_pool = true;
    using Single = AveragePool1D<Width>;
    using Opening = AveragePool1D<Width, Stride<1>, Causal>;
};

/// The Single of a layer that wraps another one.
template <template <class> class Wrap, class Wrapped, bool IsWindow = WindowOf<Wrapped>::is_window>
struct WrappedWindow : WindowOf<Wrapped> {};

template <template <class> class Wrap, class Wrapped>
struct WrappedWindow<Wrap, Wrapped, true> : WindowOf<Wrapped> {
    using Single = Wrap<typename WindowOf<Wrapped>::Single>;
};

template <class Source>
struct WrapFrozen {
    template <class Layer>
    using apply = Frozen<Layer, Source>;
};

template <class Layer, class Source>
struct WindowOf<Frozen<Layer, Source>> : WrappedWindow<WrapFrozen<Source>::template apply, Layer> {};

template <class Layer>
struct WindowOf<BiasOnly<Layer, false>> : WrappedWindow<MakeBiasOnly::template apply, Layer> {};

template <class Layer, std::size_t Rank, std::size_t Alpha>
struct WindowOf<LowRank<Layer, Rank, Alpha, false>> : WrappedWindow<MakeLowRank<Rank, Alpha>::template apply, Layer> {};

} // namespace detail
} // namespace nervelet

#endif
