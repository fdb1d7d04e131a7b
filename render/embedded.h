#pragma once

#include <string_view>

// Files of this folder that are part of the program: cmake/embed_text.cmake turns them into text at
// build time, so that they can be edited as what they are.
namespace smgraph::render {

extern const std::string_view kPictureCss;  // svg/picture.css
extern const std::string_view kPageHtml;    // html/page.html
extern const std::string_view kPageCss;     // html/page.css
extern const std::string_view kPageJs;      // html/page.js

}  // namespace smgraph::render
