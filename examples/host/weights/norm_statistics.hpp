// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_NORM_STATISTICS_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_NORM_STATISTICS_HPP

#include <string>
#include <vector>

#include "literal.hpp"

namespace weights {

/// The constants of a BatchNorm that is a layer of its own, for each channel. They are no parameters.
struct NormStatistics {
    std::vector<float> mean;
    std::vector<float> variance;
    float epsilon = 0.0f;
};

/// Their definition: statistics_0 and so on, which the network's type names. In C++17 one object for all source files.
inline std::string statistics_text(const std::vector<NormStatistics>& all) {
    std::string text;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const NormStatistics& one = all[i];
        const std::size_t channels = one.mean.size();
        text += "// The statistics of a batchnorm: mean, variance and epsilon.\n"
                "#if __cplusplus >= 201703L\ninline\n#endif\nconstexpr nervelet::BatchNormStatistics<float, " +
                std::to_string(channels) + "> statistics_" + std::to_string(i) + "{{{\n" +
                lines_of_literals(one.mean.data(), channels, 4) + "}}, {{\n" +
                lines_of_literals(one.variance.data(), channels, 4) + "}}, " + literal(one.epsilon) + "};\n\n";
    }
    return text;
}

} // namespace weights

#endif
