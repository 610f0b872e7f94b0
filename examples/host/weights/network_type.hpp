// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_NETWORK_TYPE_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_NETWORK_TYPE_HPP

#include "network_so_far.hpp"

namespace weights {

/// Where the next module of a torch.nn.Sequential lies: the Sequential's name and the module's index in it.
struct ModulePlace {
    std::string sequential;
    std::size_t index = 0;

    std::string name() const { return sequential + std::to_string(index); }
};

/// Sets the name of each layer with weights in the torch.nn.Sequential, where an activation is a module, and so is a
/// residual: an object with the Sequential f and the module skip.
inline void set_modules(Description& network) {
    std::vector<ModulePlace> places(1);
    std::size_t norm = 0;
    for (std::size_t i = 0; i <= network.steps.size(); ++i) {
        for (; norm < network.batch_norms.size() && network.batch_norms[norm].step == i; ++norm) {
            const bool is_folded = network.batch_norms[norm].place != BatchNormPlace::unfolded;
            places.back().index += is_folded ? 1 : 0; // behind its layer, before the activation, which is counted below
        }
        if (i == network.steps.size()) {
            break;
        }
        const Step& step = network.steps[i];
        if (step.kind == Kind::residual) {
            places.push_back({places.back().name() + ".f.", 0});
            continue;
        }
        if (step.is_projection) {
            const bool has_norm = norm < network.batch_norms.size() && network.batch_norms[norm].step == i + 1;
            network.layers[step.layer].module = places[places.size() - 2].name() + (has_norm ? ".skip.0" : ".skip");
            continue;
        }
        if (step.kind == Kind::sum) {
            places.pop_back();
        }
        places.back().index += step.kind == Kind::sum ? 1 : step.modules.size();
        if (has_weights(step.kind)) {
            ModulePlace last = places.back();
            --last.index;
            network.layers[step.layer].module = last.name();
            if (is_recurrent(step.kind)) {
                network.layers[step.layer + 1].module = last.name();
            }
        }
        places.back().index += is_identity(activation_behind(network, step)) ? 0 : 1;
    }
}

/// Sets the C++ type.
inline void set_type(Description& network) {
    std::string& type = network.type;
    type = "nervelet::Network<float, nervelet::Input<" + arguments_text(network.input) + ">";
    for (const Step& step : network.steps) {
        const Activation& activation = activation_behind(network, step);
        const bool is_plain = is_identity(activation) && step.options.empty();
        const std::string behind = is_plain ? "" : ", " + activation_type(activation);
        if (step.kind == Kind::sum) {
            type += behind + ">";
        } else if (!step.is_projection) {
            type += (type.back() == '<' ? "" : ", ") + step.type;
            type += has_weights(step.kind) ? behind + step.options + ">" : "";
            type += step.kind == Kind::dense_of_steps ? ">" : "";
        }
    }
    type += ">";
    set_modules(network);
}

} // namespace weights

#endif
