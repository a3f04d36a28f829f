#!/usr/bin/env python3
"""Holds our expression parser to grammar/expression.ebnf.

Reads the EBNF, turns it into a Lark grammar (generically: nothing below knows a construct of the
language, but for the side conditions that the EBNF lists in words), and compares what it accepts and
refuses with what `policy-expressions` does: on expressions given in a file, on random derivations
from the grammar, and on mutations of both.
"""

import argparse
import datetime
import random
import subprocess
import sys

import lark
import regex
from lark.lexer import Lexer, Token

# ---------------------------------------------------------------- reading EBNF

EBNF_TOKEN = regex.compile(
    r"""(?P<comment>/\*.*?\*/) | (?P<space>\s+) | (?P<define>::=) | (?P<name>[A-Za-z][A-Za-z0-9]*)
      | '(?P<literal>[^']*)' | (?P<charset>\[(?:[^\[\]]|\[[^\]]*\])*\]) | (?P<sign>[|()?*+])""",
    regex.VERBOSE | regex.DOTALL,
)


def ebnf_tokens(text):
    at = 0
    while at < len(text):
        match = EBNF_TOKEN.match(text, at)
        if not match:
            sys.exit(f"expression.ebnf: cannot read `{text[at:at + 20]}`")
        at = match.end()
        if match.lastgroup not in ("comment", "space"):
            yield match.lastgroup, match.group(match.lastgroup)


class EBNF:
    """Productions as trees: ("or", …), ("seq", …), ("?*+", x), ("name", n), ("literal", t), ("charset", c)."""

    def __init__(self, text):
        self.tokens = list(ebnf_tokens(text))
        self.at = 0
        self.productions = {}
        while self.at < len(self.tokens):
            name = self.take("name")
            self.take("define")
            self.productions[name] = self.choice()

    def take(self, kind):
        found, text = self.tokens[self.at]
        if found != kind:
            sys.exit(f"expression.ebnf: {kind} expected, found `{text}`")
        self.at += 1
        return text

    def peek(self, ahead=0):
        at = self.at + ahead
        return self.tokens[at] if at < len(self.tokens) else ("end", "")

    def choice(self):
        options = [self.sequence()]
        while self.peek() == ("sign", "|"):
            self.at += 1
            options.append(self.sequence())
        return options[0] if len(options) == 1 else ("or", options)

    def sequence(self):
        items = []
        while True:
            kind, text = self.peek()
            if kind in ("end", "define") or (kind == "sign" and text in "|)"):
                break
            if kind == "name" and self.peek(1)[0] == "define":
                break
            items.append(self.item())
        return items[0] if len(items) == 1 else ("seq", items)

    def item(self):
        kind, text = self.peek()
        self.at += 1
        if (kind, text) == ("sign", "("):
            tree = self.choice()
            if self.peek() != ("sign", ")"):
                sys.exit("expression.ebnf: `)` expected")
            self.at += 1
        else:
            tree = (kind, text)
        while self.peek()[0] == "sign" and self.peek()[1] in "?*+":
            tree = (self.peek()[1], tree)
            self.at += 1
        return tree


# ---------------------------------------------------------------- EBNF to Lark


def is_token(name):
    return name.isupper()


class Converted:
    def __init__(self, ebnf, start):
        self.ebnf = ebnf
        self.start = start
        self.literals = {}
        self.rules = [f"{n.lower()}: {self.lark(t)}" for n, t in ebnf.productions.items() if not is_token(n)]
        used = set(self.names_in_rules())
        self.named = {n: regex.compile(self.regex(("name", n)), regex.V1) for n in used}
        self.skip = regex.compile(self.regex(("name", "SPACE")), regex.V1)
        declared = sorted(used) + list(self.literals.values())
        text = "\n".join(self.rules) + "\n%declare " + " ".join(declared)
        self.parser = lark.Lark(
            text, start=start.lower(), parser="lalr", strict=True, lexer=self.lexer_class())

    def names_in_rules(self):
        def walk(tree):
            kind, value = tree
            if kind == "name":
                if is_token(value):
                    yield value
            elif kind in ("or", "seq"):
                for each in value:
                    yield from walk(each)
            elif kind in "?*+":
                yield from walk(value)

        for name, tree in self.ebnf.productions.items():
            if not is_token(name):
                yield from walk(tree)

    def lark(self, tree):
        kind, value = tree
        if kind == "or":
            return "(" + " | ".join(map(self.lark, value)) + ")"
        if kind == "seq":
            return "(" + " ".join(map(self.lark, value)) + ")"
        if kind in "?*+":
            return self.lark(value) + kind
        if kind == "literal":
            return self.literals.setdefault(value, f"L{len(self.literals)}")
        if kind == "name":
            return value if is_token(value) else value.lower()
        sys.exit(f"expression.ebnf: a character class in a rule: {value}")

    def regex(self, tree):
        kind, value = tree
        if kind == "or":
            return "(?:" + "|".join(map(self.regex, value)) + ")"
        if kind == "seq":
            return "".join(map(self.regex, value))
        if kind in ("?", "*", "+"):
            return "(?:" + self.regex(value) + ")" + kind
        if kind == "literal":
            return regex.escape(value)
        if kind == "name":
            return "(?:" + self.regex(self.ebnf.productions[value]) + ")"
        return regex.sub(r"#x([0-9A-Fa-f]+)", lambda m: f"\\x{int(m[1], 16):02x}", value)

    def lexer_class(self):
        named, literals, skip = self.named, self.literals, self.skip

        class LongestMatch(Lexer):
            def __init__(self, conf):
                pass

            def lex(self, text):
                text = getattr(text, "text", text)
                at = 0
                while at < len(text):
                    best, width = None, 0
                    for literal, name in literals.items():
                        if len(literal) > width and text.startswith(literal, at):
                            best, width = name, len(literal)
                    for name, pattern in named.items():
                        match = pattern.match(text, at)
                        if match and match.end() - at > width:
                            best, width = name, match.end() - at
                    match = skip.match(text, at)
                    if match and match.end() - at > width:
                        best, width = None, match.end() - at
                    if width == 0:
                        raise lark.exceptions.UnexpectedInput(f"no token at {at}")
                    if best:
                        yield Token(best, text[at : at + width])
                    at += width

        return LongestMatch

    # What the EBNF says in words.

    def accepts(self, text):
        try:
            return self.side_conditions(self.parser.parse(text))
        except lark.exceptions.LarkError:
            return False

    def side_conditions(self, tree):
        try:
            for token in tree.scan_values(lambda value: True):
                if token.type == "DATE":
                    datetime.date.fromisoformat(token)
                elif token.type == "INTEGER" and int(token) > 1_000_000_000:
                    return False
                elif token.type == "AMOUNT" and int(token.split(".")[0]) > 1_000_000_000:
                    return False
        except ValueError:
            return False
        for period in tree.find_data("period"):
            parts = period.children
            counts = {unit.data: int(count) for count, unit in zip(parts, parts[1:]) if isinstance(count, Token)}
            if max(counts.values()) > 100_000 or counts.get("workdays") == 0:
                return False
            if parts[-1].data == "using" and counts.get("years", 0) + counts.get("months", 0) == 0:
                return False
        return self.depth(tree) <= 64

    def depth(self, root):
        """The deepest nesting of what the third part of the side conditions counts."""
        opening = {self.literals["("], self.literals["not"]}
        deepest, stack = 0, [(root, 0)]
        while stack:
            tree, depth = stack.pop()
            deepest = max(deepest, depth)
            for child in tree.children:
                if isinstance(child, lark.Tree):
                    inside = child.data in ("term", "call", "negation") and any(
                        isinstance(part, Token) and part.type in opening for part in child.children)
                    stack.append((child, depth + inside))
        return deepest


# ---------------------------------------------------------------- generating

LETTERS = "abcxyzAZéñ城市居住证证明ж"
SAMPLES = {
    "NAME": lambda r: r.choice(["a", "permit.starts", "b-c", "request.date", "late", "wechat", "住址", "x1", "é.ж-2", "五"]),
    "INTEGER": lambda r: r.choice(["0", "1", "6", "13", "18", "100000", "100001", "007", "1000000000", "1000000001"]),
    "AMOUNT": lambda r: r.choice(["25.50", "0.00", "1.05", "10000001.00", "1000000001.00"]),
    "POLICY": lambda r: r.choice(["town/permit", "a/b-c", "市/居住证", "x1/y.z"]),
    "MONTH": lambda r: r.choice(["2016-10", "2021-13", "0000-00"]),
    "DATE": lambda r: r.choice(["2021-06-01", "2024-02-29", "2021-02-30", "0001-01-01", "0000-01-01", "9999-12-31", "2023-13-01"]),
    "MINUS": lambda r: r.choice([" - ", "  -  ", " -\n", "\n- "]),
}
# Every word that means something in some place, whether or not the grammar still knows it.
WORDS = (
    "and or not is has before in after using true false never always year years month months day days workday "
    "workdays CNY missing-day month-end next-day reject windows unstated otherwise stays none if then else on status of under known-on"
).split()
PIECES = [
    *WORDS, " ", "-", " - ", "+", "(", ")", ",", "|", "<", "<=", ">", "=", "!=", "!", ".", "a", "é", "住", "1", "0", "2021-06-01",
    "1 month", "25.5", "，", "（", "\t", "\n", "#", ":", "'",
    "\u0301", "½", "①", "\u3000", "\u00a0", "%", "*", "e\u0301", "ｱ", "²",
]


DEEP = 14


class Deriver:
    """Random derivations; below a certain depth it takes the shortest way out."""

    def __init__(self, ebnf, r):
        self.ebnf, self.r = ebnf, r
        self.heights = {}
        for _ in ebnf.productions:
            for name, tree in ebnf.productions.items():
                self.heights[name] = self.height(tree) + 1

    def height(self, tree):
        kind, value = tree
        if kind == "or":
            return min(map(self.height, value))
        if kind == "seq":
            return max(map(self.height, value))
        if kind == "+":
            return self.height(value)
        return self.heights.get(value, 1000) if kind == "name" and not is_token(value) else 0

    def tokens(self, name):
        out = []
        self.derive(("name", name), 0, out)
        return out

    def derive(self, tree, depth, out):
        kind, value = tree
        is_deep = depth >= DEEP or len(out) > 40
        if kind == "or":
            lowest = min(map(self.height, value))
            near = [each for each in value if self.height(each) == lowest]
            self.derive(self.r.choice(near if is_deep else value), depth, out)
        elif kind == "seq":
            for each in value:
                self.derive(each, depth, out)
        elif kind in ("?", "*", "+"):
            more = 0 if is_deep else self.r.choice([0, 1] if kind == "?" else [0, 0, 0, 1, 1, 2])
            for _ in range((kind == "+") + more):
                self.derive(value, depth, out)
        elif kind == "literal":
            out.append(value)
        elif is_token(value):
            out.append(SAMPLES[value](self.r))
        else:
            self.derive(self.ebnf.productions[value], depth + 1, out)


def spelled(tokens, r):
    """The tokens with spaces between them: always, or only where two of them would run together."""
    tight = r.random() < 0.3
    text = ""
    for token in tokens:
        joins = text[-1:].isalnum() and token[:1].isalnum()
        space = "" if tight and not joins and r.random() < 0.7 else r.choice([" ", " ", " ", "  ", "\n "])
        text += (space if text else "") + token
    return text


def mutated_tokens(tokens, r):
    tokens = list(tokens)
    for _ in range(r.choice([1, 1, 2])):
        at = r.randrange(len(tokens))
        how = r.randrange(4)
        if how == 0 and len(tokens) > 1:
            del tokens[at]
        elif how == 1:
            other = r.randrange(len(tokens))
            tokens[at], tokens[other] = tokens[other], tokens[at]
        elif how == 2:
            tokens.insert(at, r.choice(PIECES))
        else:
            tokens[at] = r.choice(PIECES)
    return tokens


def mutated_text(text, r):
    characters = list(text) or ["a"]
    for _ in range(r.choice([1, 1, 2, 3])):
        if not characters:
            break
        at = r.randrange(len(characters))
        how = r.randrange(4)
        if how == 0:
            del characters[at]
        elif how == 1:
            other = min(at + 1, len(characters) - 1)
            characters[at], characters[other] = characters[other], characters[at]
        elif how == 2:
            characters.insert(at, r.choice(PIECES))
        else:
            characters[at] = r.choice(PIECES + list(LETTERS))
    return "".join(characters)


def generated(ebnf, start, count, given, r):
    deriver = Deriver(ebnf, r)
    for number in range(count):
        tokens = deriver.tokens(start)
        how = number % 4
        if how == 0:
            yield spelled(tokens, r)
        elif how == 1:
            yield spelled(mutated_tokens(tokens, r), r)
        elif how == 2 or not given:
            yield mutated_text(spelled(tokens, r), r)
        else:
            yield mutated_text(r.choice(given), r)


def edges():
    """What random texts rarely reach: the limits of depth, of numbers, and every short text of signs."""
    for depth in (63, 64, 65):
        yield "(" * depth + "a" + ")" * depth
        yield "not " * depth + "a"
        yield "f(" * depth + "a" + ")" * depth
        yield "not (" * (depth // 2) + "not " * (depth % 2) + "a" + ")" * (depth // 2)
    for count in (0, 1, 100_000, 100_001, 1_000_000_000, 1_000_000_001, 10**30):
        for unit in ("year", "months", "days", "workdays", "CNY", ""):
            yield f"a + {count} {unit}"
            yield f"a + {count} {unit} using missing-day reject"
        yield f"{count}.00 CNY"
        yield f"a + {count} months 1 day using missing-day next-day"
    for month in range(0, 14):
        for day in (0, 1, 28, 29, 30, 31, 32):
            for year in (0, 1, 1900, 2000, 2023, 2024, 9999):
                yield f"{year:04}-{month:02}-{day:02}"
    for text in ("2021-6-1", "21-06-01", "2021-06-1", "02021-06-01", "2021-06-011", "2021-06", "2021-06-01-", "5-3"):
        yield text
    units = ["year", "months", "day", "workdays"]
    periods = [[a] for a in units] + [[a, b] for a in units for b in units]
    periods += [[*pair, c] for pair in periods if len(pair) == 2 for c in units]
    for period in periods:
        text = "a + " + " ".join(f"2 {unit}" for unit in period)
        yield text
        yield text + " using missing-day month-end"
    for word in WORDS:
        for frame in ("{0}", "a {0} b", "a {0} not b", "{0} a", "a is {0}", "a is b|{0}", "a in {0}", "{0}(a)",
                      "a + 1 {0}", "a + 1 month using {0} reject", "a + 1 month using missing-day {0}", "1 {0}"):
            yield frame.format(word)
    for sign in "< <= > >= = != == <> => =< ! ~ & && | || + - -- / * % ^ @ ; : . , ( ) [ ] { } # $ ? \\ ' \" `".split():
        for frame in ("a {0} b", "a{0}b", "a {0}b", "a{0} b", "{0} a", "a {0}"):
            yield frame.format(sign)
    some = ["a", "1", "day", "and", "not", "in", "is", "has", "true", "-", "+", "(", ")", "2021-06-01", "|", ",", "<"]
    for first in some:
        for second in some:
            yield f"{first}{second}"
            yield f"{first} {second}"
            for third in some:
                yield f"{first} {second} {third}"
                yield f"a {first} {second} {third}"
    for character in list(range(0x20, 0x250)) + list(range(0x2000, 0x2200)) + list(range(0x3000, 0x3100)) + list(range(0xFF00, 0xFFF0)):
        yield chr(character)
        yield f"a{chr(character)}b"


# ---------------------------------------------------------------- comparing


def ours(command, texts):
    def line(text):
        return text.replace("\\", "\\\\").replace("\r", " ").replace("\n", "\\n") + "\n"

    done = subprocess.run(
        [command], input="".join(map(line, texts)), capture_output=True, text=True, encoding="utf-8", check=True)
    answers = done.stdout.split()
    if len(answers) != len(texts):
        sys.exit(f"{command} answered {len(answers)} of {len(texts)} lines")
    return [answer == "accept" for answer in answers]


def given_texts(path):
    with open(path, encoding="utf-8") as file:
        lines = [line.rstrip("\n") for line in file]
    return [line.replace("\\n", "\n").replace("\\\\", "\\") for line in lines]


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--grammar", default="grammar/expression.ebnf")
    options.add_argument("--parser", required=True, help="the policy-expressions executable")
    options.add_argument("--given", required=True, help="expressions that both must accept, one a line")
    options.add_argument("--count", type=int, default=8000, help="how many to generate")
    options.add_argument("--seed", type=int, default=1)
    options = options.parse_args()

    with open(options.grammar, encoding="utf-8") as file:
        ebnf = EBNF(file.read())
    start = next(iter(ebnf.productions))
    second = Converted(ebnf, start)
    given = given_texts(options.given)
    r = random.Random(options.seed)
    texts = given + list(edges()) + list(generated(ebnf, start, options.count, given, r))
    texts = [text for text in texts if "\r" not in text]

    first = ours(options.parser, texts)
    wrong = []
    accepted = 0
    for number, (text, mine) in enumerate(zip(texts, first)):
        theirs = second.accepts(text)
        accepted += theirs
        if mine != theirs:
            wrong.append((len(text), f"  ours {'accepts' if mine else 'refuses'}, the grammar does not agree: {text!r}"))
        elif number < len(given) and not mine:
            wrong.append((len(text), f"  a shipped expression is refused by both: {text!r}"))
    print(f"{len(given)} shipped and {len(texts) - len(given)} made-up expressions, "
          f"{accepted} accepted, {len(texts) - accepted} refused, {len(wrong)} disagreements")
    for _, line in sorted(wrong)[:20]:
        print(line)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
