// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_FITS_HPP
#define NERVELET_FITS_HPP

#include <cstddef>

#include "memory.hpp"

namespace nervelet {

namespace detail {

/// Numbers of bytes that the compiler's error message shows by name.
namespace memory_bytes {

template <std::size_t Bytes>
struct Allowed {};
template <std::size_t Bytes>
struct Needed {};
template <std::size_t Bytes>
struct Parameters {};
template <std::size_t Bytes>
struct Gradients {};
template <std::size_t Bytes>
struct Optimizer {};
template <std::size_t Bytes>
struct Activations {};
template <std::size_t Bytes>
struct Other {};

} // namespace memory_bytes

/// Its template arguments are in the error message.
template <bool Holds, class Allowed, class Needed, class Parameters, class Gradients, class Optimizer,
          class Activations, class Other>
constexpr bool check_fits() {
    static_assert(Holds, "fits<Trainer, Bytes>(): expected network and trainer to take at most that many bytes of RAM; "
                         "what they need, and for what, is in this message: Allowed, Needed, Parameters and so on.");
    return true;
}

} // namespace detail

/// True where Trainer and its network take at most Bytes of RAM, the input not included. Otherwise it does not compile,
/// and the error message has the bytes of each part: static_assert(fits<decltype(trainer), 20 * 1024>(), "").
template <class Trainer, std::size_t Bytes>
constexpr bool fits() {
    constexpr Memory memory = memory_of<Trainer>();
    return detail::check_fits<
        memory.total <= Bytes, detail::memory_bytes::Allowed<Bytes>, detail::memory_bytes::Needed<memory.total>,
        detail::memory_bytes::Parameters<memory.parameters>, detail::memory_bytes::Gradients<memory.gradients>,
        detail::memory_bytes::Optimizer<memory.optimizer>, detail::memory_bytes::Activations<memory.activations>,
        detail::memory_bytes::Other<memory.other>>();
}

} // namespace nervelet

#endif
