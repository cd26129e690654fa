/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes as a file: drafts of valid text, or an error; nothing else. ATTACHE_FUZZ_READER names
 * the one reader that gets them, whether they look like its own or not; without it, or with "any",
 * the importer chooses. */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "../import/zip-writing.h"
#include "attache-draft-json.h"
#include "attache-format.h"
#include "attache-importer.h"

/* What a container may unpack to: bombs are met in the unit tests, and only slow a fuzzer. */
#define BUDGET (1 << 20)

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* g_error () would trap, and the fuzzer keeps only what aborts. */
static void
fail (const char *what)
{
  g_printerr ("%s\n", what);
  abort ();
}

static void
check (const char *what, const char *utf8, gssize length)
{
  if (utf8 != NULL && !g_utf8_validate (utf8, length, NULL))
    fail (what);
}

static void
check_drafts (GPtrArray *drafts)
{
  g_autoptr (GString) json = g_string_new (NULL);

  for (guint i = 0; i < drafts->len; i++)
    {
      const AttacheDraft *draft = g_ptr_array_index (drafts, i);

      check ("the text is not UTF-8", draft->text, draft->text_length);
      check ("the title is not UTF-8", draft->title, -1);
      check ("the author is not UTF-8", draft->author, -1);
      check ("the outlet is not UTF-8", draft->outlet, -1);
      check ("the url is not UTF-8", draft->url, -1);
      attache_draft_to_json (draft, json);
    }
  check ("the JSON is not UTF-8", json->str, json->len);
}

static void
read_as (const AttacheFormat *format, const guint8 *data, gsize size)
{
  g_autoptr (GPtrArray)
      drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) attache_draft_unref);
  g_autoptr (GPtrArray) problems = attache_importer_new_problems ();
  g_autoptr (GByteArray) zip = zip_pack_for (format->name, data, size);
  g_autoptr (GError) error = NULL;
  AttacheSource source = { .name = "fuzz", .data = data, .length = size };
  AttacheHarvest harvest = { drafts, problems, BUDGET };

  if (zip != NULL)
    {
      source.data = zip->data;
      source.length = zip->len;
    }
  format->recognise (&source);
  if (!format->read (&source, &harvest, &error) && error == NULL)
    fail ("failed without an error");
  check_drafts (drafts);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const char *reader = g_getenv ("ATTACHE_FUZZ_READER");
  const AttacheFormat *format = reader != NULL ? attache_format_find (reader) : NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) drafts = NULL;

  if (format != NULL)
    {
      read_as (format, data, size);
      return 0;
    }
  if (reader != NULL && strcmp (reader, "any") != 0)
    fail ("there is no such reader");
  bytes = g_bytes_new_static (data, size);
  drafts = attache_importer_load_bytes (bytes, "fuzz", NULL, NULL, &error);
  if (drafts != NULL)
    check_drafts (drafts);
  else if (error == NULL)
    fail ("neither drafts nor an error");
  return 0;
}
