// Owners for objects of C libraries, so that each is freed from the line that makes it.
#pragma once

#include <memory>
#include <utility>

namespace diaoban::base {

template <auto Free>
struct Freer {
  template <class T>
  void operator()(T* object) const noexcept {
    Free(object);
  }
};

// Sole owner: `using Document = Handle<cmark_node, cmark_node_free>;`
template <class T, auto Free>
using Handle = std::unique_ptr<T, Freer<Free>>;

// Owner of one count of a reference-counted C object. Adopts the count it is built with.
template <class T, auto Acquire, auto Release>
class Shared {
 public:
  Shared() = default;
  explicit Shared(T* adopted) noexcept : object_(adopted) {}
  Shared(const Shared& other) noexcept : object_(other.object_) {
    if (object_) Acquire(object_);
  }
  Shared(Shared&& other) noexcept : object_(std::exchange(other.object_, nullptr)) {}
  Shared& operator=(Shared other) noexcept {
    std::swap(object_, other.object_);
    return *this;
  }
  ~Shared() {
    if (object_) Release(object_);
  }

  T* get() const noexcept { return object_; }
  explicit operator bool() const noexcept { return object_ != nullptr; }

 private:
  T* object_ = nullptr;
};

}  // namespace diaoban::base
