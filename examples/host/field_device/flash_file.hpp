// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_FIELD_DEVICE_FLASH_FILE_HPP
#define NERVELET_EXAMPLES_HOST_FIELD_DEVICE_FLASH_FILE_HPP

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "../weights/refusal.hpp"

namespace field {

/// The device's flash, simulated by a file: pages are erased to 0xFF, and programming can only clear bits. It is a
/// driver for TwoSlots, see nervelet/storage/device.hpp. On a board the three functions below would call its flash
/// driver.
class FlashFile {
public:
    static constexpr std::size_t page_size = 2048;
    static constexpr std::size_t size = 10 * page_size;
    static constexpr std::size_t granularity = 8;
    static constexpr std::uint32_t never = 0xFFFFFFFFu; ///< no power failure

    /// A file that does not exist yet or is empty is flash that was never programmed.
    explicit FlashFile(const std::string& path) : path_(path), bytes_(size, 0xFF) {
        std::vector<std::uint8_t> found(size + 1);
        file_.reset(std::fopen(path.c_str(), "r+b"));
        found.resize(file_ == nullptr ? 0 : std::fread(found.data(), 1, found.size(), file_.get()));
        if (!found.empty() && found.size() != size) {
            throw weights::Refusal("'" + path + "' does not have " + std::to_string(size) +
                                   " bytes, so it is no flash of this device; give another file with --flash FILE");
        }
        if (file_ == nullptr) {
            file_.reset(std::fopen(path.c_str(), "w+b"));
        }
        if (!found.empty()) {
            bytes_ = found;
        } else if (file_ == nullptr || !write(0, size)) {
            throw weights::Refusal("'" + path + "' cannot be written; give another file with --flash FILE");
        }
    }

    void read(std::uint32_t address, std::uint8_t* to, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
            to[i] = bytes_[address + i];
        }
    }

    bool erase_page(std::uint32_t address) {
        for (std::size_t i = 0; i < page_size && has_power_; ++i) {
            bytes_[address + i] = 0xFF;
        }
        return has_power_ && write(address, page_size);
    }

    bool program(std::uint32_t address, const std::uint8_t* from, std::size_t count) {
        for (std::size_t i = 0; i < count && has_power_; ++i) {
            has_power_ = programmed_ != cut_at_;
            if (has_power_) {
                bytes_[address + i] = static_cast<std::uint8_t>(bytes_[address + i] & from[i]);
                ++programmed_;
            }
        }
        return write(address, count) && has_power_;
    }

    /// Switches the power on; it fails when so many bytes have been programmed, and then nothing works until the next
    /// call.
    void power_up(std::uint32_t cut_at = never) {
        programmed_ = 0;
        cut_at_ = cut_at;
        has_power_ = true;
    }

    bool has_power() const { return has_power_; }
    std::uint32_t programmed() const { return programmed_; } ///< bytes since power_up()
    const std::string& path() const { return path_; }

private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };

    bool write(std::uint32_t address, std::size_t count) {
        return std::fseek(file_.get(), static_cast<long>(address), SEEK_SET) == 0 &&
               std::fwrite(&bytes_[address], 1, count, file_.get()) == count && std::fflush(file_.get()) == 0;
    }

    std::string path_;
    std::vector<std::uint8_t> bytes_;
    std::unique_ptr<std::FILE, Close> file_;
    std::uint32_t programmed_ = 0;
    std::uint32_t cut_at_ = never;
    bool has_power_ = true;
};

} // namespace field

#endif
