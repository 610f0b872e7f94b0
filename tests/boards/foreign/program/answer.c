// Part of nervelet. MIT licence, the nervelet authors.
int answer(void);
int answer(void) {
    return 42;
}
