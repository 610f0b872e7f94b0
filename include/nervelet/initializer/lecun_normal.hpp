// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_INITIALIZER_LECUN_NORMAL_HPP
#define NERVELET_INITIALIZER_LECUN_NORMAL_HPP

#include "base.hpp"
#include "base/normal.hpp"

namespace nervelet {

/// weight ~ N(0, 1 / fan_in), not truncated: keeps the variance of a linear layer.
/// Source: LeCun et al. 1998 (doi 10.1007/3-540-49430-8_2).
using LeCunNormal = VarianceScaling<1, FanIn, NormalDistribution>;

} // namespace nervelet

#endif
