// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_STORAGE_SLOT_PAIR_HPP
#define NERVELET_STORAGE_SLOT_PAIR_HPP

#include <cstddef>
#include <cstdint>

#include "format.hpp"
#include "reader.hpp"
#include "slot.hpp"
#include "slot_layout.hpp"
#include "writer.hpp"

namespace nervelet {

namespace detail {

/// Two slots on a device, with their records. It does not look into the files.
template <class Device, class DeviceHandle, std::size_t FileSize>
class SlotPair {
    using Layout = SlotLayout<Device, FileSize>;

public:
    /// The device must outlive it.
    template <class DeviceType>
    explicit SlotPair(DeviceType& device) : device_(device) {}

    /// Whether the record of slot 1 is newer than that of slot 0. Also right where the sequence wraps around at 2^32.
    static bool is_second_newer(const CommitRecord (&records)[2]) {
        return records[1].sequence - records[0].sequence - 1u < 0x7FFFFFFFu;
    }

    /// The file in a slot.
    SlotMemory<Device> file_of(unsigned slot, std::size_t length) {
        return SlotMemory<Device>{device_, address_of(slot) + static_cast<std::uint32_t>(Layout::file), length};
    }

    /// The record of a slot. Its length is 0 if it is not valid; its magic is 0, too, if there is no record at all.
    CommitRecord record_of(unsigned slot) {
        SlotSource<Device> source(device_, address_of(slot), CommitRecord::size);
        Reader<SlotSource<Device>> archive(source);
        CommitRecord record{};
        CommitRecord::fields(record, archive);
        const std::uint32_t checksum = archive.checksum();
        archive(record.checksum);
        if (archive.has_ended() || record.magic != CommitRecord::right_magic) {
            return CommitRecord{};
        }
        const bool is_right = record.checksum == checksum && record.length >= FileFormat::checksum_size &&
                              record.length <= Layout::size - Layout::file &&
                              record.file_checksum == checksum_of_file(slot, record.length);
        return is_right ? record : CommitRecord{record.magic, 0, 0, 0, 0};
    }

    /// Erases a slot. The page of the record is the first, so that the slot is invalid from then on.
    bool erase(unsigned slot) {
        bool is_erased = true;
        for (std::size_t page = 0; page < Layout::size && is_erased; page += Device::page_size) {
            is_erased = static_cast<bool>(device_.erase_page(address_of(slot) + static_cast<std::uint32_t>(page)));
        }
        return is_erased;
    }

    /// A sink for the file of a slot.
    SlotSink<Device> sink_of(unsigned slot) {
        return SlotSink<Device>(device_, address_of(slot) + static_cast<std::uint32_t>(Layout::file));
    }

    /// Writes the record, which makes the file in the slot valid. False where the device did not keep it.
    bool commit(unsigned slot, std::uint32_t sequence) {
        SlotSink<Device> sink(device_, address_of(slot));
        Writer<SlotSink<Device>> archive(sink);
        const std::uint32_t length = static_cast<std::uint32_t>(FileSize);
        const CommitRecord record{CommitRecord::right_magic, sequence, length, checksum_of_file(slot, length), 0};
        CommitRecord::fields(record, archive);
        archive(archive.checksum());
        return !archive.is_full() && sink.finish() && record_of(slot).length == length &&
               record_of(slot).sequence == sequence;
    }

private:
    static std::uint32_t address_of(unsigned slot) { return static_cast<std::uint32_t>(slot * Layout::size); }

    /// The last four bytes of a file.
    std::uint32_t checksum_of_file(unsigned slot, std::size_t length) {
        auto source = file_of(slot, length).from(length - FileFormat::checksum_size);
        Reader<decltype(source)> archive(source);
        std::uint32_t checksum = 0;
        archive(checksum);
        return checksum;
    }

    DeviceHandle device_;
};

} // namespace detail

} // namespace nervelet

#endif
