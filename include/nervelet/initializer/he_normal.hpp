// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_INITIALIZER_HE_NORMAL_HPP
#define NERVELET_INITIALIZER_HE_NORMAL_HPP

#include "base.hpp"
#include "base/normal.hpp"

namespace nervelet {

/// weight ~ N(0, 2 / fan_in), not truncated: for ReLU and its like.
/// Source: He et al. 2015 (arXiv 1502.01852).
using HeNormal = VarianceScaling<2, FanIn, NormalDistribution>;

} // namespace nervelet

#endif
