// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_INITIALIZER_GLOROT_UNIFORM_HPP
#define NERVELET_INITIALIZER_GLOROT_UNIFORM_HPP

#include "base.hpp"
#include "base/uniform.hpp"

namespace nervelet {

/// weight ~ U(-limit, limit), limit = sqrt(6 / (fan_in + fan_out)), so variance 2 / (fan_in + fan_out): for tanh,
/// sigmoid and linear outputs. Source: Glorot and Bengio 2010 (proceedings.mlr.press/v9/glorot10a).
using GlorotUniform = VarianceScaling<1, FanAverage, UniformDistribution>;

} // namespace nervelet

#endif
