#include "support/catch.hpp"
#include "unit/project/tree_fixture.hpp"

using namespace diaoban::project;

TEST_CASE("conf.py gives the metadata of a Sphinx book as literals") {
  const TreeFixture tree({{"conf.py",
                           "import os\n"
                           "name = 'Istio'  # a comment\n"
                           "project = name + ' & ' r\"Envoy\" \\\n   ' 内幕'\n"
                           "author = u'Mark Zhu, 王五 and A. B.'\n"
                           "copyright: str = '''2022,\\x20Mark\n'''\n"
                           "release, version = 1, 2\n"
                           "release = '0.1'\n"
                           "language = 'zh_CN'\n"
                           "if os.name:\n    project = 'wrong'\n"
                           "extensions = ('sphinx.ext.autosectionlabel',)\n"
                           "extensions += ['myst_parser']\n"
                           "extensions.append('x')\n"
                           "myst_substitutions = {'a': '1', \"b\": 2}\n"
                           "myst_enable_extensions = ['colon_fence', 'smartquotes']\n"
                           "myst_disable_syntax = ['code']\n"
                           "numfig = True\n"},
                          {"index.md", "# 首页\n"}});
  CHECK(tree.reported() == "");
  const Metadata& metadata = tree.book.metadata;
  CHECK(metadata.title == "Istio & Envoy 内幕");
  CHECK(metadata.authors == std::vector<std::string>{"Mark Zhu", "王五", "A. B."});
  CHECK(metadata.rights == "2022, Mark\n");
  CHECK(metadata.release == "0.1");
  CHECK(metadata.language == "zh-CN");
  CHECK(metadata.slug == "book");
  CHECK(tree.book.kind == TreeKind::Sphinx);
  CHECK(tree.book.section_labels);
  CHECK(tree.book.number_figures);
  CHECK(tree.book.substitutions.at("b") == "2");
  CHECK(tree.book.syntax == std::vector<std::string>{"smartquotes", "no-indented-code"});
}

TEST_CASE("a broken conf.py is reported at its place and the rest still counts") {
  const TreeFixture tree({{"conf.py",
                           "project = 'never closed\n"
                           "author = '甲'\n"
                           "release = get_version()\n"
                           "exclude_patterns = ['a', 'b'\n"
                           "language = 'zh'\n"},
                          {"index.md", "# 首页\n"}});
  CHECK(tree.reported() ==
        "conf.py:1:11 settings-syntax: the string that starts here is never closed\n"
        "conf.py:3:1 settings-not-literal: 'release' is not a literal, and conf.py is not run "
        "(write it as a literal, or give it in a book.toml)\n"
        "conf.py:4:20 settings-syntax: the bracket '[' is never closed\n");
  CHECK(tree.book.metadata.title == "首页");
  CHECK(tree.book.metadata.authors == std::vector<std::string>{"甲"});
  CHECK(tree.book.metadata.language == "zh");
  CHECK(tree.order() == "index.md\n");
}

TEST_CASE("toctrees are read depth first, with parts, appendices and nesting") {
  const TreeFixture tree(
      {{"conf.py", "exclude_patterns = ['drafts']\n"},
       {"index.md",
        "```{toctree}\n:caption: 目录\n:numbered:\nself\na/index\n题目 <b.md>\n"
        "外 <https://example.org/x>\n```\n"
        "`````\n```{toctree}\nhidden\n```\n`````\n"
        "::::{grid}\n:::{toctree}\n---\ncaption: \"专题\"\n---\n/c\n:::\n::::\n"
        "```{toctree}\n:caption: 附录\nd.md\ndrafts/x\n```\n"},
       {"a/index.md",
        "# A\n```{toctree}\n:glob:\n:reversed:\n*\n```\n```{include} ../part.md\n```\n"},
       {"a/10.md", "x"},
       {"a/9.md", "```{toctree}\n../b\nsub/deep.md\n```\n"},
       {"a/sub/deep.md", "x"},
       {"b.md", "x"},
       {"c.md", "x"},
       {"d.md", "```{toctree}\n/index\n```\n"},
       {"part.md", "x"},
       {"drafts/x.md", "x"},
       {"hidden.md", "x"}});
  CHECK(tree.order() ==
        "index.md F\na/index.md #\n  a/10.md #\n  a/9.md #\n    b.md #\n    a/sub/deep.md #\n"
        "c.md [专题]\nd.md A\n");
  CHECK(tree.reported() ==
        "d.md:2:1 file-repeated: 'index.md' is in the book already\n"
        "hidden.md:1:1 file-unlisted: 'hidden.md' is not in the reading order\n"
        "index.md:6:5 file-repeated: 'b.md' is in the book already\n"
        "index.md:25:1 file-excluded: 'drafts/x.md' is excluded by 'drafts'\n");
}

TEST_CASE("entries that name no file are reported where they stand") {
  const TreeFixture tree(
      {{"conf.py", ""},
       {"index.md", "# 书\n\n```{toctree}\n:glob:\nch1/intor\n../out.md\nno/*\napi.rst\n```\n"},
       {"ch1/intro.md", "x"},
       {"api.rst", "x"}});
  CHECK(tree.order() == "index.md F\n");
  CHECK(tree.reported() ==
        "ch1/intro.md:1:1 file-unlisted: 'ch1/intro.md' is not in the reading order\n"
        "index.md:5:1 file-missing: no file 'ch1/intor.md' (did you mean 'ch1/intro.md'?)\n"
        "index.md:6:1 file-outside: '../out.md' lies outside of the book's folder\n"
        "index.md:7:1 pattern-empty: the pattern 'no/*' fits no file\n"
        "index.md:8:1 file-not-markdown: 'api.rst' is not Markdown\n");
}

TEST_CASE("lists in reStructuredText give the reading order of the Markdown below them") {
  const TreeFixture tree(
      {{"conf.py", "root_doc = 'index'\n"},
       {"index.rst",
        "书名\n====\n\n.. toctree::\n   :maxdepth: 1\n   :caption: 上篇\n\n   one.md\n   "
        "more/index\n\n"
        "段落。\n\n  .. toctree::\n     :caption: 下篇\n\n     三 <three>\n\n  没有缩进得更深\n"},
       {"one.md", "# 一\n"},
       {"more/index.rst", ".. toctree::\n\n   two\n   ../index\n"},
       {"more/two.md", "# 二\n"},
       {"three.md", "# 三\n"}});
  CHECK(tree.order() ==
        "one.md [上篇]\n"
        "  more/two.md [上篇]\n"
        "three.md [下篇]\n");
  CHECK(
      tree.reported() ==
      "list-not-markdown: of 'index.rst' only the files that its toctrees name are in the book "
      "(write it in Markdown to have its own text in the book too)\n"
      "index.rst:9:4 list-not-markdown: of 'more/index.rst' only the files that its toctrees name "
      "are in the book (write it in Markdown to have its own text in the book too)\n");
}

TEST_CASE("sphinx-external-toc gives the reading order in the place of toctrees") {
  const TreeFixture tree({{"conf.py",
                           "extensions = ['myst_nb', 'sphinx_external_toc']\n"
                           "external_toc_path = 'list/toc.yml'\n"},
                          {"list/toc.yml",
                           "root: index\nsubtrees:\n- numbered: 2\n  entries:\n  - file: a/index\n"
                           "    entries:\n    - file: a/b\n    - file: a/notebook\n"},
                          {"index.md", "# 首页\n"},
                          {"a/index.md", "# 甲\n"},
                          {"a/b.md", "# 乙\n"},
                          {"a/notebook.ipynb", "{}"}});
  CHECK(tree.order() ==
        "index.md F\n"
        "a/index.md #\n"
        "  a/b.md #\n");
  CHECK(tree.reported() ==
        "list/toc.yml:8:13 file-not-markdown: 'a/notebook.ipynb' is not Markdown\n");
}

TEST_CASE("a chain of documents as long as the folder allows is walked without recursion") {
  std::vector<std::pair<std::string, std::string>> contents{{"conf.py", ""}};
  for (int i = 0; i < 3000; ++i) {
    const std::string name = i == 0 ? "index" : fmt::format("f{}", i);
    contents.emplace_back(name + ".md", fmt::format("```{{toctree}}\nf{}\n```\n", (i + 1) % 3000));
  }
  contents[3000].second = "```{toctree}\nindex\n```\n";
  const TreeFixture tree(contents);
  CHECK(tree.book.files.size() == 3000);
  CHECK(tree.book.files.back().depth == 2998);
  CHECK(tree.reported() == "f2999.md:2:1 file-repeated: 'index.md' is in the book already\n");
}
