# Part of nervelet. MIT licence, the nervelet authors.
# What GestureTrainer felt while the hand held still, shook, circled and tapped: about nine windows of each, in this
# order, after the tap that was recorded last. A "perhaps" counts as wrong. Ten seeds, each with 386 windows, gave 94 to
# 100% right.
/Now move the board/ { is_live = 1 }
is_live && /^  (perhaps )?[A-D], / {
    letter = substr($1, 1, 1)
    if (letter == substr("ABCD", now + 1, 1)) {
        ++now
    }
    if (now > 0 && letter == substr("ABCD", now, 1)) {
        ++right
    } else if (now > 0) {
        ++wrong
    }
}
END {
    if (now != 4 || right < 33 || wrong > 4) {
        print "FAILED: GestureTrainer: expected 33 windows or more right and 4 or fewer wrong, got " right " and " wrong
        exit 1
    }
}
