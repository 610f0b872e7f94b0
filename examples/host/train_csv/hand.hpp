// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TRAIN_CSV_HAND_HPP
#define NERVELET_EXAMPLES_HOST_TRAIN_CSV_HAND_HPP

#include <array>
#include <cstdint>
#include <nervelet/nervelet.hpp>

namespace train_csv {

/// Who wears the accelerometer.
struct Wearer {
    const char* name;
    float strength; ///< of all movements, 1 in the mean
    float tempo;    ///< of all movements, 1 in the mean
    float turned;   ///< how the board sits on the wrist, in radians about its z axis
};

/// Two people.
constexpr Wearer wearers[] = {{"ada", 0.85f, 0.9f, -0.35f}, {"ben", 1.2f, 1.15f, 0.35f}};

/// What a hand can do, in the order of their names.
enum class Gesture { circle, rest, shake, tap };
constexpr const char* gesture_names[] = {"circle", "rest", "shake", "tap"};

/// A simulated accelerometer on a wrist: 25 samples a second of x, y and z in g; at rest z is 1. A movement is
///     circle  0.6 (cos p, sin p, 0), 1.2 turns a second
///     rest    nothing
///     shake   0.9 (sin p, 0, 0), 3 turns a second
///     tap     -1.1 along z in the first eighth of each turn, 2 turns a second
/// with phase p, times the wearer's strength and tempo. From turn to turn strength varies by up to 30% and tempo by up
/// to 20%; from session to session the board is tilted by up to 0.15 g; each sample has noise of up to 0.45 g, its
/// standard deviation is 0.15 g. The same seed gives the same numbers on every machine.
class Hand {
public:
    using Sample = std::array<float, 3>;

    static constexpr float samples_per_second = 25.0f;

    Hand(const Wearer& wearer, std::uint64_t seed) : wearer_(wearer), random_(seed) { begin_session(); }

    /// Puts the board on anew.
    void begin_session() {
        tilt_x_ = around_zero(0.15f);
        tilt_y_ = around_zero(0.15f);
        begin_turn();
    }

    /// The next sample.
    Sample next(Gesture gesture) {
        const float turns_per_second = gesture == Gesture::circle ? 1.2f : gesture == Gesture::shake ? 3.0f : 2.0f;
        phase_ += tempo_ * wearer_.tempo * turns_per_second / samples_per_second;
        if (phase_ >= 1.0f) {
            phase_ -= 1.0f;
            begin_turn();
        }
        const float strength = strength_ * wearer_.strength;
        const float sine = cosine(phase_ - 0.25f);
        float x = 0.0f;
        float y = 0.0f;
        float z = 1.0f;
        if (gesture == Gesture::circle) {
            x = 0.6f * strength * cosine(phase_);
            y = 0.6f * strength * sine;
        } else if (gesture == Gesture::shake) {
            x = 0.9f * strength * sine;
        } else if (gesture == Gesture::tap && phase_ < 0.125f) {
            z -= 1.1f * strength;
        }
        const float along = cosine(wearer_.turned / full_turn);
        const float across = cosine(wearer_.turned / full_turn - 0.25f);
        return {along * x - across * y + tilt_x_ + noise(), across * x + along * y + tilt_y_ + noise(), z + noise()};
    }

private:
    static constexpr float full_turn = 6.2831853f; // radians

    /// Of an angle in turns.
    static float cosine(float turns) { return nervelet::math::cos(full_turn * turns); }

    void begin_turn() {
        strength_ = 1.0f + around_zero(0.3f);
        tempo_ = 1.0f + around_zero(0.2f);
    }

    /// Uniform over [-limit, limit).
    float around_zero(float limit) { return limit * (2.0f * random_.uniform<float>() - 1.0f); }

    /// The sum of three uniform numbers is nearly normal.
    float noise() {
        const float first = around_zero(0.15f);
        const float second = around_zero(0.15f);
        return first + second + around_zero(0.15f);
    }

    Wearer wearer_;
    nervelet::Random random_;
    float phase_ = 0.0f;
    float strength_ = 1.0f;
    float tempo_ = 1.0f;
    float tilt_x_ = 0.0f;
    float tilt_y_ = 0.0f;
};

} // namespace train_csv

#endif
