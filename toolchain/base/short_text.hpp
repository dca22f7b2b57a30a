// Text that is nearly always short, in half the room of a std::string: up to 15 bytes in place.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace diaoban::base {

class ShortText {
 public:
  ShortText() = default;
  ShortText(std::string_view text) { set(text); }
  ShortText(const char* text) { set(text); }
  ShortText(const std::string& text) { set(text); }
  ShortText(const ShortText& other) { set(other); }
  ShortText(ShortText&& other) noexcept : held_(other.held_), size_(other.size_) {
    other.size_ = 0;
  }
  ShortText& operator=(ShortText other) noexcept {
    std::swap(held_, other.held_);
    std::swap(size_, other.size_);
    return *this;
  }
  ~ShortText() {
    if (size_ == is_far) delete far();
  }

  operator std::string_view() const {
    return size_ == is_far ? std::string_view(*far()) : std::string_view(held_.data(), size_);
  }
  std::string str() const { return std::string(std::string_view(*this)); }
  bool empty() const { return size_ == 0; }
  friend bool operator==(const ShortText& left, const ShortText& right) {
    return std::string_view(left) == std::string_view(right);
  }
  friend bool operator==(const ShortText& left, std::string_view right) {
    return std::string_view(left) == right;
  }
  friend bool operator==(const ShortText& left, const char* right) {
    return std::string_view(left) == right;
  }

 private:
  static constexpr std::uint8_t is_far = 255;

  void set(std::string_view text) {
    if (text.size() <= held_.size()) {
      text.copy(held_.data(), text.size());
      size_ = static_cast<std::uint8_t>(text.size());
      return;
    }
    std::string* longer = std::make_unique<std::string>(text).release();
    std::memcpy(held_.data(), &longer, sizeof longer);
    size_ = is_far;
  }
  std::string* far() const {
    std::string* longer = nullptr;
    std::memcpy(&longer, held_.data(), sizeof longer);
    return longer;
  }

  std::array<char, 15> held_{};  // the text, or the address of a longer one
  std::uint8_t size_ = 0;
};

}  // namespace diaoban::base
