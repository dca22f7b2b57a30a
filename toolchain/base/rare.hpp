// A value that most objects of a kind do not have: then it takes the room of a pointer.
#pragma once

#include <memory>
#include <utility>

namespace diaoban::base {

template <class Value>
class Rare {
 public:
  Rare() = default;
  Rare(Value value) { *this = std::move(value); }
  Rare(const Rare& other)
      : value_(other.value_ ? std::make_unique<Value>(*other.value_) : nullptr) {}
  Rare(Rare&&) noexcept = default;
  Rare& operator=(Rare other) noexcept {
    value_ = std::move(other.value_);
    return *this;
  }
  Rare& operator=(Value value) {
    value_ = value.empty() ? nullptr : std::make_unique<Value>(std::move(value));
    return *this;
  }
  ~Rare() = default;

  bool empty() const { return value_ == nullptr || value_->empty(); }
  // The value, or an empty one.
  const Value& get() const {
    static const Value none;
    return value_ ? *value_ : none;
  }
  Value& edit() {
    if (!value_) value_ = std::make_unique<Value>();
    return *value_;
  }
  bool operator==(const Rare& other) const { return get() == other.get(); }
  bool operator==(const Value& other) const { return get() == other; }

 private:
  std::unique_ptr<Value> value_;
};

}  // namespace diaoban::base
