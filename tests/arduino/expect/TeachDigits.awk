# Part of nervelet. MIT licence, the nervelet authors.
# What TeachDigits' tests must show, of 160 old and 40 new digits: at the start, learned, forgotten, loaded, forgotten,
# learned again, after the reset. Ten seeds gave, after a lesson, 144 to 147 old digits and 31 to 34 new
# ones, in 16 bits as in float.
/^Test:/ {
    ++count
    old[count] = $5
    new[count] = $13
    all[count] = $0
}
function check(name, is_right) {
    if (!is_right) {
        print "FAILED: TeachDigits: " name
        wrong = 1
    }
}
END {
    check("seven tests, not " count, count == 7)
    for (i = 1; i <= 7; ++i) {
        if (i == 1 || i == 3 || i == 5) {
            check("the factory's network reads 155 old digits or more", old[i] >= 155)
            check("and no new one", new[i] == 0)
        } else {
            check("the board keeps 139 old digits or more", old[i] >= 139)
            check("and learns 30 new ones or more", new[i] >= 30)
        }
    }
    check("the second lesson leads elsewhere, or loading would prove nothing", all[6] != all[2])
    check("loaded is what was written down", all[4] == all[2])
    check("also after the reset", all[7] == all[2])
    exit wrong
}
