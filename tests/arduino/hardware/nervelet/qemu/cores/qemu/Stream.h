// Part of nervelet. MIT licence, the nervelet authors.
#ifndef STREAM_H
#define STREAM_H

#include "Print.h"

/// Arduino's Stream: what can also be read. The reading functions wait up to the timeout, one second if not told.
class Stream : public Print {
public:
    virtual int available() = 0;
    virtual int read() = 0;
    virtual int peek() = 0;

    void setTimeout(unsigned long milliseconds) { timeout_ = milliseconds; }
    unsigned long getTimeout() const { return timeout_; }

    /// The next number; what stands before it is skipped. 0 if none comes in time.
    long parseInt();
    float parseFloat();

    /// How many bytes came before the terminator, which is taken away, the end of the buffer or the timeout.
    size_t readBytes(char* buffer, size_t size);
    size_t readBytesUntil(char terminator, char* buffer, size_t size);

    /// Reads up to this text; whether it came.
    bool find(const char* text);

protected:
    ~Stream() = default;

private:
    int timed_peek();
    int timed_read();
    double parse(bool with_fraction);

    unsigned long timeout_ = 1000;
};

#endif
