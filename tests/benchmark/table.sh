#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# The documents' tables of boards, from figures that board.sh measured. A table stands between the lines
# <!-- table: NAME, GCC VERSION --> and <!-- end -->. NAME: boards, of all cores; cores, the same in short, and what is
# less in 16 bits; convolution and recurrent, of other networks; sixteen, the first in 16 bits; kernels, what the definitions of
# toolchains/README.md change; models, imported ones next to what tflite_micro.txt says, of models-CORE.figures, which
# are only where NERVELET_MODELS names a folder of models.
# table.sh --write FILE FIGURES...        prints boards, also into FILE
# table.sh --check DOCUMENT FIGURES...    each number in DOCUMENT's tables is within 3% of it, or row and column are named
# table.sh --update DOCUMENT FIGURES...   writes them into DOCUMENT, where it has lines <!-- table: NAME -->; one of which
#                                         nothing was measured stays as it is
set -eu
here=$(cd "$(dirname "$0")" && pwd)
task=$1 document=$2
shift 2
command -v arm-none-eabi-g++ >/dev/null || { echo "arm-none-eabi-g++ is missing"; exit 77; }

# row NAME FIGURES CELL...: CELL is a figure's name, or several with + between them. FIGURES: a file, - is the input.
row() {
    printf '| %s |' "$1"
    figures=$2
    shift 2
    awk -v cells="$*" '
        function number(name,   text, start) {
            text = name in value ? value[name] : "-"
            for (start = length(text) - 2; start > 1; start -= 3)
                text = substr(text, 1, start - 1) "," substr(text, start)
            return text
        }
        { value[$1] = $2 }
        END {
            count = split(cells, cell, " ")
            for (i = 1; i <= count; ++i) {
                parts = split(cell[i], name, "+")
                printf " %s", number(name[1])
                for (j = 2; j <= parts; ++j) printf " / %s", number(name[j])
                printf " |"
            }
            print ""
        }' "$figures"
}

# of_core CORE FIGURES...: the file of that core, models-CORE of models of its, if it is there.
of_core() {
    core=$1
    shift
    for figures in "$@"; do
        [ "$(basename "$figures" .figures)" != "$core" ] || echo "$figures"
    done
}

# heading TITLE...
heading() {
    printf '|'
    printf ' %s |' "$@"
    printf '\n|'
    for title in "$@"; do
        printf -- '---|'
    done
    printf '\n'
}

title_of() { echo "Cortex-$1" | sed 's/-m/-M/; s/plus/+/; s/f$/F/'; }

# table NAME FIGURES...: in the order of the cores' families, whatever the order of the arguments.
table() {
    name=$1
    shift
    network=64-32-10
    [ "$name" != convolution ] || network=conv1d
    instructions=instructions/$network
    both="$instructions/forward+$instructions/step"
    stack=stack/$network/forward+stack/$network/step
    case $name in
    boards)
        heading core 'flash, inference, -O2 / -Os' 'flash, training, -O2 / -Os' 'RAM, training' 'stack, forward / step' \
            'instructions, forward / step' 'plain C, forward / step'
        ;;
    cores)
        heading core 'flash, inference / training' 'RAM, training' 'RAM in 16 bits' 'stack, forward / step' \
            'instructions, forward / step' 'instructions in 16 bits' 'plain C, forward / step'
        ;;
    convolution)
        heading core 'flash, inference / training' 'RAM, training' 'stack, forward / step' \
            'instructions, forward / step' 'plain C, forward / step'
        ;;
    recurrent)
        heading core 'flash, inference / training' 'RAM, training' 'stack, forward / step' \
            'instructions a time step, forward / training' 'plain C' 'in 16 bits' '16-32-1' 'LSTM'
        ;;
    kernels)
        heading 'core, macro' 'flash, training' 'stack, forward / step' 'instructions, forward / step' \
            'of the convolutions, forward / step'
        convolutions=instructions/conv1d
        ;;
    sixteen)
        heading core 'flash, inference, -O2 / -Os' 'flash, training, -O2 / -Os' 'RAM, training' 'stack, forward / step' \
            'instructions, forward / step' 'in float, forward / step'
        ;;
    models)
        heading 'model, core' 'instructions' 'of TFLite Micro' 'RAM' 'of TFLite Micro' 'flash, code' 'flash, constants' stack
        for model in kws ad01 vww resnet micro_speech hello_world; do
            for core in m0 m4f m33 m55; do
                file=$(of_core models-$core "$@")
                [ -f "$file" ] || continue
                awk -v core=$core '$1 == core { print $2, $3 }' "$here/tflite_micro.txt" | cat "$file" - |
                    row "$model, $(title_of $core)" - "instructions/$model" "instructions/$model/tflite_micro" \
                        "ram/$model" "ram/$model/tflite_micro" "flash/$model" "constants/$model" "stack/$model"
            done
        done
        return
        ;;
    *) echo "FAILED: there is no table called $name" >&2; return 1 ;;
    esac
    for core in m0 m0plus m3 m4f m7 m33 m55; do
        file=$(of_core $core "$@")
        [ -n "$file" ] || continue
        title=$(title_of $core)
        case $name in
        boards)
            row "$title" "$file" flash/inference/O2+flash/inference/Os flash/training/O2+flash/training/Os \
                ram/training/O2 $stack "$both" $instructions/forward/plain_c+$instructions/step/plain_c
            ;;
        cores)
            row "$title" "$file" flash/inference/O2+flash/training/O2 ram/training/O2 ram/training/fixed16/O2 \
                $stack "$both" "$instructions/forward/fixed16+$instructions/step/fixed16" \
                $instructions/forward/plain_c+$instructions/step/plain_c
            ;;
        convolution)
            row "$title" "$file" flash/inference/conv1d/O2+flash/training/conv1d/O2 ram/training/conv1d/O2 \
                $stack "$both" $instructions/forward/plain_c+$instructions/step/plain_c
            ;;
        recurrent)
            row "$title" "$file" flash/inference/gru/O2+flash/training/gru/O2 ram/training/gru/O2 \
                stack/gru/forward+stack/gru/training instructions/gru/forward+instructions/gru/training \
                instructions/gru/forward/plain_c+instructions/gru/training/plain_c \
                instructions/gru/forward/fixed16+instructions/gru/training/fixed16 \
                instructions/gru_16_32/forward+instructions/gru_16_32/training \
                instructions/lstm/forward+instructions/lstm/training
            ;;
        sixteen)
            row "$title" "$file" flash/inference/fixed16/O2+flash/inference/fixed16/Os \
                flash/training/fixed16/O2+flash/training/fixed16/Os ram/training/fixed16/O2 \
                stack/64-32-10/forward/fixed16+stack/64-32-10/step/fixed16 \
                "$instructions/forward/fixed16+$instructions/step/fixed16" "$both"
            ;;
        kernels)
            case $core in
            m4f) definitions="short unrolled" ;;
            m55) definitions=helium ;;
            *) continue ;;
            esac
            row "$title, none" "$file" flash/training/O2 $stack "$both" \
                "$convolutions/forward+$convolutions/step"
            for definition in $definitions; do
                macro=NERVELET_$(echo "$definition" | tr '[:lower:]' '[:upper:]')_KERNELS
                row "$title, \`$macro\`" "$file" "flash/training/$definition" \
                    "stack/64-32-10/forward/$definition+stack/64-32-10/step/$definition" \
                    "$instructions/forward/$definition+$instructions/step/$definition" \
                    "$convolutions/forward/$definition+$convolutions/step/$definition"
            done
            ;;
        esac
    done
}

# is_measured NAME FIGURES...: whether there are figures of that table.
is_measured() {
    name=$1
    shift
    [ "$name" != models ] || [ -f "$(of_core models-m4f "$@")" ]
}

compiler=$(arm-none-eabi-g++ -dumpfullversion)
opening='<!-- table: '
# The tables of the document, each by its name.
names() { sed -n "s/^$opening\([a-z]*\).* -->\$/\1/p" "$document"; }
# One of its tables, without the lines around it.
shown() { awk -v opening="$opening$1" 'index($0, opening) == 1 { inside = 1; next } /^<!-- end -->/ { inside = 0 } inside' "$document"; }

if [ "$task" != --write ] && [ -z "$(names)" ]; then
    echo "FAILED: $document has no line $opening... -->"
    exit 1
fi
case $task in
--write) table boards "$@" | tee "$document" ;;
--update)
    new=$(mktemp)
    for name in $(names); do
        table "$name" "$@" >"$new"
        [ "$(wc -l <"$new")" -gt 2 ] || continue # nothing of it was measured
        awk -v new="$new" -v opening="$opening$name" -v compiler="$compiler" '
            index($0, opening) == 1 {
                print opening ", GCC " compiler " -->"
                while ((getline line < new) > 0) print line
                inside = 1
            }
            inside && /^<!-- end -->/ { inside = 0 }
            !inside { print }' "$document" >"$new.document"
        cat "$new.document" >"$document"
    done
    rm -f "$new" "$new.document"
    ;;
--check)
    # Only the compiler of the document gives its numbers.
    others=$(grep "^$opening" "$document" | grep -v ", GCC $compiler -->\$") || true
    if [ -n "$others" ]; then
        echo "$document was measured with another compiler than GCC $compiler: $others"
        exit 77
    fi
    wrong=0
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    for name in $(names); do
        if ! is_measured "$name" "$@"; then
            echo "$document, $name: not checked: NERVELET_MODELS named no folder of models when they were to be measured"
            continue
        fi
        shown "$name" >"$work/shown"
        table "$name" "$@" >"$work/measured"
        awk -v document="$document, $name" '
            # The rows of both tables, cell by cell, number by number.
            function off(here, there) {
                if (here == "-" && there == "-") return 0
                gsub(",", "", here)
                gsub(",", "", there)
                return here !~ /^[0-9]+$/ || here + 0 > there * 1.03 || here + 0 < there * 0.97
            }
            function compare(row, text,   c, n, count, there, cells, numbers, i, j, wrong) {
                c = split(text, there, " *[|] *")
                if (split(measured[row], cells, " *[|] *") != c) { print "FAILED: " row ": another number of columns"; return 1 }
                for (i = 3; i < c; ++i) {
                    n = split(cells[i], numbers, " / ")
                    if (split(there[i], count, " / ") != n) { print "FAILED: " row ", " title[i] ": " there[i]; wrong = 1; continue }
                    for (j = 1; j <= n; ++j) if (off(count[j], numbers[j])) {
                        print "FAILED: " row ", " title[i] ": " document " says " there[i] ", measured is " cells[i]
                        wrong = 1
                        break
                    }
                }
                return wrong
            }
            FNR == NR && FNR == 1 { heading = $0; split($0, title, " *[|] *") }
            FNR == NR && FNR > 2 { split($0, cell, " *[|] *"); measured[cell[2]] = $0; ++rows }
            FNR == NR { next }
            FNR == 1 && $0 != heading { print "FAILED: " document " has other columns: " $0; wrong = 1 }
            FNR > 2 {
                split($0, cell, " *[|] *")
                if (!(cell[2] in measured)) { print "FAILED: nothing was measured for " cell[2]; wrong = 1; next }
                wrong += compare(cell[2], $0)
                ++found
            }
            END {
                if (found != rows) { print "FAILED: " document " has " found + 0 " of " rows + 0 " rows"; wrong = 1 }
                if (!wrong) print document ": " rows " rows, every number within 3%"
                exit wrong > 0
            }' "$work/measured" "$work/shown" || wrong=1
    done
    [ $wrong -eq 0 ] || echo "If it is meant: sh tests/benchmark/renew.sh"
    exit $wrong
    ;;
esac
