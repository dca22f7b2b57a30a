// What is to be said about one picture, kept so that a cached picture says it again.
#pragma once

#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "diagnostics/diagnostic.hpp"

namespace diaoban::figures {

// One thing to say: the kind by its name, and what is wrong in words that follow "picture 'x': ".
struct Remark {
  std::string kind;
  std::string what;
  bool operator<(const Remark& other) const {
    return std::tie(kind, what) < std::tie(other.kind, other.what);
  }
};

class Reporter {
 public:
  // Said once, however often it happens in the picture; at most 20 things are said.
  void report(const diagnostics::Kind& kind, std::string what) {
    Remark remark{std::string(kind.name), std::move(what)};
    if (remarks_.size() < 20 && said_.insert(remark).second) remarks_.push_back(std::move(remark));
  }
  const std::vector<Remark>& remarks() const { return remarks_; }

 private:
  std::vector<Remark> remarks_;
  std::set<Remark> said_;
};

}  // namespace diaoban::figures
