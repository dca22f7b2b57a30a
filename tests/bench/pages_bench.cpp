// Time and memory of a book of 10,000 pages against one of 1,000: from Markdown to the bytes of the
// PDF, each in a process of its own. Fails when a page costs over 1.2 times as much in the long
// book, or when it needs more than 1 GB.
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <string>

#include "base/files.hpp"
#include "pdf/write.hpp"
#include "project/theme.hpp"
#include "reader/read.hpp"
#include "resolve/facts.hpp"
#include "typeset/typeset.hpp"

namespace diaoban {
namespace {

constexpr double allowed_growth = 1.2;
constexpr double allowed_megabytes = 1024;

// A chapter of some 25 pages: sections, paragraphs, lists, listings, a table, notes, and references
// to the chapter before.
std::string make_chapter(int number) {
  std::string text = fmt::format("(c{})=\n# 第 {} 篇\n\n", number, number);
  for (int section = 1; section <= 10; ++section) {
    text += fmt::format("## 第 {} 篇的第 {} 节\n\n", number, section);
    for (int paragraph = 0; paragraph < 9; ++paragraph) {
      text += fmt::format("这是第{}段：", paragraph + number % 7);
      for (int sentence = 0; sentence < 7; ++sentence) {
        text += fmt::format("一句话里有 Latin 词 item{} 与汉字，排在第{}句，不长也不短。",
                            (number * 31 + section * 7 + sentence) % 97, sentence);
      }
      text += "\n\n";
    }
    text +=
        fmt::format("见 {{ref}}`c{}`，另有注释[^n{}]。\n\n", number > 1 ? number - 1 : 1, section);
    text += fmt::format("[^n{}]: 第 {} 节的注。\n\n", section, section);
    text += "- 甲项，*强调*与`代码`\n- 乙项\n- 丙项\n\n";
    text +=
        "```cpp\nint main() {\n  for (int i = 0; i < 10; ++i) {\n    print(i, \"汉字\");\n  "
        "}\n}\n```\n\n";
    text += "| 名 | 值 |\n| --- | --- |\n| 甲 | 一 |\n| 乙 | 二 |\n| 丙 | 三 |\n\n";
  }
  return text;
}

struct Cost {
  int pages = 0;
  double seconds = 0;
  double megabytes = 0;
};

int build(int chapters) {
  base::RealFileSystem files;
  diagnostics::Sources sources;
  diagnostics::Collector sink;
  project::Book book;
  book.metadata.title = "万页书";
  book.metadata.language = "zh-Hans";
  book.number_sections = true;
  std::vector<document::Document> documents;
  for (int chapter = 1; chapter <= chapters; ++chapter) {
    project::BookFile entry;
    entry.path = fmt::format("c{}.md", chapter);
    book.files.push_back(entry);
    documents.push_back(reader::read(make_chapter(chapter), entry.path,
                                     static_cast<std::uint32_t>(chapter - 1),
                                     {files, {}, sources, sink}, {}));
  }
  const fonts::FontBook fonts = fonts::FontBook::load(files, {}, sources, sink);
  const resolve::Facts facts = resolve::resolve(book, documents, files, sink);
  const project::Theme theme = project::load_theme("default", {}, files, sources, sink);
  const project::Edition edition{"screen", project::Format::Pdf, project::Profile::Screen, {}};
  const auto find = [](const std::string&) { return std::make_shared<const figures::Picture>(); };
  typeset::Layout layout =
      typeset::layout({book, edition, theme, documents, facts, fonts, find, nullptr, sink, 2});
  const auto pages = static_cast<int>(layout.pages.size());
  const std::string bytes = pdf::write(std::move(layout), book, edition, fonts, {}, sink);
  return bytes.empty() ? 0 : pages;
}

// Builds in a child, whose peak of memory is then its own.
Cost measure(int chapters) {
  int pipe_ends[2];
  if (pipe(pipe_ends) != 0) std::abort();
  const pid_t child = fork();
  if (child == 0) {
    const int pages = build(chapters);
    const bool told = write(pipe_ends[1], &pages, sizeof pages) == sizeof pages;
    _exit(told ? 0 : 1);
  }
  Cost cost;
  if (read(pipe_ends[0], &cost.pages, sizeof cost.pages) != sizeof cost.pages) std::abort();
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  // Processor time, as the machine may have other work.
  cost.seconds = seconds(usage.ru_utime) + seconds(usage.ru_stime);
  cost.megabytes = static_cast<double>(usage.ru_maxrss) / 1024;
  return cost;
}

int compare() {
  const Cost small = measure(45);
  const Cost large = measure(450);
  for (const Cost& cost : {small, large}) {
    fmt::print("{} pages: {:.1f} s, {:.2f} ms a page, {:.0f} MB\n", cost.pages, cost.seconds,
               1000 * cost.seconds / cost.pages, cost.megabytes);
  }
  const double growth = large.seconds / large.pages / (small.seconds / small.pages);
  fmt::print(
      "a page of the long book costs {:.2f} times as much (at most {}), in {:.0f} MB (at most "
      "{})\n",
      growth, allowed_growth, large.megabytes, allowed_megabytes);
  return growth > allowed_growth || large.megabytes > allowed_megabytes ? 1 : 0;
}

}  // namespace
}  // namespace diaoban

int main() { return diaoban::compare(); }
