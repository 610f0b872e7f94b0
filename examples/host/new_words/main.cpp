// Part of nervelet. MIT licence, the nervelet authors.
//
// Two new words for kws, the network of 8 bits by which MLPerf Tiny recognises keywords. Its convolutions stay in flash
// as they are. A new head on their 64 features, which begins as the last layer of kws, learns the words from 10
// examples of each. There is no recorded speech here: all words are drawn at random, see word.hpp, the old ones so that
// kws takes them for its own, see old_words.hpp; but the file of a recording can be given.
// new_words [SEED [FILE [LEARNED.safetensors]]]

#include <cstdlib>

#include "../weights/write_weights.hpp"
#include "confusion.hpp"
#include "head_of_kws.hpp"
#include "heard.hpp"
#include "recording.hpp"

namespace new_words {

static Net net; // the head alone: 910 numbers
static Heard heard;

/// The head learns from features. Returns the number of steps.
static std::size_t teach(Net& head, const Remembered& examples) {
    Trainer trainer{head, {0.02f}};
    nn::TrainingLoop<Trainer, Remembered> loop{trainer, examples};
    loop.start(50);
    while (loop.advance(10)) { // on a board other work would be done here
    }
    return trainer.steps();
}

/// Whether what was learned survives. For another backbone the file would be refused.
static bool is_saved() {
    nn::Saved<Net> file{};
    Net loaded;
    const bool holds = nn::save(file, net) == nn::StorageError::none &&
                       nn::load(file, loaded) == nn::StorageError::none && loaded.parameters() == net.parameters();
    std::printf("Saved: %zu bytes. Loaded: %s.\n", file.size(), holds ? "the same network" : "another network");
    return holds;
}

static bool run(std::uint64_t seed) {
    nn::Random random(seed);
    start_as_kws(net);
    const Vocabulary vocabulary(net, random);
    std::printf("%zu words were drawn until kws took one for each of its own.\n", vocabulary.old_words().tries());
    listen(heard, net, vocabulary, random);
    std::printf("The new head says what kws says of %zu of %zu examples.\n\n", heard.agreed, Heard::count);

    const Score before = score(net, heard.test());
    Net forgetful = net;
    teach(forgetful, heard.new_ones);
    const std::size_t steps = teach(net, heard.remembered);
    const Score after = score(net, heard.test());
    print_table("Before", before);
    print_table("After", after);
    print("Before", before);
    print("After", after);
    print("Without replay", score(forgetful, heard.test()));

    constexpr nn::Memory ram = nn::memory_of<Trainer>();
    std::printf("\n%zu steps on the features of %zu examples, %zu bytes each with its label.\n", steps,
                heard.remembered.size(), sizeof(Net::Features) + 1);
    std::printf("RAM: %zu bytes for the head and its trainer, %zu for the examples, %zu while kws runs.\n", ram.total,
                sizeof heard.remembered, sizeof(kws::Net::Arena));
    return is_saved();
}

} // namespace new_words

int main(int argument_count, char** arguments) {
    kws::Net::Input recording{};
    if (argument_count > 2 && !new_words::read_recording(arguments[2], recording)) {
        std::fprintf(stderr, "new_words: '%s' is no file of %zu bytes.\n", arguments[2], recording.size());
        return 1;
    }
    const bool is_right = new_words::run(argument_count > 1 ? std::strtoull(arguments[1], nullptr, 10) : 7);
    if (argument_count > 2) { // a network takes bytes as well as numbers
        std::printf("The recording: kws says '%s', the new head '%s'.\n",
                    new_words::names[nervelet::argmax(kws::net(recording))],
                    new_words::names[nervelet::argmax(new_words::net(recording))]);
    }
    if (argument_count > 3 && !weights::write_weights(new_words::net, arguments[3])) { // for Python
        return 1;
    }
    return is_right ? 0 : 1;
}
