// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_IMPORT_MODEL_PUT_NETWORK_HPP
#define NERVELET_EXAMPLES_HOST_IMPORT_MODEL_PUT_NETWORK_HPP

#include "import_tflite.hpp"

namespace weights {

inline TestVector find_test_vector(const Model& model, const CommandLine& line) {
    return has_question(line) ? check_test_vector(model, read_npy_file(line.value("--question", "")),
                                                  read_npy_file(line.value("--answer", "")))
                              : make_test_vector(model);
}

/// Compares a network of floats with what the model itself answers, if that is given, and puts its header where it
/// belongs.
inline void put_network(const Model& model, const CommandLine& line) {
    const Scalar scalar = read_scalar(line.value("--scalar", "float"));
    const std::string name = check_namespace_name(line.value("--name", "factory"));
    const TestVector test = find_test_vector(model, line);
    if (!test.is_given && !model.ignored.empty()) {
        throw Refusal("--map ignores " + model.ignored[0] +
                      ", on which the answers may depend; add --question and "
                      "--answer, an input and what the model answers in Python, which shows whether they do");
    }
    std::string notes;
    put_header(header_text_of(model, test, name, scalar, notes), line);
    for (const std::string& note : model.notes) {
        std::fprintf(stderr, "%s\n", note.c_str());
    }
    std::fprintf(stderr, "%s\n%s", shapes_text(model.network).c_str(), notes.c_str());
    if (test.is_given) {
        std::fprintf(stderr, "The network answers as the model itself.\n");
    } else {
        std::fprintf(stderr, "Not compared with the model itself: a wrong activation would stay unseen. In Python: "
                             "np.save('question.npy', x), np.save('answer.npy', what the model answers); then "
                             "--question question.npy --answer answer.npy\n");
    }
}

} // namespace weights

#endif
