// Part of nervelet. MIT licence, the nervelet authors.
// The best targets for floats and for integers, as ../targets.sh expects them: -DFLOAT=Vfp -DINTEGER=Dsp
#include <cstdint>
#include <type_traits>

#include <nervelet/kernel/kernels.hpp>

using namespace nervelet::kernel;

static_assert(std::is_same<Best<float>, FLOAT>::value, "the best target for floats");
static_assert(std::is_same<Best<std::int8_t>, INTEGER>::value, "the best target for integers of 8 bits");
static_assert(std::is_same<Best<std::int16_t>, INTEGER>::value, "the best target for integers of 16 bits");
static_assert(!std::is_base_of<Vfp, Best<double>>::value, "no unit of these cores works on doubles here");

// The kernels compile for it.
float answer(const float* a, const float* b) {
    return dot<13>(a, b);
}
