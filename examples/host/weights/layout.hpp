// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_LAYOUT_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_LAYOUT_HPP

#include "assign.hpp"

namespace weights {

/// A layer's layout, and from what it is known, for a note.
struct KnownLayout {
    Layout layout;
    std::string reason;
};

/// For messages: "[out, in]".
inline std::string layout_text(Layout layout, Kind kind) {
    const std::string taps = is_plain_matrix(kind) ? "" : "taps";
    const std::string pair = layout == Layout::pytorch ? "out, in" : "in, out";
    return "[" + (taps.empty() ? pair : layout == Layout::pytorch ? pair + ", " + taps : taps + ", " + pair) + "]";
}

/// The layout that the shape of a layer's weights shows; unknown if both have it.
inline Layout layout_of_shape(const Source& source, const Description& network, std::size_t index) {
    const bool is_pytorch = fits(source, network, index, Layout::pytorch);
    const bool is_keras = fits(source, network, index, Layout::keras);
    return is_pytorch == is_keras ? Layout::unknown : is_pytorch ? Layout::pytorch : Layout::keras;
}

/// The layout that the shapes of all matrices show; unknown if none shows it or they differ.
inline Layout layout_of_shapes(const std::vector<Source>& sources, const Description& network) {
    Layout common = Layout::unknown;
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const Layout layout = layout_of_shape(sources[i], network, i);
        if (layout != Layout::unknown && common != Layout::unknown && layout != common) {
            return Layout::unknown;
        }
        common = layout != Layout::unknown ? layout : common;
    }
    return common;
}

/// The layout that a name shows: weight is PyTorch's, kernel Keras's. Other words, such as w, are written by hand,
/// where x W and W x are equally usual.
inline Layout layout_of_name(const std::string& name) {
    const Role role = read_tensor_name(name).role;
    switch (role) {
    case Role::weight:
    case Role::input_weight:
    case Role::state_weight:
        return Layout::pytorch;
    case Role::kernel:
    case Role::pointwise:
    case Role::recurrent_kernel:
        return Layout::keras;
    default:
        return Layout::unknown;
    }
}

/// The layout of layer index. wanted: the value of --layout. Where the shape of the weights belongs to one layout only,
/// it decides. Where it belongs to both, as that of a square matrix, --layout decides, or its name and the shapes of
/// the other weights; it is refused if these differ or show nothing. A LayerNorm over channels is the same in both.
inline KnownLayout find_layout(const std::vector<Source>& sources, const Description& network, std::size_t index,
                               Layout wanted) {
    const Tensor& weight = *sources[index].weight;
    const Kind kind = network.layers[index].kind;
    if (kind == Kind::layer_norm && weight.shape.size() == 1) {
        return {wanted == Layout::unknown ? Layout::pytorch : wanted, "one number for each channel"};
    }
    const Layout by_shape = layout_of_shape(sources[index], network, index);
    if (wanted != Layout::unknown && by_shape != Layout::unknown && wanted != by_shape) {
        throw Refusal("--layout says " + layout_text(wanted, kind) + ", but " + tensor_text(weight) + " lies " +
                      layout_text(by_shape, kind) + " for " + layer_text(network, index) + "; leave --layout away");
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
        throw Refusal("nothing says whether the " + std::string(kind == Kind::dense ? "square " : "") +
                      tensor_text(weight) + " is " + layout_text(Layout::pytorch, kind) + " or " +
                      layout_text(Layout::keras, kind) + "; add --layout pytorch or --layout keras");
    }
    return {layout, by_name != Layout::unknown ? "its name" : "the shapes of the others"};
}

} // namespace weights

#endif
