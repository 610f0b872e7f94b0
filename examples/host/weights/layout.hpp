// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_LAYOUT_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_LAYOUT_HPP

#include "assign.hpp"

namespace weights {

/// The order of a weight matrix in a file: [out, in] as in PyTorch, [in, out] as in Keras and nervelet.
enum class Layout { unknown, pytorch, keras };

/// A layer's layout, and from what it is known, for a note.
struct KnownLayout {
    Layout layout;
    std::string reason;
};

/// For messages.
inline const char* layout_text(Layout layout) {
    return layout == Layout::pytorch ? "[out, in]" : "[in, out]";
}

/// The layout that the shape of a matrix shows; unknown if it is square.
inline Layout layout_of_shape(const Tensor& weight, const Dense& dense) {
    return dense.inputs == dense.outputs           ? Layout::unknown
           : weight.shape.front() == dense.outputs ? Layout::pytorch
                                                   : Layout::keras;
}

/// The layout that the shapes of all matrices show; unknown if none shows it or they differ.
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

/// The layout that a name shows: weight is PyTorch's, kernel Keras's. Other words, such as w, are written by hand,
/// where x W and W x are equally usual.
inline Layout layout_of_name(const std::string& name) {
    const Role role = read_tensor_name(name).role;
    return role == Role::weight ? Layout::pytorch : role == Role::kernel ? Layout::keras : Layout::unknown;
}

/// The layout of layer index. wanted: the value of --layout. If the matrix is not square, its shape decides. If it is
/// square,
/// --layout decides, or its name and the shapes of the other matrices; it is refused if these differ or show nothing.
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
