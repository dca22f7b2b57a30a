// What a browser's own style sheet says about the elements of HTML in labels.
#include "figures/label/html_styles.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace diaoban::figures {
namespace {

// Sorted by name.
constexpr std::pair<std::string_view, std::string_view> sheet[] = {
    {"address", "display:block;font-style:italic"},
    {"article", "display:block"},
    {"b", "font-weight:bold"},
    {"big", "font-size:larger"},
    {"blockquote", "display:block;margin:1em 40px"},
    {"body", "display:block"},
    {"caption", "display:block;text-align:center"},
    {"center", "display:block;text-align:center"},
    {"cite", "font-style:italic"},
    {"code", "font-family:monospace"},
    {"dd", "display:block;margin-left:40px"},
    {"del", "text-decoration:line-through"},
    {"dfn", "font-style:italic"},
    {"div", "display:block"},
    {"dl", "display:block;margin:1em 0"},
    {"dt", "display:block"},
    {"em", "font-style:italic"},
    {"footer", "display:block"},
    {"h1", "display:block;font-size:2em;font-weight:bold;margin:0.67em 0"},
    {"h2", "display:block;font-size:1.5em;font-weight:bold;margin:0.83em 0"},
    {"h3", "display:block;font-size:1.17em;font-weight:bold;margin:1em 0"},
    {"h4", "display:block;font-weight:bold;margin:1.33em 0"},
    {"h5", "display:block;font-size:0.83em;font-weight:bold;margin:1.67em 0"},
    {"h6", "display:block;font-size:0.67em;font-weight:bold;margin:2.33em 0"},
    {"head", "display:none"},
    {"header", "display:block"},
    {"hr", "display:block;color:gray;margin:0.5em 0;border:1px solid"},
    {"i", "font-style:italic"},
    {"ins", "text-decoration:underline"},
    {"kbd", "font-family:monospace"},
    {"li", "display:block"},
    {"main", "display:block"},
    {"mark", "background-color:yellow;color:black"},
    {"nav", "display:block"},
    {"ol", "display:block;margin:1em 0;padding-left:40px"},
    {"p", "display:block;margin:1em 0"},
    {"pre", "display:block;font-family:monospace;white-space:pre;margin:1em 0"},
    {"s", "text-decoration:line-through"},
    {"samp", "font-family:monospace"},
    {"script", "display:none"},
    {"section", "display:block"},
    {"small", "font-size:smaller"},
    {"strike", "text-decoration:line-through"},
    {"strong", "font-weight:bold"},
    {"style", "display:none"},
    {"sub", "font-size:smaller;vertical-align:sub"},
    {"sup", "font-size:smaller;vertical-align:super"},
    {"table", "display:table;border-spacing:2px;text-indent:0"},
    {"tbody", "display:table-row-group"},
    {"td", "display:table-cell;padding:1px;vertical-align:middle"},
    {"tfoot", "display:table-row-group"},
    {"th",
     "display:table-cell;padding:1px;vertical-align:middle;font-weight:bold;text-align:center"},
    {"thead", "display:table-row-group"},
    {"title", "display:none"},
    {"tr", "display:table-row"},
    {"tt", "font-family:monospace"},
    {"u", "text-decoration:underline"},
    {"ul", "display:block;margin:1em 0;padding-left:40px"},
    {"var", "font-style:italic"},
};

}  // namespace

std::string_view html_declarations(std::string_view element) {
  const auto* const found =
      std::lower_bound(std::begin(sheet), std::end(sheet), element,
                       [](const auto& entry, std::string_view name) { return entry.first < name; });
  return found != std::end(sheet) && found->first == element ? found->second : std::string_view();
}

}  // namespace diaoban::figures
