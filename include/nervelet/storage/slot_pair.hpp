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

    /// The slot with the newer of two records, of which is_usable says whether they count; 0 where none does. Also
    /// right where the sequence wraps around at 2^32.
    static unsigned newest_of(const CommitRecord (&records)[2], const bool (&is_usable)[2]) {
        const bool is_second_newer = records[1].sequence - records[0].sequence - 1u < 0x7FFFFFFFu;
        return is_usable[1] && (!is_usable[0] || is_second_newer) ? 1 : 0;
    }

    /// The same for all records that are valid.
    static unsigned newest_of(const CommitRecord (&records)[2]) {
        return newest_of(records, {records[0].length > 0, records[1].length > 0});
    }

    /// The file in a slot.
    SlotMemory<Device> file_of(unsigned slot, std::size_t length) {
        return SlotMemory<Device>{device_, address_of(slot) + static_cast<std::uint32_t>(Layout::file), length};
    }

    /// Reads the records of both slots. False where the device failed to read.
    bool read_records(CommitRecord (&records)[2]) { return read_record(0, records[0]) && read_record(1, records[1]); }

    /// Reads the record of a slot. False where the device failed to read. The length is 0 if it is not valid; the magic
    /// is 0, too, if there is no record at all. The file of another firmware may be longer than this slot: it may go on
    /// to the end of the device, and of one that is longer still the length is what is left of the device.
    bool read_record(unsigned slot, CommitRecord& record) {
        record = CommitRecord{};
        SlotSource<Device> source(device_, address_of(slot), CommitRecord::size);
        Reader<SlotSource<Device>> archive(source);
        CommitRecord::fields(record, archive);
        const std::uint32_t checksum = archive.checksum();
        archive(record.checksum);
        if (archive.has_ended()) {
            return false;
        }
        if (record.magic != CommitRecord::right_magic) {
            record = CommitRecord{};
            return true;
        }
        const std::size_t room = Device::size - address_of(slot) - Layout::file;
        const bool is_longer = record.length > room;
        bool is_right = record.checksum == checksum && record.length >= FileFormat::checksum_size;
        if (is_right && !is_longer) {
            std::uint32_t file_checksum = 0;
            if (!read_file_checksum(slot, record.length, file_checksum)) {
                return false;
            }
            is_right = record.file_checksum == file_checksum;
        }
        if (!is_right) {
            record = CommitRecord{record.magic, 0, 0, 0, 0};
        } else if (is_longer) {
            record.length = static_cast<std::uint32_t>(room);
        }
        return true;
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
        CommitRecord record{CommitRecord::right_magic, sequence, static_cast<std::uint32_t>(FileSize), 0, 0};
        if (!read_file_checksum(slot, record.length, record.file_checksum)) {
            return false;
        }
        CommitRecord::fields(record, archive);
        archive(archive.checksum());
        CommitRecord kept{};
        return !archive.is_full() && sink.finish() && read_record(slot, kept) && kept.length == record.length &&
               kept.sequence == sequence;
    }

private:
    static std::uint32_t address_of(unsigned slot) { return static_cast<std::uint32_t>(slot * Layout::size); }

    /// Reads the last four bytes of a file. False where the device failed to read.
    bool read_file_checksum(unsigned slot, std::size_t length, std::uint32_t& checksum) {
        auto source = file_of(slot, length).from(length - FileFormat::checksum_size);
        Reader<decltype(source)> archive(source);
        archive(checksum);
        return !archive.has_ended();
    }

    DeviceHandle device_;
};

} // namespace detail

} // namespace nervelet

#endif
