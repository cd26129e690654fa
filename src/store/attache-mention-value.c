/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers into bytes and back. It knows no table. */

#include "config.h"

#include "attache-mention-value.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "attache-store-error.h"

#define LAYOUT 1
#define MAX_TYPE ATTACHE_ACTOR_GROUP
/* Of start, length, type, rule and actor. */
#define MIN_BYTES_OF_MENTION 5

static void
put_number (GByteArray *bytes, guint64 number)
{
  guint8 groups[10];
  guint n = 0;

  do
    {
      groups[n++] = (guint8) ((number & 0x7f) | (number > 0x7f ? 0x80 : 0));
      number >>= 7;
    }
  while (number > 0);
  g_byte_array_append (bytes, groups, n);
}

static gint
compare_mentions (gconstpointer a, gconstpointer b)
{
  const AttacheStoredMention *one = a, *other = b;

  if (one->span.start != other->span.start)
    return one->span.start < other->span.start ? -1 : 1;
  if (one->span.end != other->span.end)
    return one->span.end < other->span.end ? -1 : 1;
  return (one->type > other->type) - (one->type < other->type);
}

/* From 1 on; 0: none. */
static guint
number_of_rule (GPtrArray *rules, const char *rule)
{
  if (rule == NULL)
    return 0;
  for (guint i = 0; i < rules->len; i++)
    {
      if (strcmp (g_ptr_array_index (rules, i), rule) == 0)
        return i + 1;
    }
  g_ptr_array_add (rules, (char *) rule);
  return rules->len;
}

static void
put_rules (GByteArray *bytes, GPtrArray *rules)
{
  put_number (bytes, rules->len);
  for (guint i = 0; i < rules->len; i++)
    {
      const char *rule = g_ptr_array_index (rules, i);
      const gsize length = strlen (rule);

      put_number (bytes, length);
      g_byte_array_append (bytes, (const guint8 *) rule, (guint) length);
    }
}

/* In order, each once. Transfer full. */
static GArray *
settle_order (GArray *mentions)
{
  g_autoptr (GArray) all = g_array_copy (mentions);
  GArray *settled = g_array_sized_new (FALSE, FALSE, sizeof (AttacheStoredMention), all->len);

  g_array_sort (all, compare_mentions);
  for (guint i = 0; i < all->len; i++)
    {
      const AttacheStoredMention *mention = &g_array_index (all, AttacheStoredMention, i);

      if (!attache_span_is_empty (mention->span)
          && (i == 0 || compare_mentions (mention - 1, mention) != 0))
        g_array_append_val (settled, *mention);
    }
  return settled;
}

GBytes *
attache_mention_value_new (GArray *mentions)
{
  g_autoptr (GArray) settled = settle_order (mentions);
  g_autoptr (GPtrArray) rules = g_ptr_array_new ();
  g_autoptr (GByteArray) rows = g_byte_array_sized_new (16 * settled->len);
  GByteArray *bytes = g_byte_array_new ();
  guint32 last = 0;

  for (guint i = 0; i < settled->len; i++)
    {
      const AttacheStoredMention *mention = &g_array_index (settled, AttacheStoredMention, i);

      put_number (rows, mention->span.start - last);
      put_number (rows, mention->span.end - mention->span.start);
      put_number (rows, (guint64) mention->type);
      put_number (rows, number_of_rule (rules, mention->rule));
      put_number (rows, (guint64) MAX (mention->actor_id, 0));
      last = mention->span.start;
    }
  put_number (bytes, LAYOUT);
  put_rules (bytes, rules);
  put_number (bytes, settled->len);
  g_byte_array_append (bytes, rows->data, rows->len);
  return g_byte_array_free_to_bytes (bytes);
}

typedef struct
{
  const guint8 *at;
  const guint8 *end;
} Reader;

/* At most @limit. */
static gboolean
take_number (Reader *reader, guint64 limit, guint64 *number)
{
  guint64 value = 0;

  for (guint shift = 0; shift < 63 && reader->at < reader->end; shift += 7)
    {
      const guint8 group = *reader->at++;

      value |= (guint64) (group & 0x7f) << shift;
      if ((group & 0x80) != 0)
        continue;
      *number = value;
      return value <= limit;
    }
  return FALSE;
}

static gsize
rest_of (const Reader *reader)
{
  return (gsize) (reader->end - reader->at);
}

static gboolean
take_rules (Reader *reader, GPtrArray *rules)
{
  guint64 n, length;

  if (!take_number (reader, rest_of (reader), &n))
    return FALSE;
  for (guint64 i = 0; i < n; i++)
    {
      if (!take_number (reader, rest_of (reader), &length) || length > rest_of (reader)
          || !g_utf8_validate_len ((const char *) reader->at, length, NULL))
        return FALSE;
      g_ptr_array_add (rules, g_strndup ((const char *) reader->at, length));
      reader->at += length;
    }
  return TRUE;
}

static gboolean
take_mention (Reader *reader, GPtrArray *rules, guint32 last, AttacheStoredMention *mention)
{
  guint64 start, length, type, rule, actor;

  if (!take_number (reader, G_MAXUINT32 - last, &start)
      || !take_number (reader, G_MAXUINT32 - last - start, &length) || length == 0
      || !take_number (reader, MAX_TYPE, &type) || !take_number (reader, rules->len, &rule)
      || !take_number (reader, G_MAXINT64, &actor))
    return FALSE;
  mention->span.start = last + (guint32) start;
  mention->span.end = mention->span.start + (guint32) length;
  mention->type = (AttacheActorType) type;
  mention->rule = rule > 0 ? g_ptr_array_index (rules, rule - 1) : NULL;
  mention->actor_id = (gint64) actor;
  return TRUE;
}

static gboolean
take_all (Reader *reader, GPtrArray *rules, GArray *mentions)
{
  guint64 layout, n;
  guint32 last = 0;

  if (!take_number (reader, G_MAXUINT32, &layout) || layout != LAYOUT || !take_rules (reader, rules)
      || !take_number (reader, rest_of (reader) / MIN_BYTES_OF_MENTION, &n))
    return FALSE;
  for (guint64 i = 0; i < n; i++)
    {
      AttacheStoredMention mention;

      if (!take_mention (reader, rules, last, &mention))
        return FALSE;
      last = mention.span.start;
      g_array_append_val (mentions, mention);
    }
  return reader->at == reader->end;
}

GArray *
attache_mention_value_read (const guint8 *data, gsize n_bytes, GPtrArray **rules, GError **error)
{
  Reader reader = { data, data + n_bytes };
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) mentions = g_array_new (FALSE, FALSE, sizeof (AttacheStoredMention));

  if (n_bytes == 0 || !take_all (&reader, names, mentions))
    {
      g_set_error_literal (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_DAMAGED,
                           _ ("The names that were found in this article are damaged"));
      return NULL;
    }
  *rules = g_steal_pointer (&names);
  return g_steal_pointer (&mentions);
}

/* What an aggregate gathers. */
typedef struct
{
  GArray *mentions;
  GPtrArray *rules; /* owns what @mentions borrow */
} Gathered;

static void
gather_func (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  Gathered *gathered = sqlite3_aggregate_context (context, sizeof *gathered);
  const char *rule = (const char *) sqlite3_value_text (values[4]);
  AttacheStoredMention mention = { .span = { (guint32) sqlite3_value_int64 (values[0]),
                                             (guint32) sqlite3_value_int64 (values[1]) },
                                   .type = (AttacheActorType) sqlite3_value_int (values[2]),
                                   .actor_id = sqlite3_value_int64 (values[3]) };

  if (gathered == NULL)
    return;
  if (gathered->mentions == NULL)
    {
      gathered->mentions = g_array_new (FALSE, FALSE, sizeof (AttacheStoredMention));
      gathered->rules = g_ptr_array_new_with_free_func (g_free);
    }
  if (rule != NULL)
    {
      mention.rule = g_strdup (rule);
      g_ptr_array_add (gathered->rules, (char *) mention.rule);
    }
  g_array_append_val (gathered->mentions, mention);
}

static void
gathered_func (sqlite3_context *context)
{
  Gathered *gathered = sqlite3_aggregate_context (context, 0);

  if (gathered == NULL || gathered->mentions == NULL)
    return;
  {
    g_autoptr (GBytes) value = attache_mention_value_new (gathered->mentions);
    gsize n_bytes;
    gconstpointer data = g_bytes_get_data (value, &n_bytes);

    sqlite3_result_blob64 (context, data, n_bytes, SQLITE_TRANSIENT);
  }
  g_array_unref (gathered->mentions);
  g_ptr_array_unref (gathered->rules);
}

static void
count_func (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const guint8 *data = sqlite3_value_blob (values[0]);
  const gint64 actor_id = sqlite3_value_int64 (values[1]);
  g_autoptr (GPtrArray) rules = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) mentions = attache_mention_value_read (
      data, (gsize) sqlite3_value_bytes (values[0]), &rules, &error);
  gint64 n = 0;

  if (mentions == NULL)
    {
      sqlite3_result_error (context, error->message, -1);
      sqlite3_result_error_code (context, SQLITE_CORRUPT);
      return;
    }
  for (guint i = 0; i < mentions->len; i++)
    n += g_array_index (mentions, AttacheStoredMention, i).actor_id == actor_id;
  sqlite3_result_int64 (context, n);
}

int
attache_mention_value_register (sqlite3 *handle)
{
  const int code = sqlite3_create_function_v2 (handle, "pack_mentions", 5,
                                               SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, NULL,
                                               gather_func, gathered_func, NULL);

  return code != SQLITE_OK ? code
                           : sqlite3_create_function_v2 (handle, "count_mentions", 2,
                                                         SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL,
                                                         count_func, NULL, NULL, NULL);
}
