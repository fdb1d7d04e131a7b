#include "tests/render/drawing_parser.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "tests/render/drawing_grid.h"
#include "tests/render/parsed_text.h"

namespace smgraph::render {
namespace {

struct Rectangle {
  int top = 0;
  int left = 0;
  int bottom = 0;
  int right = 0;
};

class Parser {
 public:
  explicit Parser(std::string_view text) : grid_(text) {
    used_.resize(static_cast<std::size_t>(grid_.rows()));
    for (int row = 0; row < grid_.rows(); ++row) {
      used_[static_cast<std::size_t>(row)].assign(static_cast<std::size_t>(grid_.columns(row)), -1);
    }
  }

  ParsedDrawing Run() {
    FindFrames();
    FindBoxes();
    for (std::size_t box = 0; box < boxes_.size(); ++box)
      ReadBox(box);
    for (std::size_t box = 0; box < boxes_.size(); ++box)
      ReadLabels(box);
    for (std::size_t box = 0; box < boxes_.size(); ++box)
      TracePorts(box);
    ReadFrames();
    CheckRest();
    std::ranges::sort(out_.nodes);
    std::ranges::sort(out_.edges);
    std::ranges::sort(out_.frames);
    return std::move(out_);
  }

 private:
  static constexpr int kLine = 1000000;
  static constexpr int kLabel = 1000001;
  static constexpr int kFrame = 1000002;

  void Problem(Spot spot, const std::string& what) {
    out_.problems.push_back("row " + std::to_string(spot.row + 1) + " column " +
                            std::to_string(spot.column + 1) + ": " + what);
  }

  int Used(Spot spot) const {
    if (spot.row < 0 || spot.row >= grid_.rows()) return -1;
    if (spot.column < 0 || spot.column >= grid_.columns(spot.row)) return -1;
    return used_[static_cast<std::size_t>(spot.row)][static_cast<std::size_t>(spot.column)];
  }
  void Use(Spot spot, int by) {
    used_[static_cast<std::size_t>(spot.row)][static_cast<std::size_t>(spot.column)] = by;
  }

  // ---- frames: sides of their own characters, which lines may cross, and a title in brackets

  static bool FrameAcross(const std::string& c) { return c == "┈" || c == ","; }
  static bool FrameUpright(const std::string& c) { return c == "┊" || c == ";"; }
  bool UpperCorner(Spot spot) const {
    return FrameAcross(grid_.At(spot)) && FrameUpright(grid_.At(Step(spot, kSouth)));
  }

  // Behind a title that starts at `spot`: where the bracket closes.
  int TitleEnd(Spot spot) const {
    int column = spot.column;
    while (column < grid_.columns(spot.row) &&
           !(grid_.At({spot.row, column}) == "]" && IsBlank(grid_.At({spot.row, column - 1}))))
      ++column;
    return column;
  }

  // The last column of a horizontal side that starts at `spot`; fills in the title.
  int SideEnd(Spot spot, std::string& title) const {
    int column = spot.column;
    for (;; ++column) {
      const Spot next{spot.row, column + 1};
      if (grid_.At(next) == "[") {
        const int end = TitleEnd(next);
        title = Decoded(Stripped(grid_.Text(spot.row, next.column + 1, end)));
        column = end - 1;
      } else if (!FrameAcross(grid_.At(next)) && !IsUpright(grid_.At(next))) {
        return column;
      }
    }
  }

  void FindFrames() {
    for (int row = 0; row < grid_.rows(); ++row) {
      for (int column = 0; column < grid_.columns(row); ++column) {
        const Spot spot{row, column};
        if (UpperCorner(spot) && !FrameAcross(grid_.At(Step(spot, kWest)))) AddFrame(spot);
      }
    }
  }

  void AddFrame(Spot spot) {
    Frame frame{{spot.row, spot.column, spot.row, 0}, {}};
    frame.place.right = SideEnd(spot, frame.title);
    const auto side = [&](int row, int column) {
      const std::string& c = grid_.At({row, column});
      return FrameUpright(c) || IsAcross(c);
    };
    int& bottom = frame.place.bottom;
    do {
      ++bottom;
    } while (side(bottom, spot.column) && side(bottom, frame.place.right));
    if (frame.place.right < spot.column + 2 || !FrameAcross(grid_.At({bottom, spot.column})) ||
        SideEnd({bottom, spot.column}, frame.title) != frame.place.right)
      return;
    for (int column = spot.column; column <= frame.place.right; ++column) {
      UseForFrame({spot.row, column});
      UseForFrame({bottom, column});
    }
    for (int row = spot.row; row <= bottom; ++row) {
      UseForFrame({row, spot.column});
      UseForFrame({row, frame.place.right});
    }
    frames_.push_back(frame);
  }

  // All but the lines that cross; of a title everything.
  void UseForFrame(Spot spot) {
    const std::string& c = grid_.At(spot);
    const bool side = FrameAcross(c) || FrameUpright(c);
    const bool line = IsAcross(c) || IsUpright(c);
    if (side || !line || InTitle(spot)) Use(spot, kFrame);
  }

  bool InTitle(Spot spot) const {
    int open = spot.column;
    while (open > 0 && !FrameAcross(grid_.At({spot.row, open})) &&
           grid_.At({spot.row, open}) != "[")
      --open;
    return grid_.At({spot.row, open}) == "[" && TitleEnd({spot.row, open}) >= spot.column;
  }

  void ReadFrames() {
    for (const Frame& frame : frames_) {
      ParsedFrame parsed{frame.title, {}};
      for (std::size_t box = 0; box < boxes_.size(); ++box) {
        const Rectangle& inner = boxes_[box];
        const Rectangle& outer = frame.place;
        const bool beside = inner.right < outer.left || inner.left > outer.right ||
                            inner.bottom < outer.top || inner.top > outer.bottom;
        if (beside) continue;
        const bool within = inner.left > outer.left && inner.right < outer.right &&
                            inner.top > outer.top && inner.bottom < outer.bottom;
        if (!within) Problem({inner.top, inner.left}, "a box across a frame");
        parsed.nodes.push_back(names_[box]);
      }
      std::ranges::sort(parsed.nodes);
      out_.frames.push_back(std::move(parsed));
    }
  }

  // ---- boxes

  static bool Corner(const std::string& c, int arms) { return c == "+" || ArmsOf(c) == arms; }
  static bool Border(const std::string& c) {
    static const std::set<std::string> kHeads = {"v", "^", "▼", "▲", "+"};
    const int arms = ArmsOf(c);
    return IsAcross(c) || kHeads.contains(c) || ((arms & (kEast | kWest)) == (kEast | kWest));
  }

  // Where the border that starts at `spot` ends: its last character.
  std::optional<int> BorderEnd(Spot spot, int last_arms) const {
    Spot at{spot.row, spot.column + 1};
    while (Border(grid_.At(at)))
      ++at.column;
    if (ArmsOf(grid_.At(at)) == last_arms) return at.column;
    --at.column;
    if (grid_.At(at) == "+" && at.column > spot.column + 1) return at.column;
    return std::nullopt;
  }

  bool Side(Spot spot) const {
    const std::string& c = grid_.At(spot);
    return IsUpright(c) || c == "<" || c == ">";
  }

  std::optional<Rectangle> BoxAt(Spot spot) const {
    if (!Corner(grid_.At(spot), kEast | kSouth)) return std::nullopt;
    const std::optional<int> right = BorderEnd(spot, kWest | kSouth);
    if (!right) return std::nullopt;
    int row = spot.row + 1;
    while (Side({row, spot.column}) && Side({row, *right}))
      ++row;
    const Spot bottom{row, spot.column};
    if (row == spot.row + 1 || !Corner(grid_.At(bottom), kEast | kNorth)) return std::nullopt;
    if (BorderEnd(bottom, kWest | kNorth) != right) return std::nullopt;
    return Rectangle{spot.row, spot.column, row, *right};
  }

  void FindBoxes() {
    for (int row = 0; row < grid_.rows(); ++row) {
      for (int column = 0; column < grid_.columns(row); ++column) {
        if (Used({row, column}) >= 0) continue;
        const std::optional<Rectangle> box = BoxAt({row, column});
        if (!box) continue;
        for (int r = box->top; r <= box->bottom; ++r) {
          for (int c = box->left; c <= box->right; ++c)
            Use({r, c}, static_cast<int>(boxes_.size()));
        }
        boxes_.push_back(*box);
      }
    }
  }

  void ReadBox(std::size_t index) {
    const Rectangle& box = boxes_[index];
    std::vector<std::string> name;
    std::vector<std::string> loops;
    bool in_loop = false;
    for (int row = box.top + 1; row < box.bottom; ++row) {
      const std::string text = grid_.Text(row, box.left + 1, box.right);
      const bool detail = text.starts_with("  ");
      const bool begins = detail && Stripped(text).starts_with("(loop)");
      in_loop = begins || (in_loop && text.starts_with("    "));
      if (begins) loops.push_back(Stripped(text));
      if (in_loop && !begins) loops.back() += " " + Stripped(text);  // broken between words
      if (!detail) name.push_back(Stripped(text));
    }
    const auto [node_mark, node_name] = SplitNameMark(Rejoined(name));
    ParsedNode node{node_name, node_mark, grid_.At({box.top + 1, box.left}) == "<"};
    for (const std::string& loop : loops) {
      const auto [mark, label] = SplitMark(loop.size() > 7 ? loop.substr(7) : "");
      out_.edges.push_back({node.name, node.name, label, mark});
    }
    names_.push_back(node.name);
    out_.nodes.push_back(std::move(node));
  }

  // ---- labels

  // Whether the character two right of a line is a line itself and not a label.
  bool LineAt(Spot spot) const {
    const std::string& c = grid_.At(spot);
    if (ArmsOf(c) != 0 || IsUpright(c)) return true;
    return c == "+" && !IsBlank(grid_.At(Step(spot, kEast)));
  }

  void ReadLabels(std::size_t index) {
    const Rectangle& box = boxes_[index];
    for (int column = box.left + 1; column < box.right; ++column) {
      const Spot port{box.bottom, column};
      if (IsTail(port, kSouth) || IsHead(port, kNorth)) ReadLabel(port);
    }
  }

  void ReadLabel(Spot port) {
    std::vector<std::string> pieces;
    for (Spot at = Step(port, kSouth); IsUpright(grid_.At(at)) && Used(at) < 0;
         at = Step(at, kSouth)) {
      const Spot first{at.row, at.column + 2};
      if (!IsBlank(grid_.At(Step(at, kEast))) || IsBlank(grid_.At(first)) || LineAt(first)) break;
      if (Used(first) >= 0) break;
      Spot end = first;
      while (!(IsBlank(grid_.At(end)) && IsBlank(grid_.At(Step(end, kEast))))) {
        Use(end, kLabel);
        end = Step(end, kEast);
        if (end.column >= grid_.columns(end.row)) break;
      }
      pieces.push_back(Stripped(grid_.Text(at.row, first.column, end.column)));
    }
    if (!pieces.empty()) labels_[{port.row, port.column}] = Rejoined(pieces);
  }

  // ---- lines

  // A tee or, in ASCII, a plus in a border, where a line leaves to the south or north.
  bool IsTail(Spot spot, int side) const {
    const std::string& c = grid_.At(spot);
    return c == "+" || (ArmsOf(c) & (side | kEast | kWest)) == (side | kEast | kWest);
  }
  // An arrowhead in a border, reached by going south or north.
  bool IsHead(Spot spot, int side) const {
    const std::string& c = grid_.At(spot);
    return side == kSouth ? c == "v" || c == "▼" : c == "^" || c == "▲";
  }

  void TracePorts(std::size_t index) {
    const Rectangle& box = boxes_[index];
    for (int column = box.left + 1; column < box.right; ++column) {
      if (IsTail({box.bottom, column}, kSouth)) TracePort(index, {box.bottom, column}, kSouth);
      if (IsTail({box.top, column}, kNorth)) TracePort(index, {box.top, column}, kNorth);
    }
  }

  void TracePort(std::size_t box, Spot port, int side) {
    ends_.clear();
    Follow(Step(port, side), side);
    if (ends_.empty()) Problem(port, "a line that leads nowhere");
    for (const Spot end : ends_) {
      const Spot labelled = side == kSouth ? port : end;
      const auto label = labels_.find({labelled.row, labelled.column});
      const auto [mark, text] = SplitMark(label == labels_.end() ? "" : label->second);
      out_.edges.push_back({names_[box], names_[static_cast<std::size_t>(Used(end))], text, mark});
      if (!reached_.insert({end.row, end.column}).second) Problem(end, "an arrowhead of two lines");
    }
  }

  // Follows a line that enters `at` in the direction `side`.
  void Follow(Spot at, int side) {
    if (Used(at) >= 0 && Used(at) < kLine) {
      if (IsHead(at, side)) {
        ends_.push_back(at);
      } else {
        Problem(at, "a line that runs into a box");
      }
      return;
    }
    if (Used(at) == kLabel) return Problem(at, "a line that runs into a label");
    const int arms = ArmsAt(at, side);
    if ((arms & Opposite(side)) == 0) return Problem(at, "a line that ends");
    if (arms == (kNorth | kEast | kSouth | kWest)) {
      if (Used(at) != kLine) ++out_.crossings;
      Use(at, kLine);
      return Follow(Step(at, side), side);
    }
    if (!seen_.insert({at.row, at.column}).second) return Problem(at, "lines that join");
    Use(at, kLine);
    for (const int next : {kNorth, kEast, kSouth, kWest}) {
      if (next != Opposite(side) && (arms & next) != 0) Follow(Step(at, next), next);
    }
  }

  // The sides on which the line goes on; an ASCII plus has those where a line comes towards it.
  int ArmsAt(Spot at, int side) const {
    const std::string& c = grid_.At(at);
    if (const int arms = ArmsOf(c); arms != 0) return arms;
    if (IsUpright(c)) {
      const bool crossed = IsAcross(Free(Step(at, kEast))) && IsAcross(Free(Step(at, kWest)));
      if (side == kEast || side == kWest) return crossed ? 15 : 0;
      return crossed ? 15 : kNorth | kSouth;
    }
    if (IsAcross(c)) return kEast | kWest;
    return c == "+" ? PlusArms(at) : 0;
  }

  int PlusArms(Spot at) const {
    int arms = 0;
    for (const int side : {kEast, kWest})
      arms |= IsAcross(Free(Step(at, side))) ? side : 0;
    for (const int side : {kNorth, kSouth}) {
      const Spot next = Step(at, side);
      const std::string& c = grid_.At(next);
      const bool in_box = Used(next) >= 0 && Used(next) < kLine;
      const bool line = !in_box && (IsUpright(Free(next)) || Free(next) == "+");
      const bool port = in_box && (c == "+" || IsHead(next, side));
      arms |= line || (port && !IsBoxCorner(next)) ? side : 0;
    }
    return arms;
  }

  bool IsBoxCorner(Spot spot) const {
    const Rectangle& box = boxes_[static_cast<std::size_t>(Used(spot))];
    return spot.column == box.left || spot.column == box.right;
  }

  // The character at `spot` unless it belongs to a box or a label.
  const std::string& Free(Spot spot) const {
    static const std::string kNothing = " ";
    const int used = Used(spot);
    return used == -1 || used == kLine ? grid_.At(spot) : kNothing;
  }

  void CheckRest() {
    for (int row = 0; row < grid_.rows(); ++row) {
      const int columns = grid_.columns(row);
      if (columns > 0 && IsBlank(grid_.At({row, columns - 1})))
        Problem({row, columns}, "a trailing blank");
      for (int column = 0; column < columns; ++column) {
        const Spot spot{row, column};
        if (Used(spot) == -1 && !IsBlank(grid_.At(spot))) {
          Problem(spot, "'" + grid_.At(spot) + "' belongs to nothing");
        }
      }
    }
    for (const Rectangle& box : boxes_) {
      for (int column = box.left + 1; column < box.right; ++column) {
        if (IsHead({box.top, column}, kSouth)) CheckReached({box.top, column});
        if (IsHead({box.bottom, column}, kNorth)) CheckReached({box.bottom, column});
      }
    }
  }

  void CheckReached(Spot head) {
    if (!reached_.contains({head.row, head.column})) Problem(head, "an arrowhead without a line");
  }

  Grid grid_;
  std::vector<std::vector<int>> used_;  // -1, the index of a box, kLine or kLabel
  struct Frame {
    Rectangle place;
    std::string title;
  };

  std::vector<Frame> frames_;
  std::vector<Rectangle> boxes_;
  std::vector<std::string> names_;
  std::map<std::pair<int, int>, std::string> labels_;
  std::vector<Spot> ends_;
  std::set<std::pair<int, int>> seen_;
  std::set<std::pair<int, int>> reached_;
  ParsedDrawing out_;
};

}  // namespace

ParsedDrawing ParseDrawing(std::string_view text) {
  return Parser(text).Run();
}

}  // namespace smgraph::render
