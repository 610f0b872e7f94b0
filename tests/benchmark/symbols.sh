#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# No heap, exceptions, RTTI, double arithmetic, printing or libm in a linked firmware; else names the symbol and who asked
# for it.   symbols.sh [--integers] FIRMWARE.elf...     Beside each lies its map, FIRMWARE.elf.map, linked with --cref.
# --integers: no float either, neither a routine nor an instruction, and no division of 64 bits.
set -eu
integers=0
if [ "$1" = --integers ]; then
    integers=1
    shift
fi
for tool in arm-none-eabi-nm arm-none-eabi-objdump; do
    command -v $tool >/dev/null || { echo "$tool is missing"; exit 77; }
done
failed=0
for elf in "$@"; do
    symbols=$(arm-none-eabi-nm -C "$elf" | sed 's/^[0-9a-f]* *[A-Za-z] //' | awk -v elf="$(basename "$elf")" -v map="$elf.map" \
        -v integers=$integers '
        function forbid(name, regular_expression) { kind[++kinds] = name; pattern[kinds] = regular_expression }
        BEGIN {
            forbid("heap", "^_*(malloc|free|calloc|realloc|memalign|sbrk)(_r)?$|^_malloc_|^operator (new|delete)")
            forbid("exceptions", "^__cxa_(throw|rethrow|allocate|begin|end|free|get|call|bad)|^__gxx_|^_Unwind|" \
                                 "^__aeabi_unwind|^std::(terminate|__throw)")
            forbid("RTTI", "^typeinfo|^vtable for|^__cxa_pure|^__dynamic_cast")
            forbid("static construction", "^_GLOBAL__sub_I_|^__cxa_(atexit|guard)|^__aeabi_atexit")
            forbid("double", "^__aeabi_c?d[a-z0-9]+$|^__aeabi_[a-z]+2d$|^__[a-z]+df[0-9a-z]*$")
            if (integers) {
                forbid("float", "^__aeabi_c?f[a-z0-9]+$|^__aeabi_[a-z]+2f$|^__[a-z]+sf[0-9a-z]*$")
                forbid("division of 64 bits", "^__aeabi_u?ldivmod$|^__u?(div|mod|divmod)di[0-9]$")
            }
            forbid("printing", "printf|scanf|^_*(puts|putchar|putc|fputs|fputc|fwrite|fflush|write|sinit)(_r)?$")
            forbid("libm", "^(__ieee754_|__kernel_)|^(exp|expm1|exp2|log|log1p|log2|tanh|sqrt|pow|sin|cos|erf|floor)f?$")
        }
        {
            ++symbols
            for (k = 1; k <= kinds; ++k) if ($0 ~ pattern[k]) found[$0] = kind[k]
        }
        END {
            if (symbols == 0) { print "FAILED: no symbols in " elf; exit 1 }
            # The table at the end of a map: a symbol and the file that defines it, then, below it, those that ask.
            while ((getline line < map) > 0) {
                if (line ~ /^Cross Reference Table/) { table = 1; continue }
                if (!table) continue
                asks = line ~ /^ /
                file = line
                sub(/^.*[\/ ]/, "", file)
                if (asks) asked[symbol] = asked[symbol] " " file
                else { symbol = line; sub(/ +[^ ]+$/, "", symbol) }
            }
            if (!table) { print "FAILED: " map " has no table of references (link with -Wl,-Map=...,--cref)"; exit 1 }
            for (symbol in found) {
                print "FAILED: " elf ": " found[symbol] ": " symbol \
                      (asked[symbol] == "" ? ", used where it is defined" : ", asked for by" asked[symbol])
                wrong = 1
            }
            if (!wrong) print elf ": " symbols " symbols, none of them forbidden"
            exit wrong
        }') || failed=1
    printf '%s\n' "$symbols" | LC_ALL=C sort
    # Where double is computed by the floating-point unit there is no symbol of it.
    # Of float, too, where it is forbidden.
    arm-none-eabi-objdump -dC "$elf" | awk -v elf="$(basename "$elf")" -v integers=$integers '
        /^[0-9a-f]+ <.*>:$/ { sub(/^[0-9a-f]+ </, ""); sub(/>:$/, ""); where = $0; next }
        $0 ~ /\tv(n?m(ul|la|ls)|add|sub|div|f?n?m[as]|sqrt|cmpe?|cvt[a-z]?|neg|abs|rint[a-z])[a-z]*\.([a-z]?[0-9]+\.)?f64/ {
            ++count[where]
        }
        integers && $0 ~ /\tv(n?m(ul|la|ls)|add|sub|div|f?n?m[as]|sqrt|cmpe?|cvt[a-z]?|neg|abs|rint[a-z])[a-z]*\.([a-z]?[0-9]+\.)?f32/ {
            ++floats[where]
        }
        END {
            for (where in count) print "FAILED: " elf ": double: " count[where] " instructions in " where
            for (where in floats) print "FAILED: " elf ": float: " floats[where] " instructions in " where
            for (where in count) exit 1
            for (where in floats) exit 1
        }' || failed=1
done
exit $failed
