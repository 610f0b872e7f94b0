// Part of nervelet. MIT licence, the nervelet authors.
// In place of a model.
#include "model.hpp"

void model::run(std::uint32_t) {}
