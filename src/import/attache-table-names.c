/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One list of words for each field: English, French, German, Spanish and Russian, and what programs
 * that gather news write. Words are compared without their spaces and marks. */

#define _GNU_SOURCE /* memmem */
#include "config.h"

#include "attache-table-names.h"

#include <string.h>

/* Bytes; what is longer is no name. */
#define MAX_NAME 120

/* Each list is one string of words between spaces, the best first. */
static const char *const words[ATTACHE_N_FIELDS] = {
  [ATTACHE_FIELD_TEXT] = "text fulltext body bodytext maintext articlebody articletext contenttext "
                         "storytext rawtext content texte texteintégral textecomplet contenu corps "
                         "volltext artikeltext haupttext inhalt texto textocompleto cuerpo "
                         "contenido текст полныйтекст содержание",
  [ATTACHE_FIELD_TITLE] = "title headline heading articletitle titre titel überschrift schlagzeile "
                          "título titulo titular заголовок название subject betreff",
  [ATTACHE_FIELD_OUTLET] = "outlet newspaper medianame publication publisher source sourcename "
                           "sitename media medium paper journal média éditeur zeitung quelle "
                           "publikation verlag periódico periodico medio fuente diario "
                           "publicación издание газета источник сми",
  [ATTACHE_FIELD_PUBLISHED] = "published publishedat publisheddate publishdate datepublished "
                              "publicationdate pubdate datepublish date day when time "
                              "datedepublication datepublication publiéle jour datum "
                              "veröffentlicht veröffentlichtam erscheinungsdatum "
                              "veröffentlichungsdatum tag fecha fechadepublicación publicado día "
                              "дата датапубликации опубликовано день",
  [ATTACHE_FIELD_AUTHOR] = "author authors byline writer journalist reporter auteur auteurs "
                           "journaliste autor autorin autoren verfasser autora autores periodista "
                           "автор авторы журналист",
  [ATTACHE_FIELD_URL] = "url link canonicalurl sourceurl permalink address web webaddress lien "
                        "adresse webadresse enlace dirección ссылка адрес",
  [ATTACHE_FIELD_LANGUAGE] = "language lang languagecode langue sprache idioma lengua язык",
};

/* Lower case, letters and digits only. Transfer full. */
static char *
squeeze (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  g_autofree char *folded = g_utf8_casefold (composed, -1);
  GString *out = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_isalnum (g_utf8_get_char (p)))
        g_string_append_unichar (out, g_utf8_get_char (p));
    }
  return g_string_free (out, FALSE);
}

/* The place in the list of @field of the word that @squeezed is, or @holds; G_MAXUINT where it is
 * none. */
static guint
find_rank (const char *squeezed, AttacheField field, gboolean holds)
{
  gsize length = strlen (squeezed);
  guint rank = 0;

  for (const char *word = words[field]; *word != '\0'; rank++)
    {
      gsize n = strcspn (word, " ");

      if (n == length ? strncmp (squeezed, word, n) == 0
                      : holds && memmem (squeezed, length, word, n) != NULL)
        return rank;
      word += n + (word[n] == ' ');
    }
  return G_MAXUINT;
}

gboolean
attache_table_names_are_known (const char *const *names)
{
  gboolean has_text = FALSE;
  gboolean has_fact = FALSE;

  g_return_val_if_fail (names != NULL, FALSE);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = strlen (names[i]) <= MAX_NAME ? squeeze (names[i]) : NULL;

      if (name == NULL)
        continue;
      has_text |= find_rank (name, ATTACHE_FIELD_TEXT, FALSE) < G_MAXUINT;
      for (AttacheField field = ATTACHE_FIELD_TITLE; field < ATTACHE_FIELD_LANGUAGE; field++)
        has_fact |= find_rank (name, field, FALSE) < G_MAXUINT;
    }
  return has_text && has_fact;
}

AttacheColumns *
attache_table_names_guess (const char *const *names)
{
  AttacheColumns *columns = attache_columns_new (names);
  guint best[ATTACHE_N_FIELDS];

  for (AttacheField field = 0; field < ATTACHE_N_FIELDS; field++)
    best[field] = G_MAXUINT;
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = squeeze (names[i]);

      for (AttacheField field = 0; field < ATTACHE_N_FIELDS; field++)
        {
          guint rank = find_rank (name, field, FALSE);

          if (rank >= best[field])
            continue;
          best[field] = rank;
          attache_columns_set (columns, field, names[i]);
        }
    }
  return columns;
}

gboolean
attache_table_names_hint (const char *name, AttacheField field, guint *rank)
{
  g_autofree char *squeezed = NULL;

  g_return_val_if_fail (name != NULL && field < ATTACHE_N_FIELDS, FALSE);

  squeezed = squeeze (name);
  *rank = find_rank (squeezed, field, TRUE);
  return *rank < G_MAXUINT;
}
