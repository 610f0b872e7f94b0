// Part of nervelet. MIT licence, the nervelet authors.
#include "support/bits_runs.hpp"

#include <cstdio>

using namespace support;

namespace {

bool same(const char* run, std::uint32_t crc, std::uint32_t expected) {
    std::printf("%s: CRC-32 %lu, expected %lu\n", run, static_cast<unsigned long>(crc),
                static_cast<unsigned long>(expected));
    return crc == expected;
}

/// Denormal inputs and products: a processor, or only its vector unit, may take them for zero.
using FaintNet = Network<float, Input<16>, Dense<16, ReLU>, Dense<16>>;

constexpr FaintNet::Output faint_output() {
    FaintNet net;
    initialize(net, 5);
    FaintNet::Input x{};
    for (std::size_t i = 0; i < x.size(); ++i) {
        x[i] = static_cast<float>(i) * 1e-39f;
    }
    return net(x);
}

} // namespace

int main() {
    // Variables of class type: the compiler would compute crc32(...) of a call itself, and the board nothing.
    const ClassifierNet classifier = teach_classifier<ClassifierNet>();
    const RegressionNet regression = teach_regression<RegressionNet>();
    const SeriesNet series = teach_convolutions<SeriesNet, 8>();
    const RowsNet rows = teach_convolutions<RowsNet, 8>();
    const FaintNet::Output faint = faint_output();
    constexpr std::uint32_t faint_crc = crc32(faint_output());
    const bool classifier_is_same = same("classifier", crc32(classifier.parameters()), classifier_crc);
    const bool regression_is_same = same("regression", crc32(regression.parameters()), regression_crc);
    const bool series_is_same = same("convolutions over time", crc32(series.parameters()), series_crc);
    const bool rows_are_same = same("over rows and columns", crc32(rows.parameters()), rows_crc);
    const bool faint_is_same = same("denormals", crc32(faint), faint_crc);
    const bool all = classifier_is_same && regression_is_same && series_is_same && rows_are_same && faint_is_same;
    std::printf(all ? "all bits are the same\n" : "bits differ\n");
    return all ? 0 : 1;
}
