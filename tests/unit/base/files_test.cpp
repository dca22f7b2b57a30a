#include "base/files.hpp"

#include <filesystem>

#include "base/hash.hpp"
#include "support/catch.hpp"

using namespace diaoban::base;

TEST_CASE("paths are resolved inside the root only") {
  CHECK(resolve_inside("ch1", "a.md") == Path("ch1/a.md"));
  CHECK(resolve_inside("ch1", "../b.md") == Path("b.md"));
  CHECK(resolve_inside("ch1", "/b.md") == Path("b.md"));
  CHECK_FALSE(resolve_inside("ch1", "../../b.md").has_value());
  CHECK_FALSE(resolve_inside("", "..").has_value());
}

TEST_CASE("a symbolic link that leaves the root is seen") {
  const Path folder = std::filesystem::temp_directory_path() / "diaoban-files-test";
  std::filesystem::remove_all(folder);
  RealFileSystem files;
  files.write(folder / "book/index.md", "x");
  files.write(folder / "secret.md", "y");
  std::filesystem::create_symlink(folder / "secret.md", folder / "book/out.md");
  CHECK(is_inside(files, folder / "book", folder / "book/index.md"));
  CHECK_FALSE(is_inside(files, folder / "book", folder / "book/out.md"));
  std::filesystem::remove_all(folder);
}

TEST_CASE("a written file is whole and can be read back") {
  const Path folder = std::filesystem::temp_directory_path() / "diaoban-write-test";
  RealFileSystem files;
  files.write(folder / "a/b.txt", "one");
  files.write(folder / "a/b.txt", "two");
  CHECK(files.read(folder / "a/b.txt") == "two");
  CHECK(files.list(folder / "a") == std::vector<std::string>{"b.txt"});
  CHECK_FALSE(files.read(folder / "a").has_value());
  files.remove(folder);
  CHECK_FALSE(files.is_folder(folder));
}

TEST_CASE("UUIDs of names are those of RFC 4122") {
  CHECK(uuid5("http://www.example.com/") == "fcde3c85-2270-590f-9e7c-ee003d65e0e2");
}
