#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# TeachDigits with the lines of its storage.h switched on that save to an EEPROM, here a simulated one: the sketch does
# the same as with the pages that it comes with. eeprom.sh LIBRARY WORK SCRIPT.txt
set -eu
library=$1 work=$2 script=$3
rm -rf "$work"
# switch_on <line's beginning>: takes the // away in front of it.
switch_on() {
    sed "s,^// \($1\),\1," "$storage" >"$storage.changed"
    ! cmp -s "$storage" "$storage.changed" || { echo "FAILED: storage.h has no line '// $1'"; exit 1; }
    mv "$storage.changed" "$storage"
}
for kind in written committed; do
    mkdir -p "$work/$kind"
    cp -R "$library/examples/arduino/TeachDigits" "$work/$kind"
    storage=$work/$kind/TeachDigits/storage.h
    switch_on '#define REAL_EEPROM$'
    switch_on '#include <EEPROM.h>'
    [ $kind = written ] || switch_on '#define EEPROM_IS_COMMITTED '
    sh "$(dirname "$0")/sketch.sh" host "$library" "$work/$kind/built" \
        "$work/$kind/TeachDigits/TeachDigits.ino" "$script"
done
