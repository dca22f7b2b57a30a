// Dialects of trees: mdBook's includes and listings, GitBook's tags, variables and imports.
#include "reader_support.hpp"
#include "support/catch.hpp"

using namespace diaoban;
using namespace diaoban::reader_tests;

namespace {

reader::ReadOptions dialect(reader::Dialect which) {
  reader::ReadOptions options;
  options.dialect = which;
  return options;
}

Reading mdbook(const std::string& text, const Files& files = {}) {
  return Reading(text, dialect(reader::Dialect::MdBook), files);
}

Reading gitbook(const std::string& text, const Files& files = {}) {
  reader::ReadOptions options = dialect(reader::Dialect::GitBook);
  options.substitutions["book.version"] = "22.1";
  return Reading(text, options, files);
}

const Files listing = {{"code/a.rs",
                        "use std::io;\n"
                        "// ANCHOR: all\n"
                        "fn main() {\n"
                        "    // ANCHOR: here\n"
                        "    println!(\"中\");\n"
                        "    // ANCHOR_END: here\n"
                        "}\n"
                        "// ANCHOR_END: all\n"}};

std::string code_of(const Reading& reading) {
  for (const document::Block& block : reading.document.blocks) {
    if (const auto* code = std::get_if<document::CodeBlock>(&block.node)) return code->text;
  }
  return "no listing";
}

}  // namespace

TEST_CASE("mdBook takes in files, lines and anchors, without the marks") {
  const auto shown = [](const std::string& call) {
    return code_of(mdbook("```rust\n" + call + "\n```\n", listing));
  };
  CHECK(shown("{{#include code/a.rs:1}}") == "use std::io;\n");
  CHECK(shown("{{#include code/a.rs:here}}") == "    println!(\"中\");\n");
  CHECK(shown("{{#rustdoc_include code/a.rs:all}}") == "fn main() {\n    println!(\"中\");\n}\n");
  CHECK(shown("{{#include code/a.rs:3:5}}") == "fn main() {\n    println!(\"中\");\n");
  CHECK(shown("{{#include code/a.rs::3}}") == "use std::io;\nfn main() {\n");
  CHECK(shown("{{#include code/a.rs:7:}}") == "}\n");
  CHECK(shown("{{#playground code/a.rs editable}}") ==
        "use std::io;\nfn main() {\n    println!(\"中\");\n}\n");
}

TEST_CASE("what mdBook cannot take in stays as written, with one diagnostic each") {
  const Reading reading = mdbook(
      "甲\n\n```rust\n{{#rustdoc_include ../../code/b.rs:here}}\n```\n\n> {{#include code/a.rz}}\n"
      "\n{{#include code/a.rs:heer}}\n\n\\{{#include x}}\n",
      listing);
  CHECK(reading.kinds() == std::vector<std::string>{"include-outside 4:1", "include-missing 7:3",
                                                    "include-part-missing 9:1"});
  CHECK(code_of(reading) == "{{#rustdoc_include ../../code/b.rs:here}}\n");
  CHECK(reading.diagnostics()[1].hint == "did you mean 'code/a.rs'?");
}

TEST_CASE("an included chapter is read with the places of its own file") {
  const Files files = {{"part/b.md", "# 标题\n\n{{#include c.md}}\n"},
                       {"part/c.md", "甲 <script>x</script> {{#include b.md}}\n"}};
  const Reading reading = mdbook("前 {{#include part/b.md}}", files);
  CHECK(reading.kinds() ==
        std::vector<std::string>{"html-dropped part/c.md:1:3", "include-loop part/c.md:1:22"});
}

TEST_CASE("mdBook's title is the file's, and shows nothing") {
  const Reading reading = mdbook("{{#title 书名}}\n# 甲\n");
  CHECK(reading.document.front_matter.title == "书名");
  CHECK(reading.document.blocks.size() == 1);
}

TEST_CASE("mdBook hides lines of Rust listings only") {
  const std::string body = "# use a;\n#\n## b\n#[test]\n  # c\nfn d() {}\n";
  CHECK(code_of(mdbook("```rust,ignore,should_panic\n" + body + "```\n")) ==
        "# b\n#[test]\nfn d() {}\n");
  CHECK(code_of(mdbook("```bash\n" + body + "```\n")) == body);
  CHECK(code_of(Reading("```rust\n" + body + "```\n")) == body);
}

TEST_CASE("info strings give the language and the file") {
  const auto tree = [](const std::string& info) {
    return Reading("```" + info + "\nx\n```\n").tree();
  };
  CHECK(tree("rust,ignore,should_panic") == "code language=\"rust\" \"x\\n\"\n");
  CHECK(tree("js {.line-numbers}") == "code language=\"js\" \"x\\n\"\n");
  CHECK(tree("c++") == "code language=\"c++\" \"x\\n\"\n");
  CHECK(tree("js:src/a.js") == "code language=\"js\" \"x\\n\"\n  caption\n    file \"src/a.js\"\n");
}

TEST_CASE("GitBook's hints are admonitions, in lists too") {
  const Reading reading = gitbook(
      "{% hint style=\"warning\" %}\n**注意**\n\n- 甲\n{% endhint %}\n\n- 乙\n\n  {% hint %}\n  "
      "丙\n"
      "  {% endhint %}\n- 丁\n");
  CHECK(reading.tree() ==
        "admonition warning\n  paragraph\n    strong\n      text \"注意\"\n  list tight\n    item\n"
        "      paragraph\n        text \"甲\"\n"
        "list\n  item\n    paragraph\n      text \"乙\"\n    admonition note\n      paragraph\n"
        "        text \"丙\"\n  item\n    paragraph\n      text \"丁\"\n");
  CHECK(reading.kinds().empty());
}

TEST_CASE("GitBook's tabs, code and links to other content") {
  const Reading reading = gitbook(
      "{% tabs %}\n{% tab title=\"一\" %}\n甲\n{% endtab %}\n{% endtabs %}\n\n"
      "{% code title=\"a.js\" lineNumbers=\"true\" %}\n```js\nlet a = '{{ book.version "
      "}}';\n```\n{% endcode %}\n\n"
      "{% embed url=\"https://a.b/\" %}\n\n{% content-ref url=\"x.md\" %}\n[x](x.md)\n{% "
      "endcontent-ref %}\n");
  CHECK(
      reading.tree() ==
      "container .tab-set\n  panel tab\n    title\n      text \"一\"\n    paragraph\n"
      "      text \"甲\"\n"
      "code language=\"js\" numbered from=1 \"let a = '22.1';\\n\"\n  caption\n    text \"a.js\"\n"
      "paragraph\n  link \"https://a.b/\" automatic=\"yes\"\n    text \"https://a.b/\"\n"
      "paragraph\n  link \"x.md\"\n    text \"x\"\n");
  CHECK(reading.kinds() == std::vector<std::string>{"media-as-link 13:1"});
}

TEST_CASE("tags without meaning for a book are reported, and keep their text") {
  const Reading reading = gitbook(
      "{% if output.name == \"ebook\" %}\n甲\n{% endif %}\n\n乙 {% include f.html text=\"真事\" "
      "%}\n\n"
      "{% swagger %}\n丙\n{% endswagger %}\n\n{% hint style=\"bad\" %}\n丁\n");
  CHECK(reading.kinds() ==
        std::vector<std::string>{"template-tag-left-out 1:1", "template-tag-unknown 5:3",
                                 "template-tag-unknown 7:1", "directive-value-wrong 11:1",
                                 "template-tag-unclosed 11:1"});
  std::string text;
  for (const document::Block& block : reading.document.blocks) {
    document::Walker walker;
    walker.inline_node = [&](const document::Inline& node) {
      if (const auto* part = std::get_if<document::Text>(&node.node)) text += part->text;
    };
    document::Blocks one;
    one.push_back(block);
    document::walk(one, walker);
  }
  CHECK(text == "甲乙 {% include f.html text=\"真事\" %}丙丁");
}

TEST_CASE("variables of GitBook have their values in text") {
  const Reading reading = gitbook("a {{book.version}} {{book.versoin}}\n");
  CHECK(reading.kinds() == std::vector<std::string>{"substitution-unknown 1:20"});
}

TEST_CASE("GitBook imports listings by marker, lines and title") {
  const Files files = {{"src/a.js", "let a;\n//! [main]\nlet b; // ```\n//! [main]\nlet c;\n"}};
  CHECK(gitbook("[import:\"main\", title:\"src/a.js\"](./src/a.js)\n", files).tree() ==
        "code language=\"js\" \"let b; // ```\\n\"\n  caption\n    file \"src/a.js\"\n");
  CHECK(code_of(gitbook("[import:1-1](src/a.js)\n", files)) == "let a;\n");
  CHECK(code_of(gitbook("[import](src/a.js)\n", files)) == "let a;\nlet b; // ```\nlet c;\n");
  const Reading missing = gitbook("甲\n\n  [import, title:\"x\"](src/b.js)\n", files);
  CHECK(missing.kinds() == std::vector<std::string>{"include-missing 3:23"});
}
