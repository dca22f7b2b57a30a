// A book as its folder describes it: metadata, editions, and the reading order.
//
// A book needs no file of ours: Sphinx, mdBook, GitBook, mystmd and Jupyter Book trees and bare
// folders are read as they are. A book.toml of our own goes over what they say, key by key:
//
//   title = "雕版"                    subtitle, identifier, publisher, date, rights, description,
//   authors = ["…"]                   series, release, slug: strings; subjects: a list
//   language = "zh-CN"                BCP 47; without it the language is told by the script
//   source = "manuscript"             the folder of the manuscript, if not that of book.toml
//   front = ["preface.md"]            these five give the reading order, in this sequence, and no
//   files = ["ch*.md"]                other list counts then; an item is a path, a pattern, or
//   appendix = ["a.md"]               {file = "…", title = "…", files = [what stands below it]}
//   back = ["after.md"]
//   number-sections = true            also number-figures, section-labels, prefixed-section-labels
//   bibliographies = ["books.bib"]
//   syntax = ["smartquotes"]          constructs that are read beside those of the dialect
//   theme = "print"                   a built-in theme, or the path of a theme file
//   cover = "cover.png"               or a table [cover]: picture, design and its settings
//
//   [[parts]]                         after `files`
//   title = "第一部分"
//   files = ["part1/*.md"]
//
//   [editions.kindle-en]              without any there are epub and screen
//   format = "epub"                   epub, pdf
//   profile = "kindle"                epub, kindle, screen, print
//   language = "en"                   also title, identifier, theme, cover, tags, fonts, pictures,
//                                     standard (["ua1", "a2a"]); in print printer, paper, trim,
//                                     bleed, gutter, multiple, grey, marks, link-notes
//   [print]                           the same keys for all print editions
//   [substitutions]                   name = "Markdown"
//   [fonts]                           and [commands], [math], [index], [epub], [pdf], [contents]:
//                                     settings of those names, "fonts.embed"
//
// When book.toml is mdBook's too (it has a [book]), ours stand in its table [diaoban].
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.hpp"
#include "diagnostics/diagnostic.hpp"
#include "diagnostics/source.hpp"

namespace diaoban::project {

struct Metadata {
  std::string title;
  std::string subtitle;
  std::string language = "en";  // valid BCP 47
  std::vector<std::string> authors;
  std::string
      identifier;  // as given (ISBN, URN…); empty: a UUIDv5 is made from the book's identity
  std::string publisher;
  std::string date;
  std::string rights;
  std::string description;
  std::string series;
  std::string release;  // edition statement or version
  std::vector<std::string> subjects;
  std::string slug;  // ASCII, for file names
};

enum class Format { Epub, Pdf };
enum class Profile { Epub, Kindle, Screen, Print };

struct Edition {
  std::string name;  // as asked for by --edition
  Format format = Format::Epub;
  Profile profile = Profile::Epub;
  std::map<std::string, std::string> settings;  // further keys of [editions.NAME], flattened
};

enum class Matter { Front, Main, Appendix, Back };

// A file of the reading order. Files nested below others (toctree in a toctree, SUMMARY.md
// indents) have a depth: their headings are set that many levels deeper.
struct BookFile {
  std::string path;                   // relative to Book::root, with '/'
  int depth = 0;                      // 0: a chapter
  std::optional<std::uint32_t> part;  // index into Book::parts
  Matter matter = Matter::Main;
  bool numbered = false;
  std::string title;         // given by the list that names it; empty: the file's own
  diagnostics::Span origin;  // where the list names it
};

struct Part {
  std::string title;
  diagnostics::Span origin;
};

enum class TreeKind { Diaoban, Sphinx, MdBook, GitBook, Mystmd, Folder };

struct Book {
  base::Path root;  // the source root: '/…' in the manuscript starts here
  TreeKind kind = TreeKind::Folder;
  Metadata metadata;
  std::vector<Edition> editions;
  std::string cover;  // path of the cover picture, relative to root; empty: a generated one
  std::vector<Part> parts;
  std::vector<BookFile> files;           // in reading order
  bool prefixed_section_labels = false;  // Sphinx autosectionlabel_prefix_document
  bool section_labels = false;           // Sphinx autosectionlabel
  bool number_figures = false;           // Sphinx numfig
  bool number_sections = false;
  std::map<std::string, std::string> substitutions;
  // Constructs that the book switches beside its dialect, by the reader's names ("smartquotes").
  std::vector<std::string> syntax;
  std::vector<std::string> bibliographies;  // BibTeX files, relative to root
  // The rest of book.toml by flattened keys ("fonts.embed"); items of a list stand on lines.
  std::map<std::string, std::string> settings;
  // Where book.toml says what: by the key from the file's top ("title", "cover.isbn",
  // "editions.paper.trim"); and the language, whichever file gives it.
  std::map<std::string, diagnostics::Span> places;
};

// Where the book's settings give this key; null when they do not.
diagnostics::Span place_of(const Book& book, const std::string& key);

// Loads the book that lies in `folder`. A Markdown file in its place is a book of its own; any other
// file (book.toml, SUMMARY.md) means the folder that it lies in. Throws Failure when the
// folder is not there; all else that is wrong is a diagnostic, and the book is what could be
// understood.
Book load(const base::FileSystem& files, const base::Path& folder, diagnostics::Sources& sources,
          diagnostics::Sink& sink);

// The edition that `--edition name` means: one of the book's own, else the built-in epub, kindle,
// screen or print; nothing for any other name.
std::optional<Edition> find_edition(const Book& book, std::string_view name);
// Whether the edition has a title, language, identifier or cover of its own, so that all of the
// book is read and numbered again for it.
bool has_own_book(const Edition& edition);
// Puts these in the place of the book's. A language that is none is reported and passed over.
void apply_edition(Book& book, const Edition& edition, diagnostics::Sink& sink);
// The name that is nearest to a mistyped one; empty when none is near.
std::string suggest_edition(const Book& book, std::string_view name);

}  // namespace diaoban::project
