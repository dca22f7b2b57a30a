#include "support/catch.hpp"
#include "unit/project/tree_fixture.hpp"

using namespace diaoban::project;

TEST_CASE("a book.toml of our own gives metadata, order, editions and settings") {
  const TreeFixture tree(
      {{"book.toml",
        "title = \"雕版手册\"\nauthors = \"甲\"\nlanguage = \"zh_Hant_TW\"\n"
        "date = 2026-01-02\nsubjects = [\"排版\", \"书\"]\nslug = \"handbook\"\n"
        "source = \"text\"\nfront = [\"preface.md\"]\n"
        "files = [\"ch*.md\", {file = \"more.md\", title = \"又\", files = [\"sub/a.md\"]}]\n"
        "appendix = [\"z.md\"]\nback = [\"after.md\"]\ncover = {picture = \"c.png\", design = "
        "\"label\"}\n"
        "theme = \"print\"\n"
        "[[parts]]\ntitle = \"第二部\"\nfiles = [\"p.md\"]\n"
        "[fonts]\nembed = true\n[fonts.roles]\nserif = [\"A\", \"B\"]\n"
        "[editions.kindle]\n[editions.paper]\nprofile = \"print\"\nidentifier = \"ISBN\"\n"
        "[substitutions]\nv = 1\n"},
       {"text/preface.md", "x"},
       {"text/ch10.md", "x"},
       {"text/ch9.md", "x"},
       {"text/more.md", "x"},
       {"text/sub/a.md", "x"},
       {"text/p.md", "x"},
       {"text/z.md", "x"},
       {"text/after.md", "x"},
       {"text/c.png", "x"}});
  CHECK(tree.reported() == "");
  CHECK(tree.order() ==
        "preface.md F\nch9.md #\nch10.md #\nmore.md #\n  sub/a.md #\np.md # [第二部]\nz.md A #\n"
        "after.md B\n");
  const Metadata& metadata = tree.book.metadata;
  CHECK(tree.book.kind == TreeKind::Diaoban);
  CHECK(metadata.language == "zh-Hant-TW");
  CHECK(metadata.date == "2026-01-02");
  CHECK(metadata.slug == "handbook");
  CHECK(metadata.subjects.size() == 2);
  // The design shows the picture, which is not all of the cover.
  CHECK(tree.book.cover == "");
  CHECK(tree.book.settings.at("cover.picture") == "c.png");
  CHECK(tree.book.settings.at("theme") == "print");
  CHECK(tree.book.settings.at("cover.design") == "label");
  CHECK(tree.book.settings.at("fonts.embed") == "true");
  CHECK(tree.book.settings.at("fonts.roles.serif") == "A\nB");
  CHECK(tree.book.substitutions.at("v") == "1");
  REQUIRE(tree.book.editions.size() == 2);
  CHECK(tree.book.editions[0].profile == Profile::Kindle);
  CHECK(tree.book.editions[1].format == Format::Pdf);
  CHECK(tree.book.editions[1].settings.at("identifier") == "ISBN");
  CHECK_FALSE(find_edition(tree.book, "papre").has_value());
  CHECK(suggest_edition(tree.book, "papre") == "paper");
  CHECK(find_edition(tree.book, "screen").has_value());
}

TEST_CASE("a book.toml without lists goes over the tree beside it") {
  const TreeFixture tree({{"book.toml", "title = \"新\"\n"},
                          {"conf.py", "project = '旧'\nauthor = '甲'\n"},
                          {"index.md", "```{toctree}\na\n```\n"},
                          {"a.md", "x"}});
  CHECK(tree.book.kind == TreeKind::Sphinx);
  CHECK(tree.book.metadata.title == "新");
  CHECK(tree.book.metadata.authors == std::vector<std::string>{"甲"});
  CHECK(tree.order() == "index.md F\na.md\n");
}

TEST_CASE("our settings stand in [diaoban] when book.toml is mdBook's") {
  const TreeFixture tree(
      {{"book.toml", "[book]\ntitle = \"锈\"\n[ouput.html]\n[diaoban]\npublisher = \"社\"\n"},
       {"src/SUMMARY.md", "- [一](a.md)\n"},
       {"src/a.md", "x"}});
  CHECK(tree.book.kind == TreeKind::MdBook);
  CHECK(tree.book.metadata.title == "锈");
  CHECK(tree.book.metadata.publisher == "社");
  CHECK(tree.reported() ==
        "book.toml:3:2 settings-key-unknown: there is no setting 'ouput' here (did you mean "
        "'output'?)\n");
}

TEST_CASE("wrong settings of ours are reported at their place") {
  const TreeFixture tree(
      {{"book.toml",
        "auther = \"x\"\nlanguage = \"Chinese\"\nslug = \"A b\"\ncover = \"../c.png\"\n"
        "files = [\"a.md\", \"b.md\", 3, \"x/*.md\"]\n"
        "[editions.\"x/y\"]\n[editions.e]\nformat = \"pfd\"\nprofil = \"epub\"\n"
        "[editions.k]\nformat = \"pdf\"\nprofile = \"kindle\"\n"},
       {"a.md", "x"}});
  CHECK(tree.book.metadata.language == "en");
  CHECK(tree.book.metadata.slug == "a-b");
  CHECK(
      tree.reported() ==
      "book.toml:1:1 settings-key-unknown: there is no setting 'auther' here (did you mean "
      "'authors'?)\n"
      "book.toml:2:12 language-unknown: 'Chinese' is not a language tag; 'en' is taken (did you "
      "mean 'zh'?)\n"
      "book.toml:3:8 settings-value-wrong: 'slug' is 'A b', but should be of a-z, 0-9 and '-' "
      "('a-b' is taken)\n"
      "book.toml:4:9 file-outside: '../c.png' lies outside of the book's folder\n"
      "book.toml:5:18 file-missing: no file 'b.md' (did you mean 'a.md'?)\n"
      "book.toml:5:26 settings-value-wrong: 'files' is a whole number, but should be a path or a "
      "table\n"
      "book.toml:5:29 pattern-empty: the pattern 'x/*.md' fits no file\n"
      "book.toml:6:11 settings-value-wrong: 'x/y' is no name for an edition: it should be of a-z, "
      "0-9 and '-'\n"
      "book.toml:8:10 settings-value-wrong: 'format' is 'pfd', but can be: epub, pdf (did you mean "
      "'pdf'?)\n"
      "book.toml:9:1 settings-key-unknown: there is no setting 'profil' here (did you mean "
      "'profile'?)\n"
      "book.toml:12:11 settings-value-wrong: the profile 'kindle' is not one of the format "
      "'pdf'\n");
}

TEST_CASE("a book.toml that breaks TOML's rules is reported and the tree is read") {
  const TreeFixture tree({{"book.toml", "title = \"x\n"}, {"README.md", "# 书\n"}});
  CHECK(tree.reported().starts_with("book.toml:1:"));
  CHECK(tree.book.metadata.title == "书");
}

TEST_CASE("language tags are made valid, and nonsense is English") {
  const auto language = [](const std::string& written) {
    const TreeFixture tree({{"book.toml", "language = \"" + written + "\"\n"}, {"index.md", "字"}});
    return tree.book.metadata.language;
  };
  CHECK(language("zh_CN.UTF-8") == "zh-CN");
  CHECK(language("zh-hans-cn") == "zh-Hans-CN");
  CHECK(language("EN") == "en");
  CHECK(language("pt_br") == "pt-BR");
  CHECK(language("zh_!!") == "en");
  CHECK(language("xx") == "en");
  CHECK(language("") == "en");
}

TEST_CASE("wrong settings of the index and of the contents are named with their place") {
  const TreeFixture tree({{"book.toml",
                           "files = [\"a.md\"]\n[index]\norder = \"strokes\"\nreading = 1\n"
                           "[index.readings]\n\"重庆\" = 3\n\"单于\" = \"chanyu\"\n"
                           "[contents]\nfigure = true\ntables = \"yes\"\n"},
                          {"a.md", "x"}});
  CHECK(tree.book.settings.at("index.readings.单于") == "chanyu");
  const std::string said = tree.reported();
  INFO(said);
  CHECK(said.find("book.toml:3:9") != std::string::npos);
  CHECK(said.find("pinyin, stroke, zhuyin, radical") != std::string::npos);
  CHECK(said.find("did you mean 'readings'?") != std::string::npos);
  CHECK(said.find("重庆") != std::string::npos);
  CHECK(said.find("did you mean 'figures'?") != std::string::npos);
  CHECK(said.find("tables") != std::string::npos);
}

TEST_CASE("settings that an edition's format does not know are told") {
  const TreeFixture tree({{"book.toml",
                           "title = \"x\"\nfiles = [\"a.md\"]\n"
                           "[editions.screen]\npictures = \"raster\"\ngrey = true\n"
                           "[editions.epub]\npictures = \"vector\"\npaper = \"cream\"\n"
                           "[editions.kindle]\npictures = \"rastr\"\n"},
                          {"a.md", "x"}});
  const std::string reported = tree.reported();
  INFO(reported);
  CHECK(reported.find("there is no setting 'pictures' for a PDF edition") != std::string::npos);
  CHECK(reported.find("there is no setting 'paper' for an EPUB edition") != std::string::npos);
  CHECK(reported.find("'pictures' is 'rastr'") != std::string::npos);
  CHECK(reported.find("'grey'") == std::string::npos);
}
