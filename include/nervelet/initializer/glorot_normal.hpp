// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_INITIALIZER_GLOROT_NORMAL_HPP
#define NERVELET_INITIALIZER_GLOROT_NORMAL_HPP

#include "base.hpp"
#include "base/normal.hpp"

namespace nervelet {

/// weight ~ N(0, 2 / (fan_in + fan_out)), not truncated: for tanh, sigmoid and linear outputs.
/// Source: Glorot and Bengio 2010 (proceedings.mlr.press/v9/glorot10a).
using GlorotNormal = VarianceScaling<1, FanAverage, NormalDistribution>;

} // namespace nervelet

#endif
