// Part of nervelet. MIT licence, the nervelet authors.
// Counts every way to the heap, then trains and infers with everything that the library has: not one allocation.
#include "everything.hpp"

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <new>

// volatile: compilers know malloc, and that it changes no variable of the program.
static volatile unsigned long allocations = 0;

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__)
#define COUNTS_MALLOC 1
// The C library's own entry points stand in front of its malloc for everyone in this program.
extern "C" {
void* __libc_malloc(std::size_t);
void* __libc_calloc(std::size_t, std::size_t);
void* __libc_realloc(void*, std::size_t);
void* __libc_memalign(std::size_t, std::size_t);

void* malloc(std::size_t size) noexcept {
    allocations = allocations + 1;
    return __libc_malloc(size);
}

void* calloc(std::size_t count, std::size_t size) noexcept {
    allocations = allocations + 1;
    return __libc_calloc(count, size);
}

void* realloc(void* memory, std::size_t size) noexcept {
    allocations = allocations + 1;
    return __libc_realloc(memory, size);
}

void* aligned_alloc(std::size_t alignment, std::size_t size) noexcept {
    allocations = allocations + 1;
    return __libc_memalign(alignment, size);
}
}
#else
#define COUNTS_MALLOC 0
#endif

// The other forms of operator new call this one.
void* operator new(std::size_t size) {
    allocations = allocations + 1;
    void* memory = std::malloc(size > 0 ? size : 1);
    if (memory == nullptr) {
        std::abort();
    }
    return memory;
}

void operator delete(void* memory) noexcept {
    std::free(memory);
}

void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}

// The counters count: each of these has to be seen, or the zero below would mean nothing.
static bool deliberate_allocations_are_seen() {
    bool seen = true;
    unsigned long before = allocations;
    int* volatile number = new int(1);
    seen = seen && allocations > before;
    delete number;
    before = allocations;
    int* volatile numbers = new int[3];
    seen = seen && allocations > before;
    delete[] numbers;
#if COUNTS_MALLOC
    before = allocations;
    void* volatile memory = std::malloc(1);
    seen = seen && allocations == before + 1;
    memory = std::realloc(memory, 100);
    seen = seen && allocations == before + 2;
    std::free(memory);
    memory = std::calloc(1, 1);
    seen = seen && allocations == before + 3;
    std::free(memory);
    memory = std::aligned_alloc(64, 64);
    seen = seen && allocations == before + 4;
    std::free(memory);
#endif
    return seen;
}

int main() {
    const bool counts = deliberate_allocations_are_seen();
    const unsigned long before = allocations;
    const bool runs = everything<float>() && everything<double>();
    const unsigned long made = allocations - before;
    std::printf("deliberate allocations %s, malloc is %s\n", counts ? "are seen" : "ARE NOT SEEN",
                COUNTS_MALLOC ? "counted too" : "not counted here");
    std::printf("the tour %s\n", runs ? "ends well" : "FAILED");
    std::printf("%lu allocations while training and inferring\n", made);
    return counts && runs && made == 0 ? 0 : 1;
}
