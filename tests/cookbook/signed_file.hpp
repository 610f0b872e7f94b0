// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_COOKBOOK_SIGNED_FILE_HPP
#define NERVELET_TESTS_COOKBOOK_SIGNED_FILE_HPP

#include <cstddef>
#include <cstdint>

#include <nervelet/storage.hpp>

/// A secret that the sender and the board share. With signatures the board needs the sender's public key only.
struct Key {
    std::uint64_t first;
    std::uint64_t second;
};

/// SipHash-2-4 (Aumasson and Bernstein 2012): the tag of bytes, which nobody can compute without the key. In a product
/// it is what your platform's library of cryptography offers, such as HMAC-SHA-256 or Ed25519.
class SipHash {
public:
    explicit SipHash(const Key& key)
        : v_{key.first ^ 0x736F6D6570736575u, key.second ^ 0x646F72616E646F6Du, key.first ^ 0x6C7967656E657261u,
             key.second ^ 0x7465646279746573u} {}

    std::uint64_t of(const std::uint8_t* bytes, std::size_t size) {
        std::uint64_t word = 0;
        for (std::size_t i = 0; i < size; ++i) {
            word |= static_cast<std::uint64_t>(bytes[i]) << (8 * (i % 8));
            if (i % 8 == 7) {
                take(word);
                word = 0;
            }
        }
        take(word | static_cast<std::uint64_t>(size) << 56);
        v_[2] ^= 0xFFu;
        for (int i = 0; i < 4; ++i) {
            scramble();
        }
        return v_[0] ^ v_[1] ^ v_[2] ^ v_[3];
    }

private:
    static std::uint64_t turned(std::uint64_t x, int bits) { return (x << bits) | (x >> (64 - bits)); }

    void take(std::uint64_t word) {
        v_[3] ^= word;
        scramble();
        scramble();
        v_[0] ^= word;
    }

    void scramble() {
        mix(0, 1, 13);
        v_[0] = turned(v_[0], 32);
        mix(2, 3, 16);
        mix(0, 3, 21);
        mix(2, 1, 17);
        v_[2] = turned(v_[2], 32);
    }

    void mix(int a, int b, int bits) {
        v_[a] += v_[b];
        v_[b] = turned(v_[b], bits) ^ v_[a];
    }

    std::uint64_t v_[4];
};

/// Loads a network from a file that somebody who knows the key has signed. Otherwise false, and net is as it was.
template <class Net>
bool load_signed(const nervelet::Saved<Net>& file, std::uint64_t tag, const Key& key, Net& net) {
    if (SipHash(key).of(file.data(), file.size()) != tag) { // first of all, over all bytes
        return false;
    }
    return nervelet::load(file, net) == nervelet::StorageError::none;
}

#endif
