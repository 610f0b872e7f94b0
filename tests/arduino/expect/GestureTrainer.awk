# Part of nervelet. MIT licence, the nervelet authors.
# What GestureTrainer recognised while a wearer held the board still, shook, circled and tapped, 6.4 seconds of each:
# wearer 2 and wearer 1 after the lesson with wearer 1, wearer 1 and wearer 2 after that with wearer 2. The first window
# comes 1.28 seconds after the board was put on, the others each 0.32 seconds. One in which the gesture changes does not
# count; a "perhaps" counts as what it says. Of 61 windows, twenty seeds gave 26 to 36, all, 58 to 61, and 54 to 61.
/^The board is worn by/ {
    ++worn
    windows = 0
}
/^  (perhaps )?[A-D], / {
    end = 1.28 + 0.32 * windows++
    which = int(end / 6.4)
    if (which < 4 && end - 6.4 * which > 1.3) {
        letter = $1 == "perhaps" ? substr($2, 1, 1) : substr($1, 1, 1)
        right[worn] += letter == substr("ABCD", which + 1, 1)
        ++all[worn]
    }
}
function percent(segment) {
    return all[segment] == 0 ? -1 : 100 * right[segment] / all[segment]
}
function check(name, segment, least, most) {
    printf "%s: %d of %d\n", name, right[segment], all[segment]
    if (all[segment] < 55 || percent(segment) < least || percent(segment) > most) {
        printf "FAILED: GestureTrainer: %s: expected %d to %d%% of 55 windows or more\n", name, least, most
        wrong = 1
    }
}
END {
    check("wearer 2, before", 2, 0, 75)
    check("wearer 1, before", 3, 95, 100)
    check("wearer 1, after", 5, 90, 100)
    check("wearer 2, after", 6, 85, 100)
    exit wrong
}
