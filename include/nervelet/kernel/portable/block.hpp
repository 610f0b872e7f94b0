// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_BLOCK_HPP
#define NERVELET_KERNEL_PORTABLE_BLOCK_HPP

#include <cstddef>
#include <utility>

namespace nervelet {
namespace kernel {

/// How many numbers of a row are held in registers at once. A row is cut into blocks of this width and one narrower
/// rest; every block is unrolled at compile time, because compilers do not unroll a loop of 16 by themselves at -O2.
constexpr std::size_t block_width = 16;

/// Calls function(first, std::index_sequence of the width) for each block of a row of Columns numbers: the full ones,
/// then the rest.
template <std::size_t Columns, std::size_t Width = block_width>
struct Blocks {
    static constexpr std::size_t full = Columns / Width;
    static constexpr std::size_t rest = Columns % Width;

    template <class Function>
    static constexpr void for_each(const Function& function) {
        for (std::size_t block = 0; block < full; ++block) {
            function(block * Width, std::make_index_sequence<Width>{});
        }
        for_rest(function, std::make_index_sequence<rest>{});
    }

private:
    template <class Function, std::size_t... Index>
    static constexpr void for_rest(const Function& function, std::index_sequence<Index...> width) {
        function(full * Width, width);
    }

    template <class Function>
    static constexpr void for_rest(const Function&, std::index_sequence<>) {}
};

} // namespace kernel
} // namespace nervelet

#endif
