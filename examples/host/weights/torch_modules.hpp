// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_TORCH_MODULES_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_TORCH_MODULES_HPP

#include "layer.hpp"

namespace weights {

/// Hundredths as a number of Python: 20 is 0.2.
inline std::string hundredths_text(std::size_t hundredths) {
    const std::string fraction = std::to_string(100 + hundredths % 100).substr(1);
    return std::to_string(hundredths / 100) + "." + (fraction[1] == '0' ? fraction.substr(0, 1) : fraction);
}

/// The module of an activation; empty for none.
inline std::string torch_activation(const Activation& activation) {
    const std::string type = activation.type;
    if (is_identity(activation)) {
        return "";
    }
    return "nn." + (type == "GELUTanh"       ? "GELU(approximate='tanh')"
                    : is_softmax(activation) ? "Softmax(1)"
                    : activation.with == nullptr
                        ? type + "()"
                        : type + "(" + hundredths_text(static_cast<std::size_t>(activation.percent)) + ")");
}

/// One number for time, two for rows and columns.
inline std::string torch_pair(const Step& step, std::size_t rows, std::size_t columns) {
    return step.input.size() == 2 ? std::to_string(columns)
                                  : "(" + std::to_string(rows) + ", " + std::to_string(columns) + ")";
}

/// Whether as many pads lie before as behind.
inline bool is_even(const Windows& windows) {
    return windows.rows.before == windows.rows.behind && windows.columns.before == windows.columns.behind;
}

/// "stride=2, padding=1": what is not the default of a convolution; a pool's stride is always written.
inline std::string torch_options(const Step& step, bool is_pool) {
    const Axis& rows = step.windows.rows;
    const Axis& columns = step.windows.columns;
    std::string text;
    if (is_pool || rows.stride != 1 || columns.stride != 1) {
        text += ", stride=" + torch_pair(step, rows.stride, columns.stride);
    }
    if (is_even(step.windows) ? is_padded(step.windows) : is_pool && rows.before + columns.before > 0) {
        text += ", padding=" + torch_pair(step, rows.before, columns.before);
    }
    return text + (columns.dilation != 1 ? ", dilation=" + std::to_string(columns.dilation) : "");
}

/// The module that puts other pads behind the input than before it.
inline std::string torch_pads(const Step& step, const std::string& value) {
    const Axis& rows = step.windows.rows;
    const Axis& columns = step.windows.columns;
    const std::string left_right = std::to_string(columns.before) + ", " + std::to_string(columns.behind);
    return step.input.size() == 2 ? "nn.ConstantPad1d((" + left_right + "), " + value + ")"
                                  : "nn.ConstantPad2d((" + left_right + ", " + std::to_string(rows.before) + ", " +
                                        std::to_string(rows.behind) + "), " + value + ")";
}

/// A convolution, behind a module for uneven pads.
inline std::vector<std::string> torch_convolution(const Step& step) {
    const std::string dimensions = step.input.size() == 2 ? "1d" : "2d";
    const std::string text =
        "nn.Conv" + dimensions + "(" + std::to_string(step.windows.channels) + ", " +
        std::to_string(step.output.back()) + ", " +
        torch_pair(step, step.windows.rows.taps, step.windows.columns.taps) + torch_options(step, false) +
        (step.kind == Kind::depthwise ? ", groups=" + std::to_string(step.windows.channels) : "") + ")";
    return is_even(step.windows) ? std::vector<std::string>{text}
                                 : std::vector<std::string>{torch_pads(step, "0.0"), text};
}

/// A pool. Pads never count; where one more lies behind than before, ceil_mode makes the last window of a larger
/// stride, and a module of its own the pads of a MaxPool with stride 1.
inline std::vector<std::string> torch_pool(const Step& step) {
    const Axis& rows = step.windows.rows;
    const Axis& columns = step.windows.columns;
    const bool is_max = step.kind == Kind::max_pool;
    const auto is_last_short = [](const Axis& axis) { // ceil_mode gives this axis what it has
        return axis.behind == axis.before || (axis.behind == axis.before + 1 && axis.stride > 1);
    };
    const auto is_made = [](const Axis& axis) { // with ceil_mode, and a positions' count that it does not change
        return axis.behind != axis.before || (axis.size + 2 * axis.before - axis.taps) % axis.stride == 0;
    };
    const bool is_ceil = !is_even(step.windows);
    const bool can_ceil = is_last_short(rows) && is_last_short(columns) && is_made(rows) && is_made(columns);
    const std::string name = std::string(is_max ? "nn.MaxPool" : "nn.AvgPool") +
                             (step.input.size() == 2 ? "1d(" : "2d(") + torch_pair(step, rows.taps, columns.taps);
    if (!is_ceil || can_ceil) {
        return {name + torch_options(step, true) + (is_ceil ? ", ceil_mode=True" : "") +
                (is_max ? "" : ", count_include_pad=False") + ")"};
    }
    const std::string stride = ", stride=" + torch_pair(step, rows.stride, columns.stride);
    return is_max ? std::vector<std::string>{torch_pads(step, "-float('inf')"), name + stride + ")"}
                  : std::vector<std::string>{"Same" + name.substr(3) + stride + ")"};
}

/// A LayerNorm of all numbers, channels first, or of the channels of each position.
inline std::string torch_norm(const Step& step) {
    if (step.windows.channels != count_of(step.input)) {
        return "ChannelNorm(" + std::to_string(step.windows.channels) + ")";
    }
    std::string shape = "[" + std::to_string(step.input.back());
    for (std::size_t i = 0; i + 1 < step.input.size(); ++i) {
        shape += ", " + std::to_string(step.input[i]);
    }
    return "nn.LayerNorm(" + shape + "])";
}

/// The modules that a torch.nn.Sequential of the same network has for a layer, without its activation. PyTorch has none
/// that normalizes the channels of each position, ChannelNorm here, and none of an average with more pads behind than
/// before and stride 1, SameAvgPool here. Its GRU and LSTM answer with two objects, of which the ones here take what
/// goes up, channels first like all others; TimeDistributed is a Linear at every step.
inline std::vector<std::string> torch_modules(const Step& step) {
    const std::string dimensions = step.input.size() == 2 ? "1d" : "2d";
    switch (step.kind) {
    case Kind::dense: {
        const std::string text =
            "nn.Linear(" + std::to_string(count_of(step.input)) + ", " + std::to_string(step.output[0]) + ")";
        return step.input.size() > 1 ? std::vector<std::string>{"nn.Flatten()", text} : std::vector<std::string>{text};
    }
    case Kind::convolution:
    case Kind::depthwise:
        return torch_convolution(step);
    case Kind::max_pool:
    case Kind::average_pool:
        return torch_pool(step);
    case Kind::global_average:
        return {"nn.AdaptiveAvgPool" + dimensions + "(1)", "nn.Flatten()"};
    case Kind::layer_norm:
        return {torch_norm(step)};
    case Kind::batch_norm:
        return {std::string("nn.BatchNorm") + (step.input.size() == 3 ? "2d(" : "1d(") +
                std::to_string(step.windows.channels) + ")"};
    case Kind::gru:
    case Kind::lstm:
        return {std::string(step.kind == Kind::gru ? "GRU(" : "LSTM(") + std::to_string(step.input[1]) + ", " +
                std::to_string(step.output.back()) + (step.output.size() > 1 ? ", every_step=True)" : ")")};
    case Kind::dense_of_steps:
        return {"TimeDistributed(" + std::to_string(step.input[1]) + ", " + std::to_string(step.output[1]) + ")"};
    case Kind::dropout:
        return {"nn.Dropout(" + hundredths_text(std::stoul(step.choices[0])) + ")"};
    case Kind::spatial_dropout:
        return {"nn.Dropout" + dimensions + "(" + hundredths_text(std::stoul(step.choices[0])) + ")"};
    default:
        return {}; // a residual is written around the modules of its layers
    }
}

} // namespace weights

#endif
