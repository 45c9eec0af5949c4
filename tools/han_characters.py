#!/usr/bin/env python3
"""Makes functions/FPReconcile.Core/Normalization/HanTable.cs from Unicode's Unihan database.

    apt-get install unicode-data          # Debian; or the files of https://www.unicode.org/Public/UCD/latest/ucd/Unihan.zip
    python3 tools/han_characters.py [/usr/share/unicode] > functions/FPReconcile.Core/Normalization/HanTable.cs

Only ideographs U+3400 to U+9FFF are kept: rarer ones do not fit into one char.

Reading: the first value of kMandarin (the customary one), else of kHanyuPinlu, without its tone.

Simplified form, always from traditional to simplified and never back:
  1. A character of China's standard list of 8,105 characters (kTGH) stays: it is correct simplified writing, whatever else it
     may stand for (U+4E7E, U+65BC, U+8457 ...).
  2. Otherwise kSimplifiedVariant; of several, the first in the standard list, else the first.
  3. Otherwise, where kSemanticVariant and kZVariant name exactly one character of the standard list, that one: other ways of
     writing the same character (U+5CEF for U+5CF0).
  4. SUPPLEMENT: forms common in names that Unihan does not connect.
  A form that itself has a form is followed to its end.
"""
import bz2
import os
import sys
import unicodedata

FIRST, LAST = 0x3400, 0x9FFF
WIDTH = 50
SUPPLEMENT = {"\u8c54": "\u8273", "\u8c53": "\u8273", "\u8276": "\u8273"}


def read(folder, name):
    """The properties of every character, and the Unicode version of the file."""
    path = os.path.join(folder, name)
    lines = bz2.open(path + ".bz2", "rt", encoding="utf-8") if os.path.exists(path + ".bz2") else open(path, encoding="utf-8")
    properties, version = {}, ""
    with lines:
        for line in lines:
            if line.startswith("# Unicode version: "):
                version = line.split(": ")[1].strip()
            elif line.startswith("U+"):
                code, name, value = line.rstrip("\n").split("\t")
                properties.setdefault(int(code[2:], 16), {})[name] = value
    return properties, version


def characters(value):
    """U+4E7E U+5E72<kMatthews -> two characters; those outside the range are left out."""
    codes = [int(part.split("<")[0][2:], 16) for part in value.split()]
    return [code for code in codes if FIRST <= code <= LAST]


def without_tone(syllable):
    kept = [c for c in unicodedata.normalize("NFD", syllable) if unicodedata.category(c) != "Mn" or c == "\u0308"]
    return unicodedata.normalize("NFC", "".join(kept))


def reading(properties):
    value = properties.get("kMandarin") or properties.get("kHanyuPinlu", "").split("(")[0]
    return without_tone(value.split()[0]) if value else None


def simplified(code, variants, standard):
    if code in standard:
        return code
    if chr(code) in SUPPLEMENT:
        return ord(SUPPLEMENT[chr(code)])
    forms = [form for form in characters(variants.get(code, {}).get("kSimplifiedVariant", "")) if form != code]
    if forms:
        return next((form for form in forms if form in standard), forms[0])
    others = {form for name in ("kSemanticVariant", "kZVariant")
              for form in characters(variants.get(code, {}).get(name, "")) if form in standard}
    return others.pop() if len(others) == 1 else code


def followed(code, forms):
    seen = set()
    while forms.get(code, code) != code and code not in seen:
        seen.add(code)
        code = forms[code]
    return code


def wrapped(text, indent):
    return "\n".join(indent + text[at:at + WIDTH] for at in range(0, len(text), WIDTH))


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode"
    readings, version = read(folder, "Unihan_Readings.txt")
    variants, _ = read(folder, "Unihan_Variants.txt")
    mappings, _ = read(folder, "Unihan_OtherMappings.txt")
    standard = {code for code, properties in mappings.items() if "kTGH" in properties and FIRST <= code <= LAST}
    forms = {code: simplified(code, variants, standard) for code in range(FIRST, LAST + 1)}
    pairs = [(code, followed(code, forms)) for code in range(FIRST, LAST + 1)]
    pairs = [(code, form) for code, form in pairs if code != form]
    sounds = {}
    for code in range(FIRST, LAST + 1):
        sound = reading(readings.get(code, {}))
        if sound:
            sounds.setdefault(sound, []).append(chr(code))

    print(HEADER.format(version=version, pairs=len(pairs), read=sum(map(len, sounds.values())), sounds=len(sounds)))
    print('    public const string SimplifiedForms = """')
    print(wrapped("".join(chr(code) + chr(form) for code, form in pairs), "        "))
    print('        """;\n')
    print("    /// <summary>A spelling in capitals, then every character that is read so; U with two dots is spelled U, but is a syllable of its own.</summary>")
    print('    public const string Readings = """')
    for sound in sorted(sounds):
        # As folding leaves a romanized name: capitals, and the two dots lost. Each heading is a syllable of its own.
        print("        " + sound.upper().replace("\u00dc", "U"))
        print(wrapped("".join(sounds[sound]), "        "))
    print('        """;\n}')


HEADER = """\
// Generated by tools/han_characters.py from the Unihan database of Unicode {version} (kMandarin, kHanyuPinlu, kSimplifiedVariant,
// kSemanticVariant, kZVariant, kTGH). Copyright 1991-2022 Unicode, Inc., https://www.unicode.org/license.txt. Do not edit by hand.
namespace FPReconcile.Core.Normalization;

/// <summary>Han characters U+3400 to U+9FFF: {pairs:,} simplified forms, {read:,} readings in {sounds} syllables without tones.</summary>
internal static class HanTable
{{
    /// <summary>Pairs of a character and its simplified form.</summary>"""

main()
