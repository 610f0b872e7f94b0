// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_INITIALIZER_LECUN_UNIFORM_HPP
#define NERVELET_INITIALIZER_LECUN_UNIFORM_HPP

#include "base.hpp"
#include "base/uniform.hpp"

namespace nervelet {

/// weight ~ U(-limit, limit), limit = sqrt(3 / fan_in), so variance 1 / fan_in: keeps the variance of a linear layer.
/// Source: LeCun et al. 1998 (doi 10.1007/3-540-49430-8_2).
using LeCunUniform = VarianceScaling<1, FanIn, UniformDistribution>;

} // namespace nervelet

#endif
