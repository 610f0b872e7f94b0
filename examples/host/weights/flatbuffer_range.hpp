// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_FLATBUFFER_RANGE_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_FLATBUFFER_RANGE_HPP

#include "bytes.hpp"

namespace weights {

/// Elements in a row: where in the file the first one is, and how many.
struct FlatbufferVector {
    std::size_t at;
    std::size_t count;
};

/// What lies at a place, for a message: "the shape of tensor 3", or "tensor 3" if it has no field.
struct FlatbufferName {
    const std::string& table;
    const char* field = nullptr;
};

/// The bytes of a FlatBuffers file, which must outlive it, and what keeps a reader inside of them: each place is
/// checked before it is read. All distances lead forwards, so none can lead in a circle. But much can refer to the same
/// place: what is read is counted, and a file of which far more is read than it holds is refused, before its reader
/// takes hours, or more memory than the file.
class FlatbufferRange {
public:
    explicit FlatbufferRange(const Bytes& bytes) : bytes_(bytes), left_(times * bytes.size()) {}

    /// The byte at a place that was checked.
    const unsigned char* data(std::size_t at) const { return bytes_.data() + at; }

    /// Refuses a place that is not inside of the file or not at a multiple of `alignment`. what: that which lies there.
    void check(std::size_t at, std::size_t size, std::size_t alignment, const FlatbufferName& what) const {
        if (at > bytes_.size() || size > bytes_.size() - at) {
            refuse(what, "it reaches beyond the end of the file");
        }
        if (at % alignment != 0) {
            refuse(what, "it is not aligned");
        }
    }

    /// Where a distance leads that was checked to lie there.
    std::size_t follow(std::size_t at, const FlatbufferName& what) const {
        const std::uint64_t distance = little_endian(data(at), 4);
        if (distance == 0) {
            refuse(what, "it refers to itself");
        }
        if (distance > bytes_.size() - at) {
            refuse(what, "it lies beyond the end of the file");
        }
        return at + static_cast<std::size_t>(distance);
    }

    /// A vector of elements of so many bytes.
    FlatbufferVector vector(std::size_t at, std::size_t element_size, const FlatbufferName& what) const {
        check(at, 4, 4, what);
        const std::uint64_t count = little_endian(data(at), 4);
        if (count > (bytes_.size() - at - 4) / element_size) {
            refuse(what, "it claims to have " + std::to_string(count) + " elements, more than the rest of the file");
        }
        if (count > 0) {
            check(at + 4, element_size, element_size, what);
        }
        return {at + 4, static_cast<std::size_t>(count)};
    }

    /// Counts what is read.
    void spend(std::size_t size, const FlatbufferName& what) {
        if (size > left_) {
            refuse(what, "the file refers to the same bytes over and over");
        }
        left_ -= size;
    }

    /// Refuses the file.
    [[noreturn]] void refuse(const FlatbufferName& what, const std::string& why) const {
        throw Refusal("is damaged (" + (what.field == nullptr ? what.table : what.field + (" of " + what.table)) +
                      ": " + why + "); copy or convert it anew");
    }

private:
    static constexpr std::size_t times = 4; ///< as often may a byte be read

    const Bytes& bytes_;
    std::size_t left_;
};

} // namespace weights

#endif
