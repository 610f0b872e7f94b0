// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_INITIALIZER_HE_UNIFORM_HPP
#define NERVELET_INITIALIZER_HE_UNIFORM_HPP

#include "base.hpp"
#include "base/uniform.hpp"

namespace nervelet {

/// weight ~ U(-limit, limit), limit = sqrt(6 / fan_in), so variance 2 / fan_in: for ReLU and its like.
/// Source: He et al. 2015 (arXiv 1502.01852).
using HeUniform = VarianceScaling<2, FanIn, UniformDistribution>;

} // namespace nervelet

#endif
