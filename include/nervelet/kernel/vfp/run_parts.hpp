// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_VFP_RUN_PARTS_HPP
#define NERVELET_KERNEL_VFP_RUN_PARTS_HPP

#include <cstddef>

namespace nervelet {
namespace kernel {
namespace vfp {

/// So many sums stay in registers.
constexpr std::size_t most_sums = 20;

/// How the rows of weights that see numbers which lie one after the other, a run, are summed: as few at once as can be,
/// equally many each time; the last may overlap those before.
template <class Windows>
struct RunParts {
    static constexpr std::size_t taps = Windows::is_dense ? Windows::Columns::taps : 1;
    static constexpr std::size_t run = taps * Windows::channels;
    static constexpr std::size_t parts = (run + most_sums - 1) / most_sums;
    static constexpr std::size_t size = (run + parts - 1) / parts;

    /// Of so many parts, one after the other, the sums are kept at a time.
    static constexpr std::size_t at_once = parts % 3 == 0 ? 3 : parts % 2 == 0 ? 2 : 1;

    /// The first row of the part whose first new row is k.
    static constexpr std::size_t begin(std::size_t k) { return k + size <= run ? k : run - size; }
};

} // namespace vfp
} // namespace kernel
} // namespace nervelet

#endif
