// Part of nervelet. MIT licence, the nervelet authors.
#include "../../../examples/host/weights/fold.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "imported_recurrent.hpp"

using files::imported;
using files::tensor;
using files::TorchModel;
using weights::Tensor;

TEST_CASE("a batchnorm before a recurrent layer is folded into W, one behind it into the next layer") {
    TorchModel model = files::gru_of_torch();
    model.text = "6x2,batchnorm,gru:3,batchnorm,dense:2";
    Tensor ones = tensor("bn1.running_var", {2});
    ones.values = {3.0, 0.75};
    Tensor mean = tensor("bn1.running_mean", {2});
    mean.values = {0.5, -1.0};
    Tensor variance_above = tensor("bn2.running_var", {3});
    variance_above.values = {0.25, 1.0, 4.0};
    Tensor mean_above = tensor("bn2.running_mean", {3});
    mean_above.values = {0.5, 0.25, -0.5};
    model.tensors.insert(model.tensors.end(), {ones, mean, variance_above, mean_above});
    const weights::Model folded = imported(model);
    model.text = "6x2,batchnorm:unfolded,gru:3,batchnorm:unfolded,dense:2";
    const weights::Model unfolded = imported(model);
    for (const files::Example& example : model.examples) {
        const std::vector<double> a = weights::evaluate(folded, example.x).values;
        const std::vector<double> b = weights::evaluate(unfolded, example.x).values;
        for (std::size_t j = 0; j < a.size(); ++j) {
            CHECK(a[j] == doctest::Approx(b[j]).epsilon(1e-6));
        }
        CHECK(std::fabs(a[0] - example.y[0]) > 1e-3); // it does something
    }
}
