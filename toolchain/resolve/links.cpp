// Implements links: to other files of the book, to places in them, and out of the book.
#include "resolve/links.hpp"

#include "base/files.hpp"
#include "resolve/destination.hpp"
#include "resolve/kinds.hpp"
#include "resolve/reference_text.hpp"

namespace diaoban::resolve {
namespace {

class LinkResolver {
 public:
  LinkResolver(Work& work, const Paths& paths, Labels& labels, std::uint32_t file)
      : work_(work), paths_(paths), labels_(labels), file_(file) {}

  Reference resolve_link(const document::Inline& node, const document::Link& link) {
    const Destination destination = read_destination(link.destination);
    switch (destination.kind) {
      case DestinationKind::External:
        return {destination.address, {}};
      case DestinationKind::Local:
        return resolve_local(node, link, destination);
      case DestinationKind::Foreign:
        report(kinds::link_foreign, node,
               "'" + link.destination + "' names another project's index");
        break;
      case DestinationKind::Unsafe:
        report(kinds::link_unsafe, node, "'" + link.destination + "' cannot be linked from a book");
        break;
      case DestinationKind::Empty:
        report(kinds::link_missing, node, "the link has no destination");
        break;
    }
    return nowhere(link);
  }

 private:
  void report(const diagnostics::Kind& kind, const document::Inline& node, std::string message,
              std::string hint = {}) {
    work_.sink.report(kind, node.span, std::move(message), std::move(hint));
  }

  // An unresolved link without a text of its own shows what was written.
  static Reference nowhere(const document::Link& link) {
    return {std::monostate{},
            link.children.empty() ? text_inlines(link.destination) : document::Inlines{}};
  }

  // A file that is no chapter shows its name, as a file's name is set.
  static Reference named_file(const std::string& path) {
    document::Inlines name;
    name.push_back({{}, {}, {}, document::Literal{document::LiteralKind::File, path, {}}});
    return {std::monostate{}, std::move(name)};
  }

  Reference resolve_local(const document::Inline& node, const document::Link& link,
                          const Destination& destination) {
    if (destination.path.empty()) return resolve_same_file(node, link, destination);
    const FoundPath found = paths_.find(destination.path, file_);
    if (found.state == PathState::Found) {
      return resolve_in_file(node, link, destination, found.file);
    }
    // MyST takes a destination that is no file for a label.
    if (const Label* label = labels_.find(destination.path, file_)) return to_label(link, *label);
    if (found.state == PathState::Missing && looks_like_site(destination.path)) {
      report(kinds::link_missing, node, "no file '" + destination.path + "'",
             "write https:// before the name of a site");
    } else {
      report_path(work_, found, paths_, node.span, link.destination);
    }
    const bool named = found.state == PathState::NotInBook && link.children.empty();
    return named ? named_file(destination.path) : nowhere(link);
  }

  Reference resolve_same_file(const document::Inline& node, const document::Link& link,
                              const Destination& destination) {
    if (destination.fragment.empty()) return {Goal{file_, {}, {file_, 0}}, {}};
    if (const Label* place = labels_.find_fragment(destination.fragment, file_)) {
      return to_label(link, *place);
    }
    if (const Label* label = labels_.find(destination.fragment, file_))
      return to_label(link, *label);
    const auto candidates = [&] {
      std::vector<std::string> names = labels_.fragments(file_);
      names.insert(names.end(), labels_.names().begin(), labels_.names().end());
      return names;
    };
    report(kinds::link_anchor_missing, node,
           "this file has no place '#" + destination.fragment + "'",
           work_.hints.did_you_mean(destination.fragment, candidates));
    return nowhere(link);
  }

  Reference resolve_in_file(const document::Inline& node, const document::Link& link,
                            const Destination& destination, std::uint32_t file) {
    const Goal beginning{file, {}, {file, 0}};
    if (!destination.fragment.empty()) {
      if (const Label* place = labels_.find_fragment(destination.fragment, file)) {
        return to_label(link, *place);
      }
      report(
          kinds::link_anchor_missing, node,
          "'" + work_.documents[file].path + "' has no place '#" + destination.fragment + "'",
          work_.hints.did_you_mean(destination.fragment, [&] { return labels_.fragments(file); }));
    }
    return {beginning, link.children.empty() ? work_.facts.titles[file] : document::Inlines{}};
  }

  // An empty link shows the title or number of its goal; one with "%s" or "{number}" in its text
  // shows the number there, as mystmd writes it.
  Reference to_label(const document::Link& link, const Label& label) {
    Reference reference{label.goal, {}};
    if (link.children.empty()) {
      // A place without number and title: what is written is shown.
      reference.text =
          has_text(work_, label) ? best_text(work_, label) : text_inlines(link.destination);
    } else if (has_number_format(link.children)) {
      reference.text = formatted_text(work_, label, plain_text(link.children));
    }
    return reference;
  }

  Work& work_;
  const Paths& paths_;
  Labels& labels_;
  std::uint32_t file_;
};

// A file that an author may have meant: the same path from the root, a file of the same name, or
// one of nearly that name.
std::string path_hint(Work& work, const Paths& paths, const std::string& path,
                      const std::string& written) {
  const FoundPath from_root = paths.find("/" + written, 0);
  if (from_root.state == PathState::Found) return "did you mean '/" + from_root.path + "'?";
  const std::string name = base::Path(path).filename().string();
  std::vector<std::string> names;
  for (const std::string& other : paths.all()) {
    names.push_back(base::Path(other).filename().string());
    if (names.back() == name) return "did you mean '/" + other + "'?";
  }
  return work.hints.did_you_mean(name, [&] { return names; });
}

}  // namespace

void report_path(Work& work, const FoundPath& found, const Paths& paths, Span span,
                 const std::string& written) {
  switch (found.state) {
    case PathState::Outside:
      work.sink.report(kinds::link_outside, span,
                       "'" + written + "' lies outside the book's folder");
      break;
    case PathState::NotInBook:
      work.sink.report(kinds::link_not_in_book, span,
                       "'" + written + "' is not a chapter of the book");
      break;
    case PathState::Missing:
      work.sink.report(kinds::link_missing, span, "no file '" + found.path + "'",
                       path_hint(work, paths, found.path, written));
      break;
    case PathState::Found:
      break;
  }
}

void resolve_links(Work& work, const Paths& paths, Labels& labels) {
  for (std::uint32_t file = 0; file < work.file_count(); ++file) {
    LinkResolver resolver(work, paths, labels, file);
    for (const document::Inline* node : work.surveys[file].links) {
      work.facts.references[node->id] =
          resolver.resolve_link(*node, std::get<document::Link>(node->node));
    }
  }
}

}  // namespace diaoban::resolve
