/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Downloads of ProQuest as text: records between lines of underscores. A record is a headline, some
 * fields, the text behind "Full text:", and then fields again up to its end. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "attache-draft-sections.h"
#include "attache-import-date.h"
#include "attache-proquest.h"

/* A line of as many underscores parts records. */
#define MIN_RULE 20

/* How long the name of a field may be, in bytes. */
#define MAX_FIELD 40

/* What ProQuest calls its fields. A line that begins with any of them belongs to no text where
 * nothing but fields stands below it. */
static const char *const fields[] = { "Title",
                                      "Alternate title",
                                      "Author",
                                      "Publication title",
                                      "Publication date",
                                      "Publication year",
                                      "Publication info",
                                      "Publication subject",
                                      "Publisher",
                                      "Place of publication",
                                      "Country of publication",
                                      "Subject",
                                      "Business indexing term",
                                      "Location",
                                      "People",
                                      "Company / organization",
                                      "Classification",
                                      "Identifier / keyword",
                                      "First page",
                                      "Pages",
                                      "Page count",
                                      "Number of pages",
                                      "Section",
                                      "column",
                                      "Column",
                                      "Volume",
                                      "Issue",
                                      "Year",
                                      "Dateline",
                                      "ISSN",
                                      "e-ISSN",
                                      "Source type",
                                      "Language of publication",
                                      "Document type",
                                      "Document feature",
                                      "ProQuest document ID",
                                      "Document URL",
                                      "Copyright",
                                      "Full text availability",
                                      "Last updated",
                                      "Database",
                                      "Abstract",
                                      "Links",
                                      "Credit",
                                      "Illustration",
                                      "Full text",
                                      "Full Text" };

typedef struct
{
  AttacheDraft *draft; /* Owned */
  GString *text;       /* Owned: what stands behind "Full text:" */
  GString *abstract;   /* Owned */
  GString *into;       /* Borrowed: which of the two is being read, or NULL */
} Record;

static gboolean
is_rule (const char *line)
{
  gsize n = strspn (line, "_");

  return n >= MIN_RULE && line[n + strspn (line + n, " ")] == '\0';
}

/* Whether the first @n bytes of @line are @field. Spaces do not count: "DocumentURL" stands in some
 * downloads. */
static gboolean
is_field (const char *line, gsize n, const char *field)
{
  const char *end = line + n;

  for (;;)
    {
      while (line < end && *line == ' ')
        line++;
      while (*field == ' ')
        field++;
      if (line == end || *field == '\0')
        return line == end && *field == '\0';
      if (*line++ != *field++)
        return FALSE;
    }
}

/* The field that @line begins with, and its value; NULL where it begins with none. */
static const char *
field_of (const char *line, const char **value)
{
  gsize n = strcspn (line, ":");

  if (line[n] != ':')
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (is_field (line, n, fields[i]))
        {
          *value = line + n + 1 + strspn (line + n + 1, " \t");
          return fields[i];
        }
    }
  return NULL;
}

static gboolean
recognise (const AttacheSource *source)
{
  return source->length > 0 && !attache_source_is_markup (source)
         && memchr (source->data, '\0', source->length) == NULL
         && (attache_source_contains (source, "\nProQuest document")
             || attache_source_contains (source, "Report Information from ProQuest"))
         && attache_source_contains (source, "____________________")
         && attache_source_contains (source, "\nPublication title: ");
}

static const char *
line_at (GPtrArray *lines, guint i)
{
  return g_ptr_array_index (lines, i);
}

/* "Supplement: spring": perhaps a field that is not known here. */
static gboolean
is_like_field (const char *line)
{
  const gsize n = strcspn (line, ":");

  return n > 1 && n <= MAX_FIELD && line[n] == ':' && line[n + 1] == ' '
         && g_ascii_isupper (line[0]) && strcspn (line, "0123456789.,;?!\"") > n;
}

/* Where the fields at the end of a record begin: from there on, each paragraph begins with one. */
static guint
find_tail (GPtrArray *lines, guint from, guint end)
{
  guint tail = end;
  const char *value;

  for (guint i = end; i > from; i--)
    {
      const char *line = line_at (lines, i - 1);
      const char *field = field_of (line, &value);
      gboolean is_first = i - 1 == from || *line_at (lines, i - 2) == '\0';

      if (field != NULL && strcmp (field, "Full text") != 0 && strcmp (field, "Full Text") != 0
          && strcmp (field, "Abstract") != 0)
        tail = i - 1;
      else if (field != NULL || (*line != '\0' && is_first && !is_like_field (line)))
        break;
    }
  return tail;
}

static void
replace_if_empty (char **field, const char *value)
{
  if (*field == NULL && *value != '\0')
    *field = g_strdup (value);
}

/* "Lorne, Ada; Holm, Dag." */
static void
add_authors (AttacheDraft *draft, const char *value)
{
  g_auto (GStrv) names = g_strsplit (value, ";", 50);

  for (guint i = 0; names[i] != NULL; i++)
    {
      gsize n = strlen (g_strstrip (names[i]));

      if (n > 3 && names[i][n - 1] == '.' && names[i][n - 3] != ' ')
        names[i][n - 1] = '\0';
      attache_draft_add_author (draft, names[i]);
    }
}

/* "Zenda Post; Zenda": the outlet and its place. */
static void
set_outlet (AttacheDraft *draft, const char *value)
{
  if (draft->outlet == NULL && *value != '\0')
    draft->outlet = g_strchomp (g_strndup (value, strcspn (value, ";")));
}

/* Transfer full: spaces come and go in what ProQuest writes ("Sep 27, 2 022", "Noneavailable."). */
static char *
dup_without_spaces (const char *value)
{
  GString *solid = g_string_new (value);

  g_string_replace (solid, " ", "", 0);
  return g_string_free (solid, FALSE);
}

static void
set_date (AttacheDraft *draft, const char *value)
{
  g_autofree char *solid = dup_without_spaces (value);
  AttacheImportDate date;

  if (attache_import_date_find (value, -1, TRUE, &date)
      || attache_import_date_find (solid, -1, TRUE, &date))
    attache_draft_set_published (draft, date.instant, date.precision, ATTACHE_BASIS_GIVEN);
}

/* Libraries lend ProQuest through a server of their own: "https://library.example/login?url="
 * stands before the address that everybody knows. */
static void
set_url (AttacheDraft *draft, const char *value)
{
  const char *lent = strstr (value, "login?url=http");

  replace_if_empty (&draft->url, lent != NULL ? lent + strlen ("login?url=") : value);
}

static gboolean
is_missing (const char *value)
{
  g_autofree char *solid = strlen (value) < 40 ? dup_without_spaces (value) : NULL;

  return solid != NULL
         && (g_ascii_strncasecmp (solid, "notavailable", 12) == 0
             || g_ascii_strncasecmp (solid, "noneavailable", 13) == 0);
}

static void
add_field (Record *self, const char *field, const char *value)
{
  AttacheDraft *draft = self->draft;

  self->into = NULL;
  if (strcmp (field, "Full text") == 0 || strcmp (field, "Full Text") == 0)
    self->into = self->text;
  else if (strcmp (field, "Abstract") == 0)
    self->into = self->abstract;
  else if (strcmp (field, "Title") == 0)
    replace_if_empty (&draft->title, value);
  else if (strcmp (field, "Author") == 0 && draft->author == NULL)
    add_authors (draft, value);
  else if (strcmp (field, "Publication title") == 0)
    set_outlet (draft, value);
  else if (strcmp (field, "Publication date") == 0)
    set_date (draft, value);
  else if (strcmp (field, "Document URL") == 0)
    set_url (draft, value);
  else if (strcmp (field, "Language of publication") == 0)
    attache_draft_set_language_name (draft, value);
  if (self->into != NULL && !is_missing (value))
    g_string_append (self->into, value);
}

/* One line is one paragraph. */
static void
add_line (Record *self, const char *line)
{
  if (self->into == NULL || *line == '\0' || strcmp (line, "Enlarge this image.") == 0)
    return;
  if (self->into->len > 0)
    g_string_append (self->into, "\n\n");
  g_string_append (self->into, line);
}

static void
read_lines (Record *self, GPtrArray *lines, guint from, guint end)
{
  guint tail = find_tail (lines, from, end);
  gboolean in_text = FALSE;

  for (guint i = from; i < end; i++)
    {
      const char *line = line_at (lines, i);
      const char *value;
      const char *field = in_text && i < tail ? NULL : field_of (line, &value);

      if (field != NULL)
        add_field (self, field, value);
      else
        add_line (self, line);
      in_text |= self->into == self->text;
    }
}

/* The line above all fields. */
static void
read_headline (AttacheDraft *draft, GPtrArray *lines, guint from, guint end)
{
  const char *value;

  for (guint i = from; i < end; i++)
    {
      const char *line = line_at (lines, i);

      if (field_of (line, &value) != NULL)
        return;
      if (*line != '\0' && !(g_str_has_prefix (line, "Document ") && strstr (line, " of ") != NULL))
        {
          draft->title = g_strdup (line);
          return;
        }
    }
}

gboolean
attache_proquest_read_record (const AttacheSource *source, GPtrArray *lines, guint from, guint end,
                              AttacheHarvest *harvest, GError **error)
{
  g_autoptr (AttacheDraft) draft = attache_draft_new (source->name, "proquest");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) abstract = g_string_new (NULL);
  Record record = { draft, text, abstract, NULL };

  read_lines (&record, lines, from, end);
  if (draft->outlet == NULL && text->len == 0)
    return TRUE;
  if (draft->title == NULL)
    read_headline (draft, lines, from, end);
  if (text->len == 0 && abstract->len > 0)
    attache_draft_warn (draft, _ ("This is the abstract, not the article"));
  attache_draft_take_text (draft, g_strdup (text->len > 0 ? text->str : abstract->str),
                           text->len > 0 ? text->len : abstract->len);
  if (draft->text_length > 0)
    attache_draft_find_sections (draft);
  return attache_harvest_take_or_report (harvest, g_steal_pointer (&draft), error);
}

static gboolean
read_proquest (const AttacheSource *source, AttacheHarvest *harvest, GError **error)
{
  g_autoptr (GPtrArray) lines = attache_source_split_lines (source);
  guint from = 0;

  for (guint i = 0; i <= lines->len; i++)
    {
      if (i < lines->len && !is_rule (line_at (lines, i)))
        continue;
      if (g_cancellable_set_error_if_cancelled (source->cancellable, error)
          || !attache_proquest_read_record (source, lines, from, i, harvest, error))
        return FALSE;
      from = i + 1;
    }
  return TRUE;
}

const AttacheFormat attache_proquest_format = {
  .name = "proquest",
  .recognise = recognise,
  .read = read_proquest,
};
