// Part of nervelet. MIT licence, the nervelet authors.
//
// Writes gestures.csv, the file that train_csv can be tried with: what an accelerometer measures on the wrists of two
// people, simulated by hand.hpp. Each wears it in three sessions and does each gesture once in every session, for
// three seconds. `make_gestures > gestures.csv`

#include <cstdio>

#include "hand.hpp"

int main() {
    constexpr int sessions = 3;
    constexpr int samples_of_a_gesture = 75;
    std::printf("wearer,session,x,y,z,gesture\n");
    std::uint64_t seed = 1;
    for (const train_csv::Wearer& wearer : train_csv::wearers) {
        train_csv::Hand hand(wearer, seed++);
        for (int session = 1; session <= sessions; ++session) {
            hand.begin_session();
            for (int gesture = 0; gesture < 4; ++gesture) {
                for (int i = 0; i < samples_of_a_gesture; ++i) {
                    const train_csv::Hand::Sample g = hand.next(static_cast<train_csv::Gesture>(gesture));
                    std::printf("%s,%s%d,%.2f,%.2f,%.2f,%s\n", wearer.name, wearer.name, session,
                                static_cast<double>(g[0]), static_cast<double>(g[1]), static_cast<double>(g[2]),
                                train_csv::gesture_names[gesture]);
                }
            }
        }
    }
}
