/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reference managers' exports (RIS, BibTeX): what each field of theirs is to an article. */

#include "config.h"

#include <string.h>

#include "attache-encoding.h"
#include "attache-import-date.h"
#include "attache-reference.h"

typedef struct
{
  const char *tag; /* of RIS in capitals, of BibTeX in small letters */
  enum
  {
    FIELD_TITLE,
    FIELD_OUTLET,
    FIELD_AUTHOR,
    FIELD_DATE,
    FIELD_URL,
    FIELD_LANGUAGE,
    FIELD_TEXT,
    FIELD_NOTE,
    FIELD_TAGS,
    FIELD_FILE,
  } field;
} Tag;

/* RIS after its "Reference Manager (RIS) Format Specifications"; BibTeX as Zotero and JabRef write
 * it. */
static const Tag tags[] = {
  { "TI", FIELD_TITLE },         { "T1", FIELD_TITLE },        { "T2", FIELD_OUTLET },
  { "JO", FIELD_OUTLET },        { "JF", FIELD_OUTLET },       { "PB", FIELD_OUTLET },
  { "AU", FIELD_AUTHOR },        { "A1", FIELD_AUTHOR },       { "DA", FIELD_DATE },
  { "PY", FIELD_DATE },          { "Y1", FIELD_DATE },         { "UR", FIELD_URL },
  { "LA", FIELD_LANGUAGE },      { "AB", FIELD_TEXT },         { "N2", FIELD_TEXT },
  { "N1", FIELD_NOTE },          { "KW", FIELD_TAGS },         { "L1", FIELD_FILE },
  { "L2", FIELD_FILE },          { "L4", FIELD_FILE },         { "LK", FIELD_FILE },
  { "title", FIELD_TITLE },      { "journal", FIELD_OUTLET },  { "journaltitle", FIELD_OUTLET },
  { "publisher", FIELD_OUTLET }, { "author", FIELD_AUTHOR },   { "date", FIELD_DATE },
  { "url", FIELD_URL },          { "langid", FIELD_LANGUAGE }, { "language", FIELD_LANGUAGE },
  { "abstract", FIELD_TEXT },    { "note", FIELD_NOTE },       { "annote", FIELD_NOTE },
  { "annotation", FIELD_NOTE },  { "keywords", FIELD_TAGS },   { "file", FIELD_FILE },
};

static void
replace_if_empty (char **field, const char *value)
{
  if (*field == NULL && *value != '\0')
    *field = g_strdup (value);
}

/* "Lorne, Ada and Rask, Bo". */
static void
add_authors (AttacheDraft *draft, const char *value)
{
  g_auto (GStrv) names = g_strsplit (value, " and ", 50);

  for (guint i = 0; names[i] != NULL; i++)
    attache_draft_add_author (draft, names[i]);
}

/* Of "title:path:type;title:path:type" the path that @entry names; of a bare path all of it.
 * @entry is changed. */
static char *
path_of_entry (char *entry)
{
  char *begin = entry;
  char *colon = NULL;
  char *last = NULL;

  for (char *p = entry; *p != '\0'; p++)
    {
      if (*p == '\\' && p[1] != '\0')
        p++;
      else if (*p == ':' && colon == NULL)
        colon = p;
      else if (*p == ':')
        last = p;
    }
  if (colon != NULL && last != NULL)
    {
      begin = colon + 1;
      *last = '\0';
    }
  return begin;
}

/* An address of the web is none of our files. A backslash keeps ":" and ";" from parting entries.
 */
static void
add_files (AttacheDraft *draft, const char *value)
{
  g_autofree char *copy = g_strdup (value);
  char *entry = copy;
  gboolean is_last = strstr (value, "://") != NULL;

  if (is_last)
    attache_draft_add_attachment (draft, value);
  while (!is_last)
    {
      char *end = entry;
      g_autofree char *path = NULL;

      while (*end != '\0' && *end != ';')
        end += *end == '\\' && end[1] != '\0' ? 2 : 1;
      is_last = *end == '\0';
      *end = '\0';
      path = g_strdup (path_of_entry (entry));
      for (char *from = path, *to = path;; from++)
        {
          from += *from == '\\' && from[1] != '\0' && strchr (":;\\_{}&%#$", from[1]) != NULL;
          *to++ = *from;
          if (*from == '\0')
            break;
        }
      attache_draft_add_attachment (draft, path);
      entry = end + 1;
    }
}

static void
add_field (AttacheDraft *draft, const char *tag, const char *value)
{
  AttacheImportDate date;

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      if (strcmp (tags[i].tag, tag) != 0)
        continue;
      switch (tags[i].field)
        {
        case FIELD_TITLE:
          replace_if_empty (&draft->title, value);
          break;
        case FIELD_OUTLET:
          replace_if_empty (&draft->outlet, value);
          break;
        case FIELD_AUTHOR:
          add_authors (draft, value);
          break;
        case FIELD_DATE:
          if (draft->published == ATTACHE_TIME_UNKNOWN
              && attache_import_date_find (value, -1, FALSE, &date))
            attache_draft_set_published (draft, date.instant, date.precision, ATTACHE_BASIS_GIVEN);
          break;
        case FIELD_URL:
          if (g_str_has_prefix (value, "file:"))
            attache_draft_add_attachment (draft, value);
          else
            replace_if_empty (&draft->url, value);
          break;
        case FIELD_LANGUAGE:
          attache_draft_set_language (draft, value);
          break;
        case FIELD_TEXT:
          if (draft->text_length == 0)
            attache_draft_take_text (draft, g_strdup (value), strlen (value));
          break;
        case FIELD_NOTE:
          attache_reference_add_note (draft, value);
          break;
        case FIELD_TAGS:
          attache_reference_add_tags (draft, value);
          break;
        case FIELD_FILE:
          add_files (draft, value);
          break;
        default:
          break;
        }
      return;
    }
}

/* RIS: "TY  - NEWS" … "ER  - " */

static gboolean
recognise_ris (const AttacheSource *source)
{
  gsize at = attache_source_has_magic (source, 0, "\xef\xbb\xbf", 3) ? 3 : 0;

  while (at < source->length && g_ascii_isspace (source->data[at]))
    at++;
  return attache_source_has_magic (source, at, "TY  - ", 6);
}

static gboolean
read_ris (const AttacheSource *source, AttacheHarvest *harvest, GError **error)
{
  g_autoptr (AttacheDraft) draft = NULL;
  g_auto (GStrv) lines = NULL;
  AttacheDecoded decoded;

  attache_encoding_decode (source->data, source->length, NULL, &decoded);
  lines = g_strsplit (decoded.utf8, "\n", -1);
  g_free (decoded.utf8);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line = g_strchomp (lines[i]);

      if (strlen (line) < 5 || strncmp (line + 2, "  -", 3) != 0)
        continue;
      line[2] = '\0';
      if (strcmp (line, "TY") == 0 && draft == NULL)
        draft = attache_draft_new (source->name, "ris");
      else if (strcmp (line, "ER") == 0 && draft != NULL)
        {
          if (!attache_reference_take (source, harvest, g_steal_pointer (&draft), i + 1, error))
            return FALSE;
        }
      else if (draft != NULL)
        add_field (draft, line, line + 5 + strspn (line + 5, " "));
    }
  return draft == NULL
         || attache_reference_take (source, harvest, g_steal_pointer (&draft), 0, error);
}

const AttacheFormat attache_ris_format = {
  .name = "ris",
  .recognise = recognise_ris,
  .read = read_ris,
};

/* BibTeX: "@article{key, title = {…}, year = 2022}" */

static gboolean
recognise_bibtex (const AttacheSource *source)
{
  static const char *const kinds[] = { "@article{",    "@misc{",         "@online{",
                                       "@book{",       "@incollection{", "@inproceedings{",
                                       "@techreport{", "@newspaper{",    "@report{" };
  gsize at = 0;

  while (at < source->length && g_ascii_isspace (source->data[at]))
    at++;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (source->length - at > strlen (kinds[i])
          && g_ascii_strncasecmp ((const char *) source->data + at, kinds[i], strlen (kinds[i]))
                 == 0)
        return TRUE;
    }
  return FALSE;
}

/* A value in braces, in quotation marks or bare; the braces inside it are TeX's and no text.
 * @is_raw: backslashes stay. Transfer full. */
static char *
read_value (const char **p, gboolean is_raw)
{
  GString *value = g_string_new (NULL);
  gboolean quoted = **p == '"';
  guint depth = 0;

  if (quoted)
    (*p)++;
  for (; **p != '\0'; (*p)++)
    {
      char c = **p;

      if ((quoted && c == '"' && depth == 0) || (!quoted && depth == 0 && (c == ',' || c == '}')))
        break;
      if (c == '{')
        depth++;
      else if (c == '}' && depth > 0)
        depth--;
      else if (c == '\\' && (*p)[1] != '\0' && !g_ascii_isalnum ((*p)[1]))
        {
          if (is_raw)
            g_string_append_c (value, c);
          g_string_append_c (value, *++(*p));
        }
      else
        g_string_append_c (value, c == '\n' || c == '\r' || c == '\t' ? ' ' : c);
    }
  *p += quoted && **p == '"';
  g_strstrip (value->str);
  return g_string_free (value, FALSE);
}

/* The fields of the entry whose key begins at @p; answers what is behind it. */
static const char *
read_entry (AttacheDraft *draft, const char *p)
{
  p += strcspn (p, ",}");
  while (*p == ',')
    {
      g_autofree char *name = NULL;
      g_autofree char *folded = NULL;
      g_autofree char *value = NULL;
      gsize n;

      p++;
      p += strspn (p, " \t\r\n");
      n = strcspn (p, "=,}");
      if (p[n] != '=')
        {
          p += n;
          continue;
        }
      name = g_strstrip (g_strndup (p, n));
      folded = g_ascii_strdown (name, -1);
      p += n + 1;
      p += strspn (p, " \t\r\n");
      value = read_value (&p, strcmp (folded, "file") == 0);
      add_field (draft, folded, value);
      p += strspn (p, " \t\r\n");
    }
  return p;
}

static gboolean
read_bibtex (const AttacheSource *source, AttacheHarvest *harvest, GError **error)
{
  AttacheDecoded decoded;
  g_autofree char *utf8 = NULL;

  attache_encoding_decode (source->data, source->length, NULL, &decoded);
  utf8 = decoded.utf8;
  for (const char *p = strchr (utf8, '@'); p != NULL; p = strchr (p, '@'))
    {
      gsize n = strcspn (p, "{\n");
      AttacheDraft *draft;

      p += n;
      if (*p != '{')
        continue;
      draft = attache_draft_new (source->name, "bibtex");
      p = read_entry (draft, p + 1);
      if (!attache_reference_take (source, harvest, draft, 0, error))
        return FALSE;
    }
  return TRUE;
}

const AttacheFormat attache_bibtex_format = {
  .name = "bibtex",
  .recognise = recognise_bibtex,
  .read = read_bibtex,
};
