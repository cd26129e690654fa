/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An auxiliary function of FTS5. It knows the columns of the search index, and no other table. */

#include "config.h"

#include "attache-passage.h"

#include <glib.h>

#define COLUMN_TEXT 1
/* Words. */
#define LENGTH 14
/* More hits in one text are not looked at. */
#define MAX_HITS 512

#define ELLIPSIS "…"

/* Where a word or phrase that was asked for stands: words, half-open. */
typedef struct
{
  int phrase;
  int start;
  int end;
} Hit;

typedef struct
{
  Hit hits[MAX_HITS]; /* in the order of the text */
  int n_hits;
  int first; /* word of the passage */

  /* While the text is taken to pieces */
  const char *text;
  GString *passage;
  int word;     /* that comes next */
  int hit;      /* that comes next */
  int end;      /* of the hit that is marked; 0: none is */
  int at;       /* byte up to which the text was copied */
  int word_end; /* byte where the word before ends */
} Passage;

static int
find_hits (const Fts5ExtensionApi *api, Fts5Context *context, Passage *passage)
{
  int n_all, code = api->xInstCount (context, &n_all);

  for (int i = 0; code == SQLITE_OK && i < n_all && passage->n_hits < MAX_HITS; i++)
    {
      Hit *hit = &passage->hits[passage->n_hits];
      int column;

      code = api->xInst (context, i, &hit->phrase, &column, &hit->start);
      if (code != SQLITE_OK || column != COLUMN_TEXT)
        continue;
      hit->end = hit->start + api->xPhraseSize (context, hit->phrase);
      passage->n_hits++;
    }
  return code;
}

/* How many of the phrases stand in as many words as a passage has, from a hit on. */
static guint
count_phrases (const Passage *passage, int first, int *end)
{
  guint64 seen = 0;
  guint n_phrases = 0;

  *end = passage->hits[first].end;
  for (int i = first; i < passage->n_hits; i++)
    {
      const guint64 bit = (guint64) 1 << (passage->hits[i].phrase % 64);

      if (passage->hits[i].end > passage->hits[first].start + LENGTH)
        break;
      n_phrases += (seen & bit) == 0;
      seen |= bit;
      *end = MAX (*end, passage->hits[i].end);
    }
  return n_phrases;
}

/* The first of the best, with as much before it as behind. */
static void
choose (Passage *passage)
{
  guint best = 0;

  for (int i = 0; i < passage->n_hits; i++)
    {
      int end;
      const guint n_phrases = count_phrases (passage, i, &end);
      const int start = passage->hits[i].start;

      if (n_phrases <= best)
        continue;
      best = n_phrases;
      passage->first = MAX (0, start - MAX (0, LENGTH - (end - start)) / 2);
    }
}

static void
copy_to (Passage *passage, int end)
{
  g_string_append_len (passage->passage, passage->text + passage->at, end - passage->at);
  passage->at = end;
}

static void
close_mark (Passage *passage)
{
  copy_to (passage, passage->word_end);
  g_string_append_c (passage->passage, '\003');
  passage->end = 0;
}

static void
open_marks (Passage *passage, int begin)
{
  for (; passage->hit < passage->n_hits && passage->hits[passage->hit].start <= passage->word;
       passage->hit++)
    {
      const Hit *hit = &passage->hits[passage->hit];

      if (hit->end <= passage->word)
        continue;
      if (passage->end == 0)
        {
          copy_to (passage, begin);
          g_string_append_c (passage->passage, '\002');
        }
      passage->end = MAX (passage->end, hit->end);
    }
}

static int
word_cb (void *data, int flags, const char *token, int n_token, int begin, int end)
{
  Passage *passage = data;

  if ((flags & FTS5_TOKEN_COLOCATED) != 0)
    return SQLITE_OK;
  if (passage->word < passage->first)
    {
      passage->word++;
      return SQLITE_OK;
    }
  if (passage->word == passage->first && passage->first > 0)
    {
      g_string_append (passage->passage, ELLIPSIS);
      passage->at = begin;
    }
  if (passage->end != 0 && passage->word >= passage->end)
    close_mark (passage);
  if (passage->word >= passage->first + LENGTH)
    return SQLITE_DONE;
  open_marks (passage, begin);
  passage->word_end = end;
  passage->word++;
  return SQLITE_OK;
}

static int
write_passage (const Fts5ExtensionApi *api, Fts5Context *context, Passage *passage)
{
  int length, code = api->xColumnText (context, COLUMN_TEXT, &passage->text, &length);
  gboolean is_cut;

  if (code != SQLITE_OK)
    return code;
  code = api->xTokenize (context, passage->text, length, passage, word_cb);
  if (code != SQLITE_OK && code != SQLITE_DONE)
    return code;
  is_cut = passage->word >= passage->first + LENGTH && passage->word_end < length;
  if (passage->end != 0)
    close_mark (passage);
  copy_to (passage, is_cut ? passage->word_end : length);
  if (is_cut)
    g_string_append (passage->passage, ELLIPSIS);
  return SQLITE_OK;
}

static void
passage_func (const Fts5ExtensionApi *api, Fts5Context *context, sqlite3_context *result,
              int n_values, sqlite3_value **values)
{
  g_autofree Passage *passage = g_new0 (Passage, 1);
  g_autoptr (GString) text = g_string_new (NULL);
  int code = find_hits (api, context, passage);

  passage->passage = text;
  choose (passage);
  if (code == SQLITE_OK)
    code = write_passage (api, context, passage);
  if (code == SQLITE_OK)
    sqlite3_result_text64 (result, text->str, text->len, SQLITE_TRANSIENT, SQLITE_UTF8);
  else
    sqlite3_result_error_code (result, code);
}

/* As the manual of FTS5 says. */
static int
get_api (sqlite3 *handle, fts5_api **api)
{
  sqlite3_stmt *stmt;
  int code = sqlite3_prepare_v2 (handle, "SELECT fts5 (?1)", -1, &stmt, NULL);

  if (code != SQLITE_OK)
    return code;
  sqlite3_bind_pointer (stmt, 1, api, "fts5_api_ptr", NULL);
  sqlite3_step (stmt);
  return sqlite3_finalize (stmt);
}

int
attache_passage_register (sqlite3 *handle)
{
  fts5_api *api = NULL;
  const int code = get_api (handle, &api);

  if (code != SQLITE_OK)
    return code;
  return api != NULL ? api->xCreateFunction (api, "passage", NULL, passage_func, NULL)
                     : SQLITE_ERROR;
}
