// Part of nervelet. MIT licence, the nervelet authors.
//
// The program of a device that recognises gestures by the header that train_csv wrote. It runs on a PC here, with a
// simulated hand in place of the sensor; for a board, put your sensor where hand.next() is.

#include <cstdio>
#include <nervelet/nervelet.hpp>

#include "hand.hpp"
#include "recognizer.hpp" // namespace recognizer: the network, its normalizer, the labels, and recognize(window)

namespace nn = nervelet;

/// The last samples of the sensor, of which every `hop` samples a window is full.
class LastSamples {
public:
    /// Takes the next sample. True if there is a window to be recognised.
    bool add(const std::array<float, recognizer::channels>& sample) {
        for (std::size_t i = 0; i + recognizer::channels < window_.size(); ++i) {
            window_[i] = window_[i + recognizer::channels]; // the oldest sample leaves
        }
        for (std::size_t i = 0; i < recognizer::channels; ++i) {
            window_[window_.size() - recognizer::channels + i] = sample[i];
        }
        ++count_;
        return count_ >= recognizer::window && (count_ - recognizer::window) % recognizer::hop == 0;
    }

    /// [time][channel], the oldest sample first.
    const recognizer::Net::Input& window() const { return window_; }

private:
    recognizer::Net::Input window_{};
    std::size_t count_ = 0;
};

static LastSamples last_samples;

int main() {
    if (recognizer::recognize(recognizer::example) != recognizer::example_answer) {
        std::printf("The network does not answer as it did where it was trained.\n");
        return 1;
    }
    nn::Accuracy all;
    for (const train_csv::Wearer& wearer : train_csv::wearers) {
        train_csv::Hand hand(wearer, 2024); // a session that is not in gestures.csv
        for (std::size_t gesture = 0; gesture < 4; ++gesture) {
            nn::Accuracy of_gesture;
            last_samples = LastSamples();
            for (int i = 0; i < 250; ++i) {
                if (last_samples.add(hand.next(static_cast<train_csv::Gesture>(gesture)))) {
                    const recognizer::Net::Output y = recognizer::recognize(last_samples.window());
                    of_gesture.add(gesture, nn::argmax(y));
                    all.add(gesture, nn::argmax(y));
                }
            }
            std::printf("%s, %-7s %2u of %u windows\n", wearer.name, recognizer::labels[gesture],
                        static_cast<unsigned>(of_gesture.right()), static_cast<unsigned>(of_gesture.count()));
        }
    }
    std::printf("Of %u windows of a new session %u are recognised.\n", static_cast<unsigned>(all.count()),
                static_cast<unsigned>(all.right()));
}
