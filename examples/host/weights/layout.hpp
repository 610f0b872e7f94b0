// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_LAYOUT_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_LAYOUT_HPP

#include "assign.hpp"

namespace weights {

/// How a matrix of weights lies in the file: [out, in] as PyTorch keeps it, [in, out] as Keras does, and nervelet.
enum class Layout { unknown, pytorch, keras };

/// What a layer's layout is, and how that was known.
struct KnownLayout {
    Layout layout;
    std::string reason;
};

inline const char* layout_text(Layout layout) {
    return layout == Layout::pytorch ? "[out, in]" : "[in, out]";
}

/// What the shape says: nothing, where the matrix is square or there is only one input or unit.
inline Layout layout_of_shape(const Tensor& weight, const Dense& dense) {
    return dense.inputs == dense.outputs           ? Layout::unknown
           : weight.shape.front() == dense.outputs ? Layout::pytorch
                                                   : Layout::keras;
}

/// What all shapes say together: unknown if nothing or not the same.
inline Layout layout_of_shapes(const std::vector<Source>& sources, const Description& network) {
    Layout common = Layout::unknown;
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const Layout layout = layout_of_shape(*sources[i].weight, network.layers[i]);
        if (layout != Layout::unknown && common != Layout::unknown && layout != common) {
            return Layout::unknown;
        }
        common = layout != Layout::unknown ? layout : common;
    }
    return common;
}

inline Layout layout_of_name(const std::string& name) {
    const Role role = read_tensor_name(name).role;
    return role == Role::weight ? Layout::pytorch : role == Role::kernel ? Layout::keras : Layout::unknown;
}

/// wanted: what --layout says. The shape decides where it can; a square matrix takes after the others in its file and
/// after its name, and is refused where these disagree or say nothing.
inline KnownLayout find_layout(const std::vector<Source>& sources, const Description& network, std::size_t index,
                               Layout wanted) {
    const Tensor& weight = *sources[index].weight;
    const Layout by_shape = layout_of_shape(weight, network.layers[index]);
    if (wanted != Layout::unknown && by_shape != Layout::unknown && wanted != by_shape) {
        throw Refusal("--layout says " + std::string(layout_text(wanted)) + ", but " + tensor_text(weight) + " lies " +
                      layout_text(by_shape) + " for " + dense_text(network, index) + "; leave --layout away");
    }
    if (by_shape != Layout::unknown) {
        return {by_shape, "its shape"};
    }
    if (wanted != Layout::unknown) {
        return {wanted, "--layout"};
    }
    const Layout by_others = layout_of_shapes(sources, network);
    const Layout by_name = layout_of_name(weight.name);
    const bool is_contradiction = by_others != Layout::unknown && by_name != Layout::unknown && by_others != by_name;
    const Layout layout = by_name != Layout::unknown ? by_name : by_others;
    if (layout == Layout::unknown || is_contradiction) {
        throw Refusal("nothing says whether the square " + tensor_text(weight) +
                      " is [out, in] or [in, out]; add --layout pytorch or --layout keras");
    }
    return {layout, by_name != Layout::unknown ? "its name" : "the shapes of the others"};
}

} // namespace weights

#endif
