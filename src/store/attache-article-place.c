/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Three places at most are looked at: that of the minute, of the day, and among the undated. */

#include "config.h"

#include "attache-article-place.h"

#include "attache-civil.h"
#include "attache-time-span.h"

#define DATE_ONLY (ATTACHE_PLACES_OF_DAY / 2)
#define PLACES_OF_MINUTE 256
#define USEC_PER_MINUTE ((gint64) 60 * G_USEC_PER_SEC)

static const char IS_TAKEN[] = "SELECT 1 FROM article WHERE place = :place AND id <> :article";

gint64
attache_article_place_of_day (gint64 published)
{
  return attache_civil_day_of (published) * ATTACHE_PLACES_OF_DAY;
}

static gint64
place_of_minute (gint64 article_id, gint64 published)
{
  gint64 usec = published % ATTACHE_USEC_PER_DAY;
  gint64 minute = (usec < 0 ? usec + ATTACHE_USEC_PER_DAY : usec) / USEC_PER_MINUTE;

  return attache_article_place_of_day (published) + DATE_ONLY + minute * PLACES_OF_MINUTE
         + article_id % PLACES_OF_MINUTE;
}

static gboolean
is_taken (AttacheDatabase *db, gint64 article_id, gint64 place, gboolean *taken, GError **error)
{
  g_autoptr (AttacheSql) sql = attache_database_prepare (db, IS_TAKEN, error);

  if (sql == NULL)
    return FALSE;
  attache_sql_bind_int (sql, ":article", article_id);
  attache_sql_bind_int (sql, ":place", place);
  return attache_sql_take_any (sql, taken, error);
}

gboolean
attache_article_place_find (AttacheDatabase *db, gint64 article_id, gint64 published, gint64 *place,
                            GError **error)
{
  gint64 choices[2];
  guint n_choices = 0;

  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (article_id > 0 && place != NULL, FALSE);

  if (published != ATTACHE_TIME_UNKNOWN)
    {
      if (published % ATTACHE_USEC_PER_DAY != 0)
        choices[n_choices++] = place_of_minute (article_id, published);
      choices[n_choices++] = attache_article_place_of_day (published) + article_id % DATE_ONLY;
    }
  for (guint i = 0; i < n_choices; i++)
    {
      gboolean taken;

      if (!is_taken (db, article_id, choices[i], &taken, error))
        return FALSE;
      if (taken)
        continue;
      *place = choices[i];
      return TRUE;
    }
  *place = article_id - ((gint64) 1 << 60);
  return TRUE;
}
