/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the tests of the readers share: bytes in, drafts out, and an error where one is due. */

#pragma once

#include <string.h>

#include "attache-civil.h"
#include "attache-importer.h"

/* Transfer full. */
static inline GPtrArray *
load (const char *bytes, gssize length, const char *name, GPtrArray *problems)
{
  g_autoptr (GBytes) data = g_bytes_new (bytes, length < 0 ? strlen (bytes) : (gsize) length);
  g_autoptr (GError) error = NULL;
  GPtrArray *drafts = attache_importer_load_bytes (data, name, problems, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (drafts);
  g_assert_cmpuint (drafts->len, >, 0);
  return drafts;
}

static inline AttacheDraft *
draft_at (GPtrArray *drafts, guint i)
{
  g_assert_cmpuint (i, <, drafts->len);
  return g_ptr_array_index (drafts, i);
}

static inline void
assert_load_fails (const char *bytes, gssize length, const char *name, AttacheImportError code)
{
  g_autoptr (GBytes) data = g_bytes_new (bytes, length < 0 ? strlen (bytes) : (gsize) length);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) drafts = attache_importer_load_bytes (data, name, NULL, NULL, &error);

  g_assert_null (drafts);
  g_assert_error (error, ATTACHE_IMPORT_ERROR, (gint) code);
}

/* Whatever the bytes: drafts of valid text, or an error of the domain; never a crash, never
 * nothing. */
static inline void
assert_load_survives (const char *bytes, gsize length, const char *name)
{
  g_autoptr (GBytes) data = g_bytes_new (bytes, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) drafts = attache_importer_load_bytes (data, name, NULL, NULL, &error);

  if (drafts == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (error->domain == ATTACHE_IMPORT_ERROR);
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (drafts->len, >, 0);
  for (guint i = 0; i < drafts->len; i++)
    {
      AttacheDraft *draft = draft_at (drafts, i);

      g_assert_true (g_utf8_validate_len (draft->text, draft->text_length, NULL));
      g_assert_true (draft->title == NULL || g_utf8_validate (draft->title, -1, NULL));
      g_assert_true (draft->author == NULL || g_utf8_validate (draft->author, -1, NULL));
      g_assert_true (draft->outlet == NULL || g_utf8_validate (draft->outlet, -1, NULL));
      g_assert_true (draft->url == NULL || g_utf8_validate (draft->url, -1, NULL));
    }
}

static inline void
assert_load_survives_string (const char *string, const char *name)
{
  assert_load_survives (string, strlen (string), name);
}

/* The bytes cut off at each place, as a broken download leaves them. */
static inline void
assert_load_survives_truncation (const char *bytes, gsize length, const char *name)
{
  for (gsize n = 0; n < length; n++)
    assert_load_survives (bytes, n, name);
}

static inline void
assert_published (const AttacheDraft *draft, const char *expected, AttacheDateBasis basis)
{
  char buffer[ATTACHE_CIVIL_BUFFER];

  g_assert_cmpint (draft->published, !=, ATTACHE_TIME_UNKNOWN);
  attache_civil_format (draft->published, buffer);
  if (draft->published_precision >= ATTACHE_PRECISION_DAY)
    *strchr (buffer, 'T') = '\0';
  g_assert_cmpstr (buffer, ==, expected);
  g_assert_cmpint (draft->published_basis, ==, basis);
}

/* What an archive's draft must tell; NULL: it must not. */
typedef struct
{
  const char *title;
  const char *author;
  const char *outlet;
  const char *url;
  const char *language;
  const char *published;
  const char *text;
} ExpectedDraft;

static inline void
assert_is_draft (GPtrArray *drafts, guint i, const char *format, const ExpectedDraft *expected)
{
  const AttacheDraft *draft = draft_at (drafts, i);

  g_assert_cmpstr (draft->format, ==, format);
  g_assert_cmpstr (draft->title, ==, expected->title);
  g_assert_cmpstr (draft->author, ==, expected->author);
  g_assert_cmpstr (draft->outlet, ==, expected->outlet);
  g_assert_cmpstr (draft->url, ==, expected->url);
  g_assert_cmpstr (draft->language, ==, expected->language);
  assert_published (draft, expected->published, ATTACHE_BASIS_GIVEN);
  g_assert_cmpstr (draft->text, ==, expected->text);
}

/* As many drafts as @n_expected, each as expected, and as many @problems. */
static inline void
assert_loads (const char *bytes, const char *name, const char *format,
              const ExpectedDraft *expected, guint n_expected, guint n_problems)
{
  g_autoptr (GPtrArray) problems = attache_importer_new_problems ();
  g_autoptr (GPtrArray) drafts = load (bytes, -1, name, problems);

  g_assert_cmpuint (drafts->len, ==, n_expected);
  g_assert_cmpuint (problems->len, ==, n_problems);
  for (guint i = 0; i < n_expected; i++)
    assert_is_draft (drafts, i, format, &expected[i]);
}
