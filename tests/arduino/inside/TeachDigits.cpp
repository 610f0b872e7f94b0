// Part of nervelet. MIT licence, the nervelet authors.
// From inside the sketch: how many digits it reads after a lesson, with either scalar: the table of examples/README.md.
#include <stdio.h>

#include <type_traits>

#include "../../../examples/arduino/TeachDigits/TeachDigits.ino"

const int seeds = 10;

static bool is_right = true;

// Against what examples/README.md shows. Compilers may round floats differently, and then a digit or two are others.
static void check(const char* name, float digits, float expected, float tolerance) {
    printf("%s: %.1f\n", name, static_cast<double>(digits));
    if (fabsf(digits - expected) > tolerance) {
        printf("FAILED: expected %.1f\n", static_cast<double>(expected));
        is_right = false;
    }
}

int main() {
    constexpr bool is_float = std::is_same<Scalar, float>::value;
    float old_sum = 0;
    float new_sum = 0;
    for (int seed = 1; seed <= seeds; ++seed) {
        chance = nn::Random(seed);
        forget();
        start(teaching);
        while (done < lesson_steps) {
            teach_one();
        }
        start(testing);
        while (done < tested_count) {
            test_one();
        }
        printf("seed %d: %d old digits, %d new ones\n", seed, static_cast<int>(old_digits.right()),
               static_cast<int>(new_digits.right()));
        old_sum += old_digits.right();
        new_sum += new_digits.right();
    }
    puts(is_float ? "In float, of 160 old and 40 new digits:" : "In 16 bits, of 160 old and 40 new digits:");
    check("old digits", old_sum / seeds, 145.8f, is_float ? 1 : 0.05f);
    check("new digits", new_sum / seeds, 32.9f, is_float ? 1 : 0.05f);
    puts(is_right ? "as expected" : "FAILED");
    return is_right ? 0 : 1;
}
