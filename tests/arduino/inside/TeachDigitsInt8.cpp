// Part of nervelet. MIT licence, the nervelet authors.
// From inside the sketch: what it remembers of whom, and how many digits it reads after a lesson: the table of
// examples/README.md.
#include <stdio.h>

#include "../../../examples/arduino/TeachDigitsInt8/TeachDigitsInt8.ino"

static bool is_right = true;

static void check(const char* name, bool holds) {
    if (!holds) {
        printf("FAILED: %s\n", name);
        is_right = false;
    }
}

// What is remembered of the first image are the bytes that the backbone makes of it.
static void check_memory() {
    forget();
    check("a hundred examples", memory.size() == 100);
    for (size_t label = 0; label < 10; ++label) {
        const size_t count = memory.count(nn::Label{label});
        check("old digits alone, each as often", label < 8 ? count == 12 || count == 13 : count == 0);
    }
    memory.clear();
    remember(shown[0]);
    check("features of what was shown", memory.size() == 1 && memory.input(0) == net.features(image));
    check("its digit", memory.target(0).index == shown[0].label);
    check("the last layer says the same of both", net(memory.input(0)) == net(image));
}

static void learn() {
    start(teaching);
    while (done < lesson_steps) {
        teach_one();
    }
    for (size_t label = 0; label < 10; ++label) {
        const size_t count = memory.count(nn::Label{label});
        check("in the end each digit as often", count == 10 || memory.size() < 100);
    }
}

// How many percent of the digits of the test are read, in the mean of the seeds.
const int seeds = 5;
struct Row {
    float percent[2];
    void add() {
        start(testing);
        while (done < tested_count) {
            test_one();
        }
        percent[0] += 100 * old_digits.value<float>() / seeds;
        percent[1] += 100 * new_digits.value<float>() / seeds;
    }
};

// Against what examples/README.md shows. Compilers may round differently, and then a digit or two are others.
static void check_row(const char* name, const Row& row, float first, float second) {
    printf("%s: %.1f%%, %.1f%%\n", name, static_cast<double>(row.percent[0]), static_cast<double>(row.percent[1]));
    check(name, fabsf(row.percent[0] - first) < 2 && fabsf(row.percent[1] - second) < 4);
}

int main() {
    check_memory();
    Row before{}, after{}, without_old{};
    for (int seed = 1; seed <= seeds; ++seed) {
        chance = nn::Random(seed);
        forget();
        before.add();
        learn();
        after.add();
        forget();
        memory.clear();
        learn();
        without_old.add();
    }
    puts("\nRead of old and of new digits:");
    check_row("before the lesson", before, 99.4f, 0);
    check_row("after it", after, 95.6f, 71.0f);
    check_row("without old digits in the memory", without_old, 7.0f, 80.0f);
    puts(is_right ? "as expected" : "FAILED");
    return is_right ? 0 : 1;
}
