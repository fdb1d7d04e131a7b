// random: a generator that was seeded gives what CPython's gives (the Mersenne Twister MT19937);
// any other numbers are not known, and neither is an order that was shuffled by them.
#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

#include <boost/random/mersenne_twister.hpp>

#include "frontends/python/library/hashes.h"
#include "frontends/python/library/in_python.h"
#include "frontends/python/library/library.h"
#include "frontends/python/natives.h"

namespace smgraph::python {
namespace {

constexpr char kRandomReason[] = "random number";
constexpr char kChoiceReason[] = "random choice";
constexpr char kRandomLabel[] = "random";

using Generator = boost::random::mt19937;
using Key = std::vector<std::uint32_t>;

// The state that the generator's authors lay out for a key of several words.
Generator Seeded(const Key& key) {
  constexpr std::uint32_t kSize = Generator::state_size;
  std::array<std::uint32_t, kSize> state;
  const auto mixed = [&state](std::size_t before) { return state[before] ^ (state[before] >> 30); };
  state[0] = 19650218;
  for (std::uint32_t i = 1; i < kSize; ++i)
    state[i] = 1812433253 * mixed(i - 1) + i;
  std::uint32_t at = 1;
  const auto advance = [&] {
    if (++at < kSize) return;
    state[0] = state[kSize - 1];
    at = 1;
  };
  for (std::size_t round = 0; round < std::max<std::size_t>(kSize, key.size()); ++round) {
    const std::size_t word = round % key.size();
    state[at] =
        (state[at] ^ (mixed(at - 1) * 1664525)) + key[word] + static_cast<std::uint32_t>(word);
    advance();
  }
  for (std::uint32_t round = 1; round < kSize; ++round) {
    state[at] = (state[at] ^ (mixed(at - 1) * 1566083941)) - at;
    advance();
  }
  state[0] = 0x80000000;
  auto first = state.begin();
  return Generator(first, state.end());
}

// What random.seed() makes of its argument; nothing for others than numbers and text.
std::optional<Key> KeyOf(Ref seed) {
  Key key;
  if (const auto number = IntegerIn(seed)) {
    const std::uint64_t size =
        *number < 0 ? 0 - static_cast<std::uint64_t>(*number) : static_cast<std::uint64_t>(*number);
    key = {static_cast<std::uint32_t>(size), static_cast<std::uint32_t>(size >> 32)};
  } else {
    const auto* bytes = As<Bytes>(seed);
    const std::string* text = bytes == nullptr ? TextIn(seed) : &bytes->value;
    if (text == nullptr) return std::nullopt;
    std::string data = *text + Digest("sha512", *text).value_or("");
    std::ranges::reverse(data);
    for (std::size_t i = 0; i < data.size(); ++i) {
      if (i % 4 == 0) key.push_back(0);
      key.back() |= static_cast<std::uint32_t>(static_cast<unsigned char>(data[i])) << (i % 4 * 8);
    }
  }
  while (key.size() > 1 && key.back() == 0)
    key.pop_back();
  return key;
}

// What the generators have given so far. The words of a seed never change, so that both arms of a
// branch may ask for the same ones.
struct Sequence {
  Generator generator;
  std::vector<std::uint32_t> words;
};
struct Sequences {
  std::map<Key, Sequence> by_key;
};

// smgraph.random_word(seed, index): 32 bits.
Ref RandomWord(Evaluator& ev, const Call& call) {
  constexpr std::int64_t kMost = 4'000'000;
  const auto key = KeyOf(call.positional[0]);
  const auto index = IntegerIn(call.positional[1]);
  if (!key || !index || *index >= kMost)
    return ev.NewUnknown(kRandomReason, kRandomLabel, call.span);
  auto& known = ev.State<Sequences>().by_key;
  auto found = known.find(*key);
  if (found == known.end()) found = known.emplace(*key, Sequence{Seeded(*key), {}}).first;
  auto& [generator, words] = found->second;
  while (static_cast<std::int64_t>(words.size()) <= *index)
    words.push_back(generator());
  return ev.heap().integer(words[static_cast<std::size_t>(*index)]);
}

constexpr FunctionModel kFunctions[] = {
    {"smgraph.random_choice", HostValue<kChoiceReason, kRandomLabel>},
    {"smgraph.random_number", HostValue<kRandomReason, kRandomLabel>},
    {"smgraph.random_word", Counted<RandomWord, 2, 2>},
};

}  // namespace

Rows RandomRows() {
  return {.functions = kFunctions};
}

const std::string_view kRandomText = R"py(
import smgraph
from bisect import bisect
from itertools import accumulate
from math import cos, exp, log, pi, sin, sqrt


class Random:
    def __init__(self, x=None):
        self.seed(x)

    def seed(self, a=None, version=2):
        self._seed = a if smgraph.is_known(a) and isinstance(a, (int, str, bytes)) else None
        self._drawn, self._spare = 0, None

    def _unknown(self, size=1):
        return self._seed is None or not smgraph.is_known(self._drawn) or not smgraph.is_known(size)

    def _word(self):
        self._drawn += 1
        return smgraph.random_word(self._seed, self._drawn - 1)

    def _below(self, limit):
        bits = limit.bit_length()
        number = self.getrandbits(bits)
        while number >= limit:
            number = self.getrandbits(bits)
        return number

    def getrandbits(self, k):
        if self._unknown(k):
            return smgraph.random_number()
        number, have = 0, 0
        while have < k:
            word = self._word()
            number |= (word if k - have >= 32 else word >> 32 - (k - have)) << have
            have += 32
        return number

    def random(self):
        if self._unknown():
            return smgraph.random_number()
        high, low = self._word() >> 5, self._word() >> 6
        return (high * 67108864 + low) / 9007199254740992

    def randrange(self, start, stop=None, step=1):
        if stop is None:
            start, stop = 0, start
        if self._unknown((start, stop, step)):
            return smgraph.random_number()
        count = -((start - stop) // step)
        if count <= 0:
            raise ValueError(f"empty range for randrange() ({start}, {stop}, {stop - start})")
        return start + step * self._below(count)

    def randint(self, a, b):
        return self.randrange(a, b + 1)

    def uniform(self, a, b):
        if self._unknown((a, b)):
            return smgraph.random_number()
        return a + (b - a) * self.random()

    def choice(self, seq):
        if self._unknown(len(seq)):
            return smgraph.random_number()
        if not seq:
            raise IndexError("Cannot choose from an empty sequence")
        return seq[self._below(len(seq))]

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        if self._unknown((len(population), weights, cum_weights, k)):
            return [smgraph.random_choice() for _ in range(k)]
        last = len(population) - 1
        if cum_weights is None and weights is None:
            return [population[int(self.random() * (last + 1))] for _ in range(k)]
        sums = list(accumulate(weights)) if cum_weights is None else list(cum_weights)
        return [population[bisect(sums[:last], self.random() * (sums[-1] + 0.0))] for _ in range(k)]

    def sample(self, population, k, *, counts=None):
        if counts is not None:
            population = [item for item, count in zip(population, counts) for _ in range(count)]
        size = len(population)
        if self._unknown((size, k)):
            return [smgraph.random_choice() for _ in range(k)]
        if not 0 <= k <= size:
            raise ValueError("Sample larger than population or is negative")
        room = 21
        if k > 5:
            fours = 1
            while fours < k * 3:
                fours *= 4
            room += fours
        if size <= room:
            left, taken = list(population), []
            for i in range(k):
                at = self._below(size - i)
                taken.append(left[at])
                left[at] = left[size - i - 1]
            return taken
        places = []
        while len(places) < k:
            at = self._below(size)
            if at not in places:
                places.append(at)
        return [population[at] for at in places]

    def shuffle(self, x):
        if self._unknown(len(x)):
            x[:] = [smgraph.random_choice() for _ in x]
            return
        for i in range(len(x) - 1, 0, -1):
            j = self._below(i + 1)
            x[i], x[j] = x[j], x[i]

    def gauss(self, mu=0.0, sigma=1.0):
        if self._unknown((mu, sigma)):
            return smgraph.random_number()
        spare, self._spare = self._spare, None
        if spare is None:
            angle = self.random() * 2.0 * pi
            radius = sqrt(-2.0 * log(1.0 - self.random()))
            spare, self._spare = cos(angle) * radius, sin(angle) * radius
        return mu + spare * sigma

    def normalvariate(self, mu=0.0, sigma=1.0):
        if self._unknown((mu, sigma)):
            return smgraph.random_number()
        while True:
            u = self.random()
            v = 1.0 - self.random()
            z = 4 * exp(-0.5) / sqrt(2.0) * (u - 0.5) / v
            if z * z / 4.0 <= -log(v):
                return mu + z * sigma

    def expovariate(self, lambd=1.0):
        if self._unknown(lambd):
            return smgraph.random_number()
        return -log(1.0 - self.random()) / lambd

    def _other(self, *args, **kwargs):
        self._seed = None
        return smgraph.random_number()

    betavariate = gammavariate = getstate = lognormvariate = paretovariate = _other
    randbytes = setstate = triangular = vonmisesvariate = weibullvariate = _other


class SystemRandom(Random):
    def seed(self, *args, **kwargs):
        self._seed, self._drawn, self._spare = None, 0, None


_shared = Random()
betavariate, choice, choices, expovariate = _shared.betavariate, _shared.choice, _shared.choices, _shared.expovariate
gammavariate, gauss, getrandbits, getstate = _shared.gammavariate, _shared.gauss, _shared.getrandbits, _shared.getstate
lognormvariate, normalvariate, paretovariate = _shared.lognormvariate, _shared.normalvariate, _shared.paretovariate
randbytes, randint, random, randrange = _shared.randbytes, _shared.randint, _shared.random, _shared.randrange
sample, seed, setstate, shuffle, triangular = _shared.sample, _shared.seed, _shared.setstate, _shared.shuffle, _shared.triangular
uniform, vonmisesvariate, weibullvariate = _shared.uniform, _shared.vonmisesvariate, _shared.weibullvariate
)py";

}  // namespace smgraph::python
