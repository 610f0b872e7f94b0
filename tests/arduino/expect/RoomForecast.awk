# Part of nervelet. MIT licence, the nervelet authors.
# How good RoomForecast's forecasts were, and which readings surprised it. With twelve other seeds "the same as now" was
# 1.75 to 2.3 times as far off from the second day on, and a straight line through two readings 1.2 to 1.6 times; in 84
# days that the board watched there were four false alarms, and the open window was noticed by its first reading, and in
# 7 or more of ten.
function check(name, is_right) {
    if (!is_right) {
        print "FAILED: RoomForecast: " name
        wrong = 1
    }
}
/^reading:/ { ++line }
/,surprise:/ { first_surprise[part + 1] = first_surprise[part + 1] ? first_surprise[part + 1] : line }
/^Of / {
    ++part
    readings[part] = $2
    forecast[part] = $8 + 0
    same[part] = $14 + 0
    straight[part] = $19 + 0
    surprises[part] = $21
    line = 0
}
# better(PART, FACTOR, FACTOR_OF_LINE): the other errors are that many times as large as that of the forecast.
function better(part, factor, factor_of_line) {
    printf "part %d: the same as now %.2f times, a straight line %.2f times the error\n", part, same[part] / forecast[part],
        straight[part] / forecast[part]
    check("\"the same as now\" is " factor " times as far off", same[part] >= factor * forecast[part])
    check("a straight line is " factor_of_line " times as far off", straight[part] >= factor_of_line * forecast[part])
}
END {
    check("seven scores, not " part, part == 7)
    check("a day of 700 readings, not " readings[1], readings[1] > 700)
    for (i = 1; i <= 7; ++i) {
        check("no error of 0", forecast[i] > 0)
    }
    if (!wrong) {
        better(1, 1.3, 0)
        better(2, 1.6, 1.2)
        better(3, 1.6, 1.2)
        better(6, 3, 1.4)
    }
    check("at most one false alarm in two days and a half, not " surprises[1] + surprises[2] + surprises[3],
        surprises[1] + surprises[2] + surprises[3] <= 1)
    check("the open window is noticed within the first three readings, not " first_surprise[4],
        first_surprise[4] >= 1 && first_surprise[4] <= 3)
    check("and in five of ten, not " surprises[4], surprises[4] >= 5)
    check("no false alarm on the wave at A0", surprises[5] + surprises[6] == 0)
    check("the lamp is noticed within two readings, not " first_surprise[7],
        first_surprise[7] >= 1 && first_surprise[7] <= 2)
    exit wrong
}
