// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_ACTIVATION_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_ACTIVATION_HPP

#include <cmath>
#include <string>

#include "refusal.hpp"

namespace weights {

/// An activation that is chosen by its name at run time.
struct Activation {
    const char* name;                        ///< as on the command line, without underscores
    const char* type;                        ///< its class in the library
    double (*value)(double z, double share); ///< f(z), with share = percent / 100; null for softmax
    const char* with = nullptr;              ///< its class template, where it has a parameter: "ELUWith"
    int percent = 0;                         ///< that parameter, in hundredths
    double factor = 1.0;                     ///< what its layer's weights are multiplied by, so that f is that class
    bool is_chosen = false;                  ///< whether the parameter was given
};

/// The activation with that name, or null. They are implemented here a second time, in double and with the functions of
/// the standard library, so that they check the library's. Softmax is no function of a single number.
inline const Activation* find_activation(const std::string& name) {
    static const double root_of_half = std::sqrt(0.5);
    static const double root_of_2_over_pi = std::sqrt(2.0 / std::acos(-1.0));
    static const auto sigmoid = [](double z, double) {
        return 1.0 / (1.0 + std::exp(-z));
    };
    static const auto hardsigmoid = [](double z) {
        return std::fmin(std::fmax(z / 6.0 + 0.5, 0.0), 1.0);
    };
    static const Activation known[] = {
        {"identity", "Identity",
         [](double z, double) {
             return z;
         }},
        {"linear", "Identity",
         [](double z, double) {
             return z;
         }},
        {"relu", "ReLU",
         [](double z, double) {
             return std::fmax(z, 0.0);
         }},
        {"relu6", "ReLU6",
         [](double z, double) {
             return std::fmin(std::fmax(z, 0.0), 6.0);
         }},
        {"leakyrelu", "LeakyReLU", [](double z, double share) { return z > 0.0 ? z : share * z; }, "LeakyReLUWith", 1},
        {"elu", "ELU", [](double z, double share) { return z > 0.0 ? z : share * std::expm1(z); }, "ELUWith", 100},
        {"selu", "SELU",
         [](double z, double) {
             return 1.0507009873554804934193349852946 *
                    (z > 0.0 ? z : 1.6732632423543772848170429916717 * std::expm1(z));
         }},
        {"gelu", "GELU",
         [](double z, double) {
             return z * 0.5 * std::erfc(-z * root_of_half);
         }},
        {"gelutanh", "GELUTanh",
         [](double z, double) {
             return 0.5 * z * (1.0 + std::tanh(root_of_2_over_pi * (z + 0.044715 * z * z * z)));
         }},
        {"silu", "SiLU",
         [](double z, double) {
             return z * sigmoid(z, 0.0);
         }},
        {"swish", "SiLU",
         [](double z, double) {
             return z * sigmoid(z, 0.0);
         }},
        {"softplus", "Softplus",
         [](double z, double) {
             return std::fmax(z, 0.0) + std::log1p(std::exp(-std::fabs(z)));
         }},
        {"sigmoid", "Sigmoid", sigmoid},
        {"tanh", "Tanh",
         [](double z, double) {
             return std::tanh(z);
         }},
        {"hardsigmoid", "Hardsigmoid",
         [](double z, double) {
             return hardsigmoid(z);
         }},
        {"hardsigmoidkeras2", "Hardsigmoid", // 0.2 z + 0.5 = (1.2 z) / 6 + 0.5
         [](double z, double) { return hardsigmoid(z); }, nullptr, 0, 1.2},
        {"hardswish", "Hardswish",
         [](double z, double) {
             return z * hardsigmoid(z);
         }},
        {"softmax", "Softmax", nullptr}};
    for (const Activation& activation : known) {
        if (name == activation.name) {
            return &activation;
        }
    }
    return nullptr;
}

/// Whether it is softmax.
inline bool is_softmax(const Activation& activation) {
    return activation.value == nullptr;
}

/// Whether it is f(z) = z.
inline bool is_identity(const Activation& activation) {
    return activation.type == std::string("Identity");
}

/// Its C++ type, such as nervelet::ELUWith<50>.
inline std::string activation_type(const Activation& activation) {
    const Activation& usual = *find_activation(activation.name);
    return activation.percent == usual.percent
               ? "nervelet::" + std::string(activation.type)
               : "nervelet::" + std::string(activation.with) + "<" + std::to_string(activation.percent) + ">";
}

} // namespace weights

#endif
