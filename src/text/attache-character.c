/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The classes of characters: a table for ASCII, a short switch for the marks of news prose,
 * Unicode's categories for the rest. */

#include "config.h"

#include "attache-character.h"

#define SP ATTACHE_CHARACTER_SPACE
#define BR ATTACHE_CHARACTER_BREAK
#define LO ATTACHE_CHARACTER_LOWER
#define UP ATTACHE_CHARACTER_UPPER
#define DI ATTACHE_CHARACTER_DIGIT
#define AP ATTACHE_CHARACTER_APOSTROPHE
#define QU ATTACHE_CHARACTER_QUOTE
#define HY ATTACHE_CHARACTER_HYPHEN
#define PE ATTACHE_CHARACTER_PERIOD
#define PU ATTACHE_CHARACTER_PUNCTUATION
#define SY ATTACHE_CHARACTER_SYMBOL

/* clang-format off */
const guint8 attache_character_ascii[128] = {
  SP, SP, SP, SP, SP, SP, SP, SP, SP, SP, BR, BR, BR, BR, SP, SP,
  SP, SP, SP, SP, SP, SP, SP, SP, SP, SP, SP, SP, SP, SP, SP, SP,
  /*  !   "   #   $   %   &   '   (   )   *   +   ,   -   .   / */
  SP, PU, QU, SY, SY, PU, PU, AP, PU, PU, PU, SY, PU, HY, PE, PU,
  DI, DI, DI, DI, DI, DI, DI, DI, DI, DI, PU, PU, SY, SY, SY, PU,
  PU, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP,
  UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, PU, PU, PU, SY, PU,
  QU, LO, LO, LO, LO, LO, LO, LO, LO, LO, LO, LO, LO, LO, LO, LO,
  LO, LO, LO, LO, LO, LO, LO, LO, LO, LO, LO, PU, SY, PU, SY, SP,
};
/* clang-format on */

static AttacheCharacter
classify_by_category (gunichar character)
{
  switch ((int)g_unichar_type (character))
    {
    case G_UNICODE_LOWERCASE_LETTER:
    case G_UNICODE_MODIFIER_LETTER:
    case G_UNICODE_OTHER_LETTER:
      return LO;
    case G_UNICODE_UPPERCASE_LETTER:
    case G_UNICODE_TITLECASE_LETTER:
      return UP;
    case G_UNICODE_DECIMAL_NUMBER:
      return DI;
    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_SPACING_MARK:
    case G_UNICODE_ENCLOSING_MARK:
    case G_UNICODE_FORMAT:
      return ATTACHE_CHARACTER_MARK;
    case G_UNICODE_CONTROL:
    case G_UNICODE_SPACE_SEPARATOR:
      return SP;
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
      return BR;
    case G_UNICODE_INITIAL_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
      return QU;
    case G_UNICODE_DASH_PUNCTUATION:
    case G_UNICODE_CONNECT_PUNCTUATION:
    case G_UNICODE_OPEN_PUNCTUATION:
    case G_UNICODE_CLOSE_PUNCTUATION:
    case G_UNICODE_OTHER_PUNCTUATION:
      return PU;
    default:
      return SY;
    }
}

AttacheCharacter
attache_character_classify (gunichar character)
{
  switch (character)
    {
    case 0x2018: /* ‘ */
    case 0x2019: /* ’ */
    case 0x201B: /* ‛ */
    case 0xFF07: /* ＇ */
      return AP;
    case 0x201C: /* “ */
    case 0x201D: /* ” */
    case 0x201A: /* ‚ */
    case 0x201E: /* „ */
    case 0x201F: /* ‟ */
    case 0x00AB: /* « */
    case 0x00BB: /* » */
    case 0x00B4: /* ´ */
    case 0x300C: /* 「 */
    case 0x300D: /* 」 */
    case 0xFF02: /* ＂ */
      return QU;
    case 0x2010: /* hyphen */
    case 0x2011: /* non-breaking hyphen */
      return HY;
    case 0x0085: /* next line */
    case 0x2028:
    case 0x2029:
      return BR;
    case 0x200B: /* zero-width space */
    case 0xFEFF: /* byte order mark */
      return SP;
    default:
      return classify_by_category (character);
    }
}
