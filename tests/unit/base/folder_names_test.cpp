// Checks which names folders are said to hold.
#include "base/folder_names.hpp"

#include "support/catch.hpp"

namespace diaoban::base {
namespace {

// Counts how often a folder is listed.
class CountingFiles : public MemoryFileSystem {
 public:
  std::vector<std::string> list(const Path& folder) const override {
    ++lists;
    return MemoryFileSystem::list(folder);
  }
  mutable int lists = 0;
};

TEST_CASE("each folder is listed once, and none below one that is not there") {
  CountingFiles files;
  files.write("book/a.md", "");
  files.write("book/b/c.md", "");
  FolderNames folders(files, "book");
  CHECK(folders.in("") == FolderNames::Names{"a.md", "b"});
  CHECK(folders.in("b") == FolderNames::Names{"c.md"});
  CHECK(folders.in("x/y/z").empty());
  CHECK(folders.in("b/x").empty());
  CHECK(folders.in("b") == FolderNames::Names{"c.md"});
  CHECK(files.lists == 2);
}

}  // namespace
}  // namespace diaoban::base
