// Reads a content stream or a CMap operator by operator.
#pragma once

#include <string>
#include <utility>

#include "pdf/objects.hpp"

namespace diaoban::pdf {

// For Object::parseContentStream(): gathers the operands that stand before each operator.
class OperatorReader : public Object::ParserCallbacks {
 public:
  using ParserCallbacks::handleObject;
  void handleObject(Object object, std::size_t, std::size_t) final {
    if (!object.isOperator()) {
      operands_.push_back(std::move(object));
      return;
    }
    take(object.getOperatorValue());
    operands_.clear();
  }
  void handleEOF() override {}

 protected:
  // Called at each operator; its operands are in operands_.
  virtual void take(const std::string& name) = 0;

  Objects operands_;
};

}  // namespace diaoban::pdf
