// Part of nervelet. MIT licence, the nervelet authors.
    .syntax unified
    .text
    .thumb_func
    .global nothing
    .type nothing, %function
nothing:
    bx lr
