// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_READ_RECURRENT_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_READ_RECURRENT_HPP

#include "network_so_far.hpp"

namespace weights {

/// How many gates a unit has.
inline std::size_t gates_of(Kind kind) {
    return kind == Kind::gru ? 3 : 4;
}

/// A word without underscores: every_step is everystep.
inline std::string without_underscores(const std::string& word) {
    std::string result;
    for (const char letter : word) {
        result += letter == '_' ? "" : std::string(1, letter);
    }
    return result;
}

/// Refuses an input that is not time x channels.
inline void check_steps(const Extents& input) {
    if (input.size() != 2) {
        throw Refusal("this layer goes over the steps of time x channels, as an input of 64x3; a single channel is "
                      "64x1, and behind a dense layer, a globalaverage or the last step of a gru or lstm there is no "
                      "time left: one below another is written gru:16:everystep");
    }
}

/// Refuses what other libraries have behind the units, and what is not known.
[[noreturn]] inline void refuse_recurrent_word(const std::string& layer, const std::string& word) {
    struct Known {
        const char* part; ///< of the word
        const char* cure;
    };
    static const Known known[] = {
        {"bidirectional", "backwards it would need samples that are not there yet; train with bidirectional=False"},
        {"projsize", "projections cannot be imported; train with proj_size=0"},
        {"dropout", "between layers it does nothing in use; write dropout:20 behind the layer, or leave it out"},
        {"numlayers", "write each layer, as gru:16:everystep,gru:16"},
        {"resetafter", "a gru resets after the product, as PyTorch and Keras's reset_after=True do; leave it out"},
        {"returnsequences", "write everystep"}};
    for (const Known& one : known) {
        if (without_underscores(word).find(one.part) != std::string::npos) {
            throw Refusal(quoted(word) + " cannot be written behind a " + layer + ": " + one.cure);
        }
    }
    throw Refusal("behind the units of a " + layer +
                  " stands nothing, where the state after the last step goes up, or " + "everystep, not " +
                  quoted(word) +
                  "; its activations are fixed: sigmoid for the gates, tanh for "
                  "what they let through");
}

/// gru:UNITS[:everystep], lstm:UNITS[:everystep]
inline void add_recurrent(Description& network, const std::vector<std::string>& words, std::size_t part) {
    Step step;
    step.kind = words[0] == "gru" ? Kind::gru : Kind::lstm;
    step.part = part;
    step.input = output_of(network);
    check_steps(step.input);
    if (words.size() < 2) {
        throw Refusal("a " + words[0] + " is written " + words[0] + ":16, with its units; add them");
    }
    constexpr std::size_t most_steps = 65536;
    const std::size_t units = number_between(1, 1000000, words[1], "the units of a " + words[0]);
    const bool is_every_step = words.size() > 2 && without_underscores(words[2]) == "everystep";
    if (words.size() > (is_every_step ? 3 : 2)) {
        refuse_recurrent_word(words[0], words[is_every_step ? 3 : 2]);
    }
    step.output = is_every_step ? Extents{step.input[0], units} : Extents{units};
    if (step.input[0] > most_steps) {
        throw Refusal("there are " + std::to_string(step.input[0]) + " steps, of which at most " +
                      std::to_string(most_steps) + " can be compared; write fewer, on which the weights do not depend");
    }
    step.windows.channels = step.input[1];
    step.windows.columns = make_axis(step.input[0], 1, 1, 1, Padding::valid, 0);
    step.type = std::string("nervelet::") + (step.kind == Kind::gru ? "GRU<" : "LSTM<") + std::to_string(units) +
                (is_every_step ? ", nervelet::EveryStep" : "");
    step.modules = torch_modules(step);
    step.layer = network.layers.size();
    const std::size_t columns = gates_of(step.kind) * units;
    push_weights(network, step, step.input[1], columns, *find_activation("identity"), Product::inputs);
    push_weights(network, step, units, columns, *find_activation("identity"), Product::states);
    network.steps.push_back(step);
}

/// Whether a part of the text is a dense layer at every step.
inline bool is_time_distributed(const std::string& text) {
    return without_underscores(text).compare(0, 15, "timedistributed") == 0;
}

/// timedistributed(dense:UNITS[:ACTIVATION])
inline void add_time_distributed(Description& network, const std::string& text, std::size_t part) {
    const std::size_t open = text.find('(');
    const bool is_closed = open != std::string::npos && text.back() == ')' && text.find(')') + 1 == text.size();
    const std::vector<std::string> words =
        is_closed ? split(text.substr(open + 1, text.size() - open - 2), ':') : std::vector<std::string>{""};
    if (words[0] != "dense" || words.size() < 2 || words.size() > 4) {
        throw Refusal("a dense layer at every step is written timedistributed(dense:8:relu), not " + quoted(text) +
                      "; convolutions, pools, layernorm, gru and lstm go over the steps themselves: write them without "
                      "it");
    }
    Step step;
    step.kind = Kind::dense_of_steps;
    step.part = part;
    step.input = output_of(network);
    check_steps(step.input);
    step.output = {step.input[0], number_between(1, 1000000, words[1], "the units of a dense layer")};
    step.windows.channels = step.input[1];
    step.windows.columns = make_axis(step.input[0], 1, 1, 1, Padding::valid, 0);
    step.type = "nervelet::TimeDistributed<nervelet::Dense<" + std::to_string(step.output[1]);
    const Activation activation =
        words.size() > 2 ? read_activation({words.begin() + 2, words.end()}) : *find_activation("identity");
    check_softmax(step.output, activation);
    push(network, step, step.input[1], activation);
}

} // namespace weights

#endif
