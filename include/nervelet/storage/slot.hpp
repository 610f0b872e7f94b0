// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_STORAGE_SLOT_HPP
#define NERVELET_STORAGE_SLOT_HPP

#include <cstddef>
#include <cstdint>

#include "crc32.hpp"
#include "device.hpp"
#include "number.hpp"

namespace nervelet {

namespace detail {

/// The record at the start of a slot, written once the file after it is complete: five numbers of four bytes, lowest
/// byte first.
struct CommitRecord {
    static constexpr std::uint32_t right_magic = 0x5356524Eu; // "NRVS"
    static constexpr std::size_t size = 20;

    std::uint32_t magic;         ///< right_magic
    std::uint32_t sequence;      ///< one more than that of the save before; 0 follows 2^32 - 1
    std::uint32_t length;        ///< bytes of the file after the record
    std::uint32_t file_checksum; ///< the last four bytes of the file, so that the record is valid for this file only
    std::uint32_t checksum;      ///< CRC-32 of the four numbers before

    /// The members before checksum, in this order.
    template <class Self, class Archive>
    static void fields(Self& self, Archive& archive) {
        archive(self.magic);
        archive(self.sequence);
        archive(self.length);
        archive(self.file_checksum);
    }
};

/// A source that reads a device from an address on.
template <class Device>
class SlotSource {
public:
    SlotSource(Device& device, std::uint32_t address, std::size_t size)
        : device_(device), address_(address), left_(size) {}

    /// Reads up to size bytes and returns their number; 0 where the device failed.
    std::size_t readBytes(std::uint8_t* bytes, std::size_t size) {
        const std::size_t count = size < left_ ? size : left_;
        if (has_failed_ || !read_device(device_, address_, bytes, count)) {
            has_failed_ = true;
            return 0;
        }
        address_ += static_cast<std::uint32_t>(count);
        left_ -= count;
        return count;
    }

    /// The number of bytes left.
    std::size_t left() const { return left_; }

    /// Whether the device failed to read.
    bool has_failed() const { return has_failed_; }

private:
    Device& device_;
    std::uint32_t address_;
    std::size_t left_;
    bool has_failed_ = false;
};

/// A file in a slot, which can be read from any position, and again.
template <class Device>
struct SlotMemory {
    Device& device;
    std::uint32_t address;
    std::size_t size;

    /// A source that begins at that position.
    SlotSource<Device> from(std::size_t place) const {
        return SlotSource<Device>(device, address + static_cast<std::uint32_t>(place), size - place);
    }
};

/// A sink that programs a device from an address on, in pieces of Device::granularity bytes.
template <class Device>
class SlotSink {
public:
    SlotSink(Device& device, std::uint32_t address) : device_(device), address_(address) {}

    /// Takes size bytes and returns their number; less where the device failed.
    std::size_t write(const std::uint8_t* bytes, std::size_t size) {
        for (std::size_t i = 0; i < size; ++i) {
            granule_[filled_++] = bytes[i];
            if (filled_ == Device::granularity && !program()) {
                return i;
            }
        }
        return size;
    }

    /// Programs the last piece, filled up with 0xFF, the value of erased flash. False where the device failed.
    bool finish() {
        while (filled_ > 0 && filled_ < Device::granularity) {
            granule_[filled_++] = 0xFF;
        }
        return filled_ == 0 || program();
    }

private:
    bool program() {
        filled_ = 0;
        const std::uint32_t address = address_;
        address_ += static_cast<std::uint32_t>(Device::granularity);
        return static_cast<bool>(device_.program(address, granule_, Device::granularity));
    }

    Device& device_;
    std::uint32_t address_;
    std::size_t filled_ = 0;
    std::uint8_t granule_[Device::granularity] = {};
};

} // namespace detail

} // namespace nervelet

#endif
