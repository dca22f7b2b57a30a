// Follows marked content through a page's operators.
#include "pdf/marked_page.hpp"

#include <set>

#include "pdf/operator_reader.hpp"

namespace diaoban::pdf {
namespace {

bool is_painting(const std::string& name) {
  static const std::set<std::string> painting{"f",  "F",  "f*", "S",  "s", "B",  "B*", "b",
                                              "b*", "sh", "Do", "Tj", "'", "\"", "TJ", "EI"};
  return painting.count(name) != 0;
}

class Reader : public OperatorReader {
 public:
  void handleEOF() override { page.is_balanced = page.is_balanced && depth_ == 0; }

  MarkedPage page;

 private:
  void take(const std::string& name) override {
    if (name == "BDC" || name == "BMC") {
      open();
    } else if (name == "EMC") {
      if (depth_-- == 0) page.is_balanced = false;
    } else if (is_painting(name) && depth_ == 0) {
      ++page.untagged_ink;
    } else if (name == "BT" || name == "ET") {
      take_text_object(name == "BT");
    }
  }

  void open() {
    ++depth_;
    if (operands_.size() < 2 || !operands_[1].isDictionary()) return;
    auto mcid = operands_[1].getKey("/MCID");
    if (mcid.isInteger()) page.mcids.push_back(mcid.getIntValueAsInt());
  }

  // ISO 32000-1 14.6.1: marked content opened in a text object is closed in it.
  void take_text_object(bool begins) {
    if (begins) {
      depth_at_text_ = depth_;
    } else if (depth_ != depth_at_text_) {
      page.is_balanced = false;
    }
  }

  int depth_ = 0;
  int depth_at_text_ = 0;
};

}  // namespace

MarkedPage read_marked_page(Object page) {
  Reader reader;
  Object::parseContentStream(page.getKey("/Contents"), &reader);
  return std::move(reader.page);
}

}  // namespace diaoban::pdf
