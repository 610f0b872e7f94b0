#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# The measured figures of one core stay within what is promised, and grow by no more than 2% and 8 over the last time.
# budgets.sh FIGURES BUDGETS RATCHET          FIGURES: CORE.figures, made by board.sh, or models-CORE.figures, made by
#                                             ../boards/models.sh where NERVELET_MODELS names a folder of models
# budgets.sh --renew RATCHET FIGURES...       writes the ratchet anew, where a change is meant; without figures of models
#                                             theirs stay
set -eu
if [ "$1" = --renew ]; then
    ratchet=$2
    shift 2
    models=$(grep '^models-' "$ratchet") || true
    {
        echo "# Part of nervelet. MIT licence, the nervelet authors."
        echo "# Written by budgets.sh --renew: compiler, then core, figure, bytes or instructions. more by 2% and 8 is a failure."
        echo "compiler $(arm-none-eabi-g++ -dumpfullversion)"
        for figures in "$@"; do
            case $(basename "$figures") in models-*) models= ;; esac
            awk -v core="$(basename "$figures" .figures)" '$1 !~ /plain_c/ { print core, $1, $2 }' "$figures"
        done
        [ -z "$models" ] || echo "$models"
    } >"$ratchet"
    exit
fi
figures=$1 budgets=$2 ratchet=$3
case $(basename "$figures") in
models-*)
    [ -n "${NERVELET_MODELS:-}" ] || { echo "skipped: NERVELET_MODELS names no folder of models"; exit 77; }
    kind="models-*"
    ;;
*) kind="*" ;;
esac
command -v arm-none-eabi-g++ >/dev/null || { echo "arm-none-eabi-g++ is missing"; exit 77; }
awk -v core="$(basename "$figures" .figures)" -v kind="$kind" -v compiler="$(arm-none-eabi-g++ -dumpfullversion)" \
    -v figures="$figures" -v ratchet="$ratchet" '
    function check(limit, name, most, why) {
        ++checks
        if (!(name in measured)) { print "FAILED: " core ": there is no figure " name; failed = 1; return }
        if (measured[name] <= most) return
        print "FAILED: " core ": " name " is " measured[name] ", " why " " limit
        failed = 1
    }
    BEGIN { while ((getline line < figures) > 0) { split(line, field, " "); measured[field[1]] = field[2] } }
    /^#/ || NF == 0 { next }
    $1 == "compiler" {
        if ($2 != compiler) { print "The ratchet is for GCC " $2 ", this is " compiler ": left out"; exit }
        next
    }
    $1 != core && $1 != kind { next }
    FILENAME == ratchet { check($3, $2, $3 * 1.02 + 8, "more by 2% and 8 than"); next }
    { check($3, $2, $3, "the budget is") }
    END {
        print core ": " checks + 0 " figures checked"
        if (failed) print "If it is meant: sh tests/benchmark/renew.sh"
        exit failed || checks == 0
    }' "$budgets" "$ratchet"
