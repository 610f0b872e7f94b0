// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_NETWORK_TEXT_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_NETWORK_TEXT_HPP

#include "description.hpp"

namespace weights {

/// An activation as read_activation() takes it, behind a colon; nothing for the identity.
inline std::string activation_text(const Activation& activation) {
    return is_identity(activation)
               ? ""
               : std::string(":") + activation.name +
                     (activation.with == nullptr ? ""
                                                 : ":" + hundredths_text(static_cast<std::size_t>(activation.percent)));
}

/// The text that read_description() makes such a network of. The description may have been read without its
/// activations, as that of a network's type is.
inline std::string network_text(const Description& network) {
    std::string text = extents_text(network.input);
    for (const Step& step : network.steps) {
        const std::string comma = text.back() == '(' ? "" : ",";
        if (step.kind == Kind::residual) {
            text += comma + "residual(";
        } else if (step.kind == Kind::sum) {
            text += ")" + activation_text(step.activation);
        } else if (!step.is_projection) {
            text += comma + step.text + activation_text(activation_behind(network, step));
        }
    }
    return text;
}

} // namespace weights

#endif
