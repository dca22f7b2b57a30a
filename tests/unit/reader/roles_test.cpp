// Roles of all families: what each becomes, and what it says about a text that it cannot read.
#include "reader_support.hpp"
#include "support/catch.hpp"

using namespace diaoban;
using namespace diaoban::reader_tests;

namespace {

// The dump of the first paragraph's inlines.
std::string shown(const std::string& markdown) {
  const Reading reading(markdown + "\n");
  std::string tree = reading.tree();
  const std::string head = "paragraph\n";
  if (tree.rfind(head, 0) == 0) tree.erase(0, head.size());
  for (const std::string& kind : reading.kinds()) tree += kind + "\n";
  return tree;
}

}  // namespace

TEST_CASE("roles of styles") {
  CHECK(shown("{del}`旧` {u}`线`") ==
        "  strikethrough\n    text \"旧\"\n  text \" \"\n  underline\n    text \"线\"\n");
  CHECK(shown("{smallcaps}`a`") == "  smallcaps\n    text \"a\"\n");
  CHECK(shown("{abbr}`CSS (层叠样式表)`") == "  abbreviation \"CSS\" expansion=\"层叠样式表\"\n");
  CHECK(shown("{chem}`H2SO4`") ==
        "  text \"H\"\n  subscript\n    text \"2\"\n  text \"SO\"\n  subscript\n    text \"4\"\n");
}

TEST_CASE("roles of East Asian typography") {
  CHECK(shown("{ruby}`雕版（diāo bǎn）`") == "  ruby \"雕\":\"diāo\" \"版\":\"bǎn\"\n");
  CHECK(shown("{ruby}`雕版|ちょうはん`") == "  ruby \"雕版\":\"ちょうはん\"\n");
  CHECK(shown("{ruby}`雕版`") == "  text \"雕版\"\nrole-text-wrong 1:1\n");
  CHECK(shown("{dot}`重`") == "  dots\n    text \"重\"\n");
  CHECK(shown("{name}`屈原`") == "  proper-name\n    text \"屈原\"\n");
  CHECK(shown("{work}`离骚`") == "  work-title\n    text \"离骚\"\n");
}

TEST_CASE("roles of literal text") {
  CHECK(shown("{menuselection}`文件 --> 打&开`") == "  menu \"文件 ‣ 打开\"\n");
  CHECK(shown("{kbd}`Ctrl+C`") == "  keyboard \"Ctrl+C\"\n");
  CHECK(shown("{file}`/etc/{name}`") == "  file \"/etc/{name}\"\n");
}

TEST_CASE("roles of domains show their target as code") {
  CHECK(shown("{py:func}`~os.path.join`") == "  code \"join()\"\n");
  CHECK(shown("{py:class}`!a.B`") == "  code \"a.B\"\n");
  CHECK(shown("{cpp:class}`~std::vector`") == "  code \"vector\"\n");
  CHECK(shown("{c:func}`名 <f>`") == "  code \"名\"\n");
  CHECK(shown("{meth}`.X.run`") == "  code \"X.run()\"\n");
}

TEST_CASE("roles that point somewhere") {
  CHECK(shown("{download}`数据 <a.csv>`") == "  reference download \"a.csv\"\n    text \"数据\"\n");
  CHECK(shown("{rfc}`8259#section-2`") ==
        "  link \"https://datatracker.ietf.org/doc/html/rfc8259.html#section-2\"\n    strong\n"
        "      text \"RFC 8259\"\n");
  CHECK(shown("{pep-reference}`8`") ==
        "  link \"https://peps.python.org/pep-0008\"\n    text \"PEP 8\"\n");
  CHECK(shown("{rfc}`x`") == "  text \"x\"\nrole-text-wrong 1:1\n");
  CHECK(shown("{external+sphinx:ref}`用法 <usage>`") ==
        "  link \"inv:sphinx#usage\"\n    text \"用法\"\n");
}

TEST_CASE("a citation is one node a work") {
  CHECK(shown("{cite}`a, b`") ==
        "  citation parenthetical \"a\"\n  citation parenthetical \"b\"\n");
  CHECK(shown("{cite:t}`a`") == "  citation textual \"a\"\n");
  CHECK(shown("{cite:year}`a`") == "  citation year \"a\"\n");
  CHECK(shown("甲{cite}` `") == "  text \"甲 \"\nrole-text-wrong 1:2\n");
}

TEST_CASE("the index role shows its text and marks it") {
  CHECK(shown("{index}`雕版`") == "  index \"雕版\"\n  text \"雕版\"\n");
  CHECK(shown("{index}`它 <single: 印刷; 雕版>`") == "  index \"印刷\" \"雕版\"\n  text \"它\"\n");
  CHECK(shown("{index}`see: 木版; 雕版`") == "  index \"木版\" see=\"雕版\"\n");
}

TEST_CASE("an unknown role keeps its text and names the nearest") {
  const Reading reading("甲 {keyboard-input}`x` {menuselecton}`y`\n");
  CHECK(reading.kinds() == std::vector<std::string>{"role-unknown 1:4", "role-unknown 1:24"});
  CHECK(reading.diagnostics()[1].hint == "did you mean 'menuselection'?");
  CHECK(text_of(std::get<document::Paragraph>(reading.document.blocks[0].node).children) ==
        "甲 x y");
}
