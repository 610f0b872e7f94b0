// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_EXAMPLES_WEIGHTS_IMPORTED_RECURRENT_HPP
#define NERVELET_TESTS_EXAMPLES_WEIGHTS_IMPORTED_RECURRENT_HPP

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "../../../examples/host/weights/evaluate_recurrent.hpp"
#include "../../../examples/host/weights/header_text.hpp"
#include "keras_recurrent.hpp"
#include "torch_recurrent.hpp"

namespace files {

inline weights::Model imported(const TorchModel& model, const std::vector<weights::Mapping>& mappings = {},
                               weights::Flatten flatten = weights::Flatten::by_layout) {
    return weights::make_model(weights::read_description(model.text), model.tensors, false, weights::Layout::unknown,
                               mappings, {}, flatten);
}

/// The largest difference of what the imported network answers in double, and the tolerance that it claims for float.
inline double difference(const TorchModel& model, const weights::Model& network) {
    double largest = 0.0;
    for (const Example& example : model.examples) {
        const weights::Answer answer = weights::evaluate(network, example.x);
        REQUIRE(answer.values.size() == example.y.size());
        CHECK(weights::tolerance_of(answer) < 1e-4);
        for (std::size_t j = 0; j < example.y.size(); ++j) {
            largest = (std::max)(largest, std::fabs(answer.values[j] - example.y[j]));
        }
    }
    return largest;
}

inline std::string refused(const TorchModel& model) {
    return refusal([&] { imported(model); });
}

} // namespace files

#endif
