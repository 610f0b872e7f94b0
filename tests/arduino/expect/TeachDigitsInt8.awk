# Part of nervelet. MIT licence, the nervelet authors.
# What TeachDigitsInt8's tests must show, of 160 old and 40 new digits: at the start, learned, after the reset.
/^Test:/ {
    ++count
    old[count] = $5
    new[count] = $13
    all[count] = $0
}
function check(name, is_right) {
    if (!is_right) {
        print "FAILED: TeachDigitsInt8: " name
        wrong = 1
    }
}
END {
    check("three tests, not " count, count == 3)
    check("the factory's network reads 155 old digits or more", old[1] >= 155)
    check("and no new one", new[1] == 0)
    check("the board keeps 149 old digits or more", old[2] >= 149)
    check("and learns 22 new ones or more", new[2] >= 22)
    check("the reset leads back to the factory's network", all[3] == all[1])
    exit wrong
}
