# Part of nervelet. MIT licence, the nervelet authors.
# The mean distance between target and prediction in each wave of 40 points: large at first, small before the target
# becomes another one, which is in the tenth wave, large just after, small at the end.
BEGIN {
    FS = "[:,]"
}
{
    distance[int((NR - 1) / 40)] += ($2 > $4 ? $2 - $4 : $4 - $2) / 40
}
END {
    last = int(NR / 40) - 1
    for (i = 0; i <= last; ++i) {
        printf "%s%.3f", i ? ", " : "distance: ", distance[i]
        if (i > 8 && distance[i] > after_change) after_change = distance[i]
    }
    print ""
    wrong = last < 12 || distance[0] < 0.4 || distance[8] > 0.06 || after_change < 0.15 || distance[last] > 0.06
    if (wrong) print "FAILED: the prediction does not follow the target"
    exit wrong
}
