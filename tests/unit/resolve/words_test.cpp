#include "base/ensure.hpp"
#include "resolve/facts.hpp"
#include "support/catch.hpp"

using namespace diaoban;

TEST_CASE("words follow the language, with its region or script") {
  for (const char* tag : {"zh", "zh-CN", "zh_CN", "zh-Hans", "ZH-hans-SG"}) {
    INFO(tag);
    CHECK(resolve::word(tag, "contents") == "目录");
  }
  for (const char* tag : {"zh-TW", "zh-HK", "zh-Hant", "lzh", "zh-Hant-CN"}) {
    INFO(tag);
    CHECK(resolve::word(tag, "contents") == "目錄");
  }
  CHECK(resolve::word("ja-JP", "contents") == "目次");
  CHECK(resolve::word("ko", "contents") == "차례");
  CHECK(resolve::word("en-GB", "contents") == "Contents");
  CHECK(resolve::word("tlh", "contents") == "Contents");
  CHECK(resolve::filled("zh-Hans", "chapter", "3") == "第 3 章");
  CHECK(resolve::filled("ja", "chapter", "3") == "第3章");
  bool refused = false;
  try {
    resolve::word("en", "no-such-word");
  } catch (const base::Bug&) {
    refused = true;
  }
  CHECK(refused);
}

TEST_CASE("admonitions without a title are called by their kind") {
  document::Admonition note;
  CHECK(resolve::admonition_title("zh-CN", note) == "注意");
  note.kind = document::AdmonitionKind::VersionAdded;
  note.version = "3.2";
  CHECK(resolve::admonition_title("zh-CN", note) == "3.2 版新增");
  note.kind = document::AdmonitionKind::Generic;
  CHECK(resolve::admonition_title("zh-CN", note).empty());
}
