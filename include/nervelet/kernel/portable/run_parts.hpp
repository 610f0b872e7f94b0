// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_RUN_PARTS_HPP
#define NERVELET_KERNEL_PORTABLE_RUN_PARTS_HPP

#include <cstddef>

namespace nervelet {
namespace kernel {

/// How a run of rows of weights, see Windows, is summed where registers hold at most Most sums: in as few parts as can
/// be, equally many rows each; the last part may overlap the one before.
template <class Windows, std::size_t Most>
struct RunParts {
    static constexpr std::size_t count = (Windows::run + Most - 1) / Most;
    static constexpr std::size_t size = (Windows::run + count - 1) / count;

    /// The first row of the part whose first new row is k.
    static constexpr std::size_t begin(std::size_t k) { return k + size <= Windows::run ? k : Windows::run - size; }
};

} // namespace kernel
} // namespace nervelet

#endif
