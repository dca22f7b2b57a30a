// The entries of a list of works (for Chinese after GB/T 7714-2015, otherwise after BibTeX's
// plain).
#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "resolve/bibliography/style.hpp"
#include "resolve/facts.hpp"

namespace diaoban::resolve {
namespace {

// Whether the text begins with a character of a script that writes family names first, unspaced.
bool is_han_name(const PersonName& name) {
  return base::joins_without_space(base::decode(name.family, 0).code_point);
}

std::string full_name(const PersonName& name, bool family_first) {
  if (name.given.empty()) return name.family;
  if (is_han_name(name)) return name.family + name.given;
  const std::string suffix = name.suffix.empty() ? "" : ", " + name.suffix;
  return family_first ? name.family + ", " + name.given + suffix
                      : name.given + " " + name.family + suffix;
}

// GB/T 7714 §5.1: the mark of the kind of work.
const char* type_mark(const BibliographyItem& item) {
  if (item.type == "article") return "[J]";
  if (item.type == "inproceedings" || item.type == "conference") return "[C]";
  if (item.type == "phdthesis" || item.type == "mastersthesis" || item.type == "thesis") {
    return "[D]";
  }
  if (item.type == "techreport" || item.type == "report") return "[R]";
  if (item.type == "online" || item.type == "electronic" || item.type == "www") return "[EB/OL]";
  if (item.type == "misc") return item.field("url").empty() ? "[Z]" : "[EB/OL]";
  return "[M]";
}

class EntryWriter {
 public:
  EntryWriter(const CitedWork& work, CitationStyle style, std::string_view language)
      : item_(*work.item),
        year_(cited_year(work)),
        style_(style),
        chinese_(language.starts_with("zh")) {}

  document::Inlines write() {
    add_names(item_.authors.empty() ? item_.editors : item_.authors);
    if (style_ == CitationStyle::AuthorYear && !year_.empty()) sentence(year_);
    add_title();
    add_place();
    for (const char* name : {"note", "howpublished"}) sentence(item_.field(name));
    if (!item_.field("doi").empty()) sentence("DOI: " + item_.field("doi"));
    sentence(item_.field("url"));
    if (!ended_ && item_.field("url").empty()) text_ += '.';
    while (text_.ends_with(' ')) text_.pop_back();
    flush();
    return std::move(inlines_);
  }

 private:
  void flush() {
    if (!text_.empty()) inlines_.push_back({{}, {}, {}, document::Text{text_}});
    text_.clear();
  }

  // Adds text, and the full stop of what stood before it.
  void begin_sentence() {
    if (inlines_.empty() && text_.empty()) return;
    if (!ended_) text_ += ". ";
    ended_ = true;
  }

  void sentence(const std::string& words) {
    if (words.empty()) return;
    begin_sentence();
    text_ += words;
    ended_ = words.ends_with('.');
    if (ended_) text_ += ' ';
  }

  void emphasized(const std::string& words) {
    flush();
    document::Styled styled;
    styled.children.push_back({{}, {}, {}, document::Text{words}});
    inlines_.push_back({{}, {}, {}, std::move(styled)});
    ended_ = false;
  }

  void add_names(const std::vector<PersonName>& names) {
    std::string all;
    // GB/T 7714 §8.1.2: more than three are cut.
    const std::size_t shown = chinese_ && names.size() > 3 ? 3 : names.size();
    bool others = shown < names.size();
    for (std::size_t i = 0; i < shown; ++i) {
      if (names[i].family == "others" && names[i].given.empty()) {
        others = true;
        break;
      }
      if (!all.empty()) all += i + 1 == names.size() && !chinese_ ? " and " : ", ";
      all += full_name(names[i], i == 0 && style_ == CitationStyle::AuthorYear);
    }
    if (others) all += chinese_ ? ", 等" : " et al.";
    sentence(all);
  }

  void add_title() {
    const std::string& title = item_.field("title");
    if (title.empty()) return;
    const bool stands_alone = item_.field("journal").empty() && item_.field("booktitle").empty();
    if (chinese_) return sentence(title + type_mark(item_));
    if (!stands_alone) return sentence(title);
    begin_sentence();
    emphasized(title);
  }

  // Where it appeared: journal, volume and pages; or the book, its publisher and year.
  void add_place() {
    const std::string& journal = item_.field("journal");
    const std::string& book = item_.field("booktitle");
    if (!book.empty()) add_container(chinese_ ? "见: " : "In ", book);
    if (!journal.empty()) add_container("", journal);
    std::string rest;
    const auto add = [&](const std::string& words, const char* before) {
      if (words.empty()) return;
      if (!rest.empty() || !journal.empty()) rest += before;
      rest += words;
    };
    if (!item_.field("edition").empty() && journal.empty()) {
      sentence(chinese_ ? item_.field("edition") + "版" : item_.field("edition") + " edition");
    }
    if (journal.empty()) {
      add(item_.field("address"), "");
      add(item_.field("publisher").empty() ? item_.field("school") : item_.field("publisher"),
          ": ");
    }
    if (style_ == CitationStyle::Numeric) add(year_, ", ");
    std::string issue = item_.field("volume");
    if (!item_.field("number").empty()) issue += "(" + item_.field("number") + ")";
    add(issue, ", ");
    add(item_.field("pages"), ": ");
    if (!journal.empty()) {
      text_ += rest;
    } else {
      sentence(rest);
    }
  }

  void add_container(const std::string& before, const std::string& name) {
    begin_sentence();
    text_ += before;
    if (chinese_) {
      text_ += name;
      ended_ = false;
    } else {
      emphasized(name);
    }
  }

  const BibliographyItem& item_;
  std::string year_;
  CitationStyle style_;
  bool chinese_;
  bool ended_ = false;
  std::string text_;
  document::Inlines inlines_;
};

}  // namespace

document::Inlines entry_text(const CitedWork& work, CitationStyle style,
                             std::string_view language) {
  return EntryWriter(work, style, language).write();
}

}  // namespace diaoban::resolve
