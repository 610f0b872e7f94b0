# Part of nervelet. MIT licence, the nervelet authors.
# What SecretKnock said after its lessons: three times the knock that it learned, and then six other rhythms.
/Learning from 3 of yours and 1 others/ { is_taught = 1 }
is_taught && /^\|.*sure/ {
    ++count
    said = /  yours, / ? "yours" : "other"
    if (said != (count <= 3 ? "yours" : "other")) {
        print "FAILED: SecretKnock: rhythm " count " was taken for " said ": " $0
        wrong = 1
    }
}
END {
    if (count != 9) {
        print "FAILED: SecretKnock: nine rhythms, not " count
        wrong = 1
    }
    exit wrong
}
