/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The life of a draft. It knows no format and no file. */

#include "config.h"

#include "attache-draft.h"

#include <string.h>

/* Bytes of authors behind which no more are taken; a line of them is shown. */
#define MAX_AUTHORS 4096

AttacheDraft *
attache_draft_new (const char *file, const char *format)
{
  AttacheDraft *draft = g_new0 (AttacheDraft, 1);

  g_atomic_ref_count_init (&draft->ref_count);
  draft->file = g_strdup (file);
  draft->part = 1;
  draft->format = format;
  draft->published = ATTACHE_TIME_UNKNOWN;
  draft->published_precision = ATTACHE_PRECISION_DAY;
  draft->published_basis = ATTACHE_BASIS_UNKNOWN;
  draft->text = g_strdup ("");
  draft->sections = g_array_new (FALSE, FALSE, sizeof (AttacheFoundSection));
  draft->warnings = g_ptr_array_new_with_free_func (g_free);
  draft->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) attache_draft_note_free);
  draft->attachments = g_ptr_array_new_with_free_func (g_free);
  return draft;
}

AttacheDraft *
attache_draft_ref (AttacheDraft *draft)
{
  g_return_val_if_fail (draft != NULL, NULL);

  g_atomic_ref_count_inc (&draft->ref_count);
  return draft;
}

void
attache_draft_unref (AttacheDraft *draft)
{
  g_return_if_fail (draft != NULL);

  if (!g_atomic_ref_count_dec (&draft->ref_count))
    return;
  g_free (draft->file);
  g_free (draft->title);
  g_free (draft->outlet);
  g_free (draft->author);
  g_free (draft->url);
  g_free (draft->text);
  g_array_unref (draft->sections);
  g_ptr_array_unref (draft->warnings);
  g_ptr_array_unref (draft->notes);
  g_ptr_array_unref (draft->attachments);
  g_free (draft);
}

char *
attache_draft_dup_id (const AttacheDraft *draft)
{
  g_return_val_if_fail (draft != NULL, NULL);

  if (!draft->many)
    return g_strdup (draft->file);
  return g_strdup_printf ("%s#%u", draft->file, draft->part);
}

char *
attache_draft_dup_uid (const AttacheDraft *draft)
{
  g_return_val_if_fail (draft != NULL, NULL);

  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) draft->text,
                                      draft->text_length);
}

void
attache_draft_take_text (AttacheDraft *draft, char *text, gsize length)
{
  g_return_if_fail (draft != NULL && text != NULL);

  g_free (draft->text);
  draft->text = text;
  draft->text_length = length;
}

void
attache_draft_set_published (AttacheDraft *draft, gint64 published, AttachePrecision precision,
                             AttacheDateBasis basis)
{
  g_return_if_fail (draft != NULL);

  draft->published = published;
  draft->published_precision = precision;
  draft->published_basis = published == ATTACHE_TIME_UNKNOWN ? ATTACHE_BASIS_UNKNOWN : basis;
}

/* "en_GB.UTF-8" and "EN" are written by many; what is no tag at all is not kept. */
void
attache_draft_set_language (AttacheDraft *draft, const char *tag)
{
  char clean[16];
  gsize n = 0;

  g_return_if_fail (draft != NULL);

  while (tag != NULL && g_ascii_isspace (*tag))
    tag++;
  for (; tag != NULL && n < sizeof clean - 1
         && (g_ascii_isalnum (*tag) || *tag == '-' || *tag == '_');
       tag++)
    clean[n++] = *tag == '_' ? '-' : *tag;
  clean[n] = '\0';
  if (n < 2 || !g_ascii_isalpha (clean[0]) || !g_ascii_isalpha (clean[1]))
    return;
  for (gsize i = 0; i < n && clean[i] != '-'; i++)
    clean[i] = g_ascii_tolower (clean[i]);
  if (strcspn (clean, "-") <= 3)
    draft->language = g_intern_string (clean);
}

/* What the languages are called where an archive's pages are in English, German, French, Spanish,
 * Italian, Dutch, Portuguese, Russian, Chinese, Japanese, or in the language itself. */
static const char *const language_names[][2] = {
  { "en", "english englisch anglais inglés inglese engels inglês английский 英文 英语 英語" },
  { "de", "german deutsch allemand alemán tedesco duits alemão немецкий 德文 德语 德語 ドイツ語" },
  { "fr", "french französisch français francés francese frans francês французский 法文 法语 法語 "
          "フランス語" },
  { "es",
    "spanish spanisch espagnol español spagnolo spaans espanhol испанский 西班牙 スペイン語" },
  { "it", "italian italienisch italien italiano italiaans итальянский 意大利 イタリア語" },
  { "nl", "dutch niederländisch néerlandais neerlandés olandese nederlands neerlandês holandés "
          "нидерландский голландский 荷兰 荷蘭 オランダ語" },
  { "pt", "portuguese portugiesisch portugais portugués portoghese portugees português "
          "португальский 葡萄牙 ポルトガル語" },
  { "ru", "russian russisch russe ruso russo русский 俄文 俄语 俄語 ロシア語" },
  { "uk", "ukrainian ukrainisch ukrainien ucraniano ucraino українська украинский" },
  { "tr", "turkish türkisch turc turco turks türkçe турецкий 土耳其 トルコ語" },
  { "hy", "armenian armenisch arménien armenio armeno հայերեն армянский" },
  { "az", "azerbaijani azeri aserbaidschanisch azərbaycan азербайджанский" },
  { "ka", "georgian georgisch géorgien ქართული грузинский" },
  { "pl", "polish polnisch polonais polaco polacco pools polski польский 波兰 波蘭" },
  { "ar", "arabic arabisch arabe árabe arabo العربية арабский 阿拉伯 アラビア語" },
  { "zh", "chinese chinesisch chinois chino cinese chinees chinês китайский 中文 简体 簡體 繁体 "
          "繁體 中国語" },
  { "ja", "japanese japanisch japonais japonés giapponese japans японский 日文 日语 日語 日本語" },
  { "sv", "swedish schwedisch suédois sueco svedese zweeds svenska шведский" },
  { "no", "norwegian norwegisch norvégien noruego norvegese noors norsk норвежский" },
  { "da", "danish dänisch danois danés danese deens dansk датский" },
  { "fi", "finnish finnisch finnois finlandés finlandese fins suomi финский" },
  { "cs", "czech tschechisch tchèque checo ceco tsjechisch čeština чешский" },
  { "hu", "hungarian ungarisch hongrois húngaro ungherese hongaars magyar венгерский" },
  { "ro", "romanian rumänisch roumain rumano rumeno roemeens română румынский" },
  { "el", "greek griechisch grec griego greco grieks ελληνικά греческий" },
  { "he", "hebrew hebräisch hébreu hebreo ebraico hebreeuws עברית иврит" },
  { "fa", "persian farsi persisch persan persa perzisch فارسی персидский" },
  { "ko",
    "korean koreanisch coréen coreano koreaans корейский 韩文 韓文 韩语 韓語 韓国語 한국어" }
};

/* Whether @folded begins with one of @names; those of Latin and Cyrillic script are whole words. */
static gboolean
begins_with_any (const char *folded, const char *names)
{
  while (*names != '\0')
    {
      const gsize n = strcspn (names, " ");
      const gboolean has_words = g_utf8_get_char (names) < 0x2e80;

      if (strncmp (folded, names, n) == 0
          && (!has_words || !g_unichar_isalpha (g_utf8_get_char (folded + n))))
        return TRUE;
      names += n + strspn (names + n, " ");
    }
  return FALSE;
}

void
attache_draft_set_language_name (AttacheDraft *draft, const char *name)
{
  g_autofree char *folded = NULL;

  g_return_if_fail (draft != NULL && name != NULL);

  folded = g_utf8_strdown (name, -1);
  for (guint i = 0; i < G_N_ELEMENTS (language_names); i++)
    {
      if (begins_with_any (folded, language_names[i][1]))
        {
          attache_draft_set_language (draft, language_names[i][0]);
          return;
        }
    }
}

void
attache_draft_add_author (AttacheDraft *draft, const char *name)
{
  g_auto (GStrv) halves = NULL;
  g_autofree char *spoken = NULL;
  char *joined;

  g_return_if_fail (draft != NULL && name != NULL);

  if (draft->author != NULL && strlen (draft->author) > MAX_AUTHORS)
    return;
  halves = g_strsplit (name, ",", 2);
  if (halves[0] != NULL && halves[1] != NULL && *g_strstrip (halves[1]) != '\0')
    spoken = g_strdup_printf ("%s %s", halves[1], g_strstrip (halves[0]));
  else
    spoken = g_strdup (halves[0] != NULL ? g_strstrip (halves[0]) : "");
  if (*spoken == '\0')
    return;
  joined = draft->author != NULL ? g_strconcat (draft->author, "; ", spoken, NULL)
                                 : g_strdup (spoken);
  g_free (draft->author);
  draft->author = joined;
}

AttacheDraftNote *
attache_draft_note_new (AttacheSpan span, const char *author)
{
  AttacheDraftNote *note = g_new0 (AttacheDraftNote, 1);

  note->span = span;
  note->text = g_strdup ("");
  note->tags = g_ptr_array_new_with_free_func (g_free);
  note->author = g_strdup (author);
  return note;
}

void
attache_draft_note_free (AttacheDraftNote *note)
{
  g_free (note->text);
  g_ptr_array_unref (note->tags);
  g_free (note->author);
  g_free (note);
}

void
attache_draft_note_add_tag (AttacheDraftNote *note, const char *tag)
{
  g_autofree char *clean = NULL;

  g_return_if_fail (note != NULL && tag != NULL);

  clean = g_strstrip (g_utf8_make_valid (tag, -1));
  if (*clean != '\0' && !g_ptr_array_find_with_equal_func (note->tags, clean, g_str_equal, NULL))
    g_ptr_array_add (note->tags, g_steal_pointer (&clean));
}

void
attache_draft_take_note (AttacheDraft *draft, AttacheDraftNote *note)
{
  g_return_if_fail (draft != NULL && note != NULL);

  g_ptr_array_add (draft->notes, note);
}

/* The first note on the whole article that has no author, made where there is none: what is tagged
 * as a whole and remarked on as a whole becomes one note. */
static AttacheDraftNote *
whole_note (AttacheDraft *draft)
{
  for (guint i = 0; i < draft->notes->len; i++)
    {
      AttacheDraftNote *note = g_ptr_array_index (draft->notes, i);

      if (attache_span_is_empty (note->span) && note->author == NULL)
        return note;
    }
  attache_draft_take_note (draft, attache_draft_note_new ((AttacheSpan){ 0, 0 }, NULL));
  return g_ptr_array_index (draft->notes, draft->notes->len - 1);
}

void
attache_draft_add_note (AttacheDraft *draft, AttacheSpan span, const char *text, const char *author)
{
  g_autofree char *clean = NULL;
  AttacheDraftNote *note = NULL;

  g_return_if_fail (draft != NULL && text != NULL);

  clean = g_strstrip (g_utf8_make_valid (text, -1));
  if (*clean == '\0')
    return;
  if (attache_span_is_empty (span) && author == NULL)
    note = whole_note (draft);
  if (note == NULL || *note->text != '\0')
    {
      note = attache_draft_note_new (span, author);
      attache_draft_take_note (draft, note);
    }
  g_free (note->text);
  note->text = g_steal_pointer (&clean);
}

void
attache_draft_add_tag (AttacheDraft *draft, const char *tag)
{
  g_return_if_fail (draft != NULL && tag != NULL);

  if (tag[strspn (tag, " \t\r\n")] != '\0')
    attache_draft_note_add_tag (whole_note (draft), tag);
}

void
attache_draft_add_attachment (AttacheDraft *draft, const char *path)
{
  g_autofree char *clean = NULL;

  g_return_if_fail (draft != NULL && path != NULL);

  clean = g_strstrip (g_strdup (path));
  if (*clean != '\0')
    g_ptr_array_add (draft->attachments, g_steal_pointer (&clean));
}

void
attache_draft_warn (AttacheDraft *draft, const char *format, ...)
{
  va_list args;

  g_return_if_fail (draft != NULL);

  va_start (args, format);
  g_ptr_array_add (draft->warnings, g_strdup_vprintf (format, args));
  va_end (args);
}
