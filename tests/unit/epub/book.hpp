// A small book built by hand, and the files of the EPUB that is made of it.
#pragma once

#include <zip.h>

#include <map>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "document/tree.hpp"
#include "epub/write.hpp"

namespace diaoban::epub::test {

// Makes nodes with ids of their own, as the reader does.
class Tree {
 public:
  explicit Tree(std::uint32_t file) : file_(file) {}
  document::Inline inline_of(document::InlineNode node) {
    return {{file_, ++count_}, {}, {}, std::move(node)};
  }
  document::Block block_of(document::BlockNode node) {
    return {{file_, ++count_}, {}, {}, std::move(node)};
  }
  document::Inlines text(const std::string& words) { return {inline_of(document::Text{words})}; }
  document::Block paragraph(const std::string& words) {
    return block_of(document::Paragraph{text(words)});
  }
  document::Block heading(int level, const std::string& words) {
    return block_of(document::Heading{level, text(words)});
  }

 private:
  std::uint32_t file_;
  std::uint32_t count_ = 0;
};

// The files of a ZIP by their path.
inline std::map<std::string, std::string> read_archive(const std::string& bytes) {
  std::map<std::string, std::string> files;
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, &error);
  for (zip_int64_t at = 0; at < zip_get_num_entries(archive, 0); ++at) {
    const auto index = static_cast<zip_uint64_t>(at);
    zip_stat_t status;
    zip_stat_index(archive, index, 0, &status);
    std::string content(status.size, '\0');
    zip_file_t* file = zip_fopen_index(archive, index, 0);
    zip_fread(file, content.data(), content.size());
    zip_fclose(file);
    files[status.name] = std::move(content);
  }
  zip_discard(archive);
  zip_error_fini(&error);
  return files;
}

class TestBook {
 public:
  TestBook() : fonts(fonts::FontBook::load(disk_, {}, sources, sink)) {
    book.metadata.title = "试书";
    book.metadata.language = "zh-CN";
    book.metadata.authors = {"某人"};
  }

  // Adds a chapter file of these blocks, made by a Tree of the file's number.
  void add(document::Blocks blocks) {
    document::Document document;
    document.path = "ch" + std::to_string(documents_.size() + 1) + ".md";
    document.source = sources.add(document.path, "");
    document.blocks = std::move(blocks);
    document.node_count = 10'000;
    documents_.push_back(std::move(document));
    project::BookFile file;
    file.path = documents_.back().path;
    book.files.push_back(file);
  }

  std::string bytes() {
    const resolve::Facts facts = resolve::resolve(book, documents_, files_, sink);
    const auto find = [&](const std::string& path) {
      const auto found = pictures.find(path);
      return found == pictures.end() ? nullptr : found->second;
    };
    return epub::write({book, edition, theme, documents_, facts, fonts, find, cover, modified, sink,
                        pages, "PDF"});
  }

  std::map<std::string, std::string> write() { return read_archive(bytes()); }

  project::Book book;
  project::Edition edition{"epub", project::Format::Epub, project::Profile::Epub, {}};
  project::Theme theme;
  std::int64_t modified = 1'700'000'000;
  std::vector<PageStart> pages;
  std::shared_ptr<const figures::Picture> cover;
  std::map<std::string, std::shared_ptr<const figures::Picture>> pictures;
  diagnostics::Sources sources;
  diagnostics::Collector sink;

 private:
  base::RealFileSystem disk_;
  base::MemoryFileSystem files_;
  std::vector<document::Document> documents_;

 public:
  fonts::FontBook fonts;
};

}  // namespace diaoban::epub::test
