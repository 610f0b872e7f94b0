// Part of nervelet. MIT licence, the nervelet authors.
//
// Programs for QEMU (picolibc) are linked with this, so that none whose stack overwrote static variables or the heap can
// pass. Static variables, the heap above them, and the stack, which grows down, share the RAM. Before main() all that is
// free between heap and stack is painted. If there is no paint left above the heap when the program ends, the stack was
// there; then it says so and exits with 121. A program without picolibc's linker script is left alone.
    .syntax unified
    .thumb

    .equ guard_size, 64
    .equ paint_word, 0xA5C3965A

    .weak __heap_start
    .weak sbrk

// r0: where the heap ends, rounded up to a word; 0 where that is not known.
    .section .text.nervelet_stack_guard, "ax", %progbits
    .thumb_func
end_of_heap:
    push {r4, lr}
    ldr r3, =sbrk // linked only where there is a heap
    movs r0, #0
    cmp r3, #0
    beq 1f
    blx r3
    b 2f
1:  ldr r0, =__heap_start
2:  adds r0, #3
    movs r3, #3
    bics r0, r3
    pop {r4, pc}

    .thumb_func
paint:
    push {r4, lr}
    bl end_of_heap
    ldr r2, =paint_word
    mov r1, sp
    subs r1, #guard_size
    cmp r0, #0
    beq 2f
1:  cmp r0, r1
    bhs 2f
    stmia r0!, {r2}
    b 1b
2:  pop {r4, pc}

    .thumb_func
check:
    push {r4, lr}
    bl end_of_heap
    ldr r2, =paint_word
    movs r1, r0
    beq 2f
    adds r1, #guard_size
1:  ldmia r0!, {r3}
    cmp r3, r2
    bne overflow
    cmp r0, r1
    bne 1b
2:  pop {r4, pc}

    .thumb_func
overflow:
    movs r0, #4 // SYS_WRITE0, of semihosting
    ldr r1, =message
    bkpt 0xAB
    movs r0, #121
    bl _exit
    .pool

    .section .rodata.nervelet_stack_guard, "a", %progbits
message:
    .asciz "stack overflow: this program's stack reached its heap or static variables and overwrote them\n"

    .section .init_array.00000, "aw", %init_array
    .balign 4
    .word paint

    .section .fini_array, "aw", %fini_array
    .balign 4
    .word check
