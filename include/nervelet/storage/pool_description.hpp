// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_STORAGE_POOL_DESCRIPTION_HPP
#define NERVELET_STORAGE_POOL_DESCRIPTION_HPP

#include <cstddef>

#include "../layer/average_pool1d.hpp"
#include "../layer/average_pool2d.hpp"
#include "../layer/global_average_pool.hpp"
#include "../layer/max_pool1d.hpp"
#include "../layer/max_pool2d.hpp"
#include "fingerprint.hpp"
#include "window_option_description.hpp"

namespace nervelet {

namespace detail {

// The names of pools in a file, such as "MaxPool2D 3 2 Stride 2 2 Same ": rows and columns, options. They must never
// change.

template <std::size_t Width, class... Options>
struct Description<MaxPool1D<Width, Options...>> {
    static constexpr void describe(Fingerprint& text) {
        text("MaxPool1D", Width);
        describe_window_options<Options...>(text);
    }
};

template <std::size_t PoolSize, class... Options>
struct Description<MaxPool2D<PoolSize, Options...>> {
    static constexpr void describe(Fingerprint& text) {
        text("MaxPool2D", kernel_rows(PoolSize), kernel_columns(PoolSize));
        describe_window_options<Options...>(text);
    }
};

template <std::size_t Width, class... Options>
struct Description<AveragePool1D<Width, Options...>> {
    static constexpr void describe(Fingerprint& text) {
        text("AveragePool1D", Width);
        describe_window_options<Options...>(text);
    }
};

template <std::size_t PoolSize, class... Options>
struct Description<AveragePool2D<PoolSize, Options...>> {
    static constexpr void describe(Fingerprint& text) {
        text("AveragePool2D", kernel_rows(PoolSize), kernel_columns(PoolSize));
        describe_window_options<Options...>(text);
    }
};

template <>
struct Description<GlobalAveragePool> {
    static constexpr void describe(Fingerprint& text) { text("GlobalAveragePool"); }
};

} // namespace detail

} // namespace nervelet

#endif
