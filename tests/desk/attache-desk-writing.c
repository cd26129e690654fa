/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writing at the desk: annotations change at once; of the rest only the log tells. */

#include "config.h"

#include "attache-desk-private.h"
#include "attache-merging.h"
#include "attache-review.h"

void
attache_session_annotate_span (AttacheSession *self, AttacheSpan span, AttacheHighlight colour)
{
  AttacheDeskArticle *article = attache_desk_get_open_article (self);
  const gint64 id = 300 + article->annotations->len;

  LOG ("annotate_span %u-%u %s", span.start, span.end, attache_highlight_to_string (colour));
  g_ptr_array_add (article->annotations,
                   attache_annotation_new (&(AttacheAnnotationFields){
                       .id = id, .target = ATTACHE_TARGET_SPAN, .span = span, .colour = colour }));
  attache_desk_set_selected (self, PROP_SELECTED_ANNOTATION, id);
  attache_desk_read_again (self, article);
}

/* Replaces the annotation by one that differs in a part. */
static void
change_annotation (AttacheSession *self, gint64 id, const char *note, const char *const *tags,
                   gint colour)
{
  AttacheDeskArticle *article = attache_desk_get_open_article (self);

  for (guint i = 0; i < article->annotations->len; i++)
    {
      AttacheAnnotationFields fields = *attache_annotation_get_fields (
          article->annotations->pdata[i]);
      AttacheAnnotation *old = article->annotations->pdata[i];

      if (fields.id != id)
        continue;
      fields.note = note != NULL ? note : fields.note;
      fields.tags = tags != NULL ? tags : fields.tags;
      fields.colour = colour >= 0 ? (AttacheHighlight) colour : fields.colour;
      article->annotations->pdata[i] = attache_annotation_new (&fields);
      g_object_unref (old);
    }
  attache_desk_read_again (self, article);
}

void
attache_session_set_note (AttacheSession *self, gint64 annotation_id, const char *note)
{
  LOG ("set_note %" G_GINT64_FORMAT " %s", annotation_id, note);
  change_annotation (self, annotation_id, note, NULL, -1);
}

void
attache_session_set_colour (AttacheSession *self, gint64 annotation_id, AttacheHighlight colour)
{
  LOG ("set_colour %" G_GINT64_FORMAT " %s", annotation_id, attache_highlight_to_string (colour));
  change_annotation (self, annotation_id, NULL, NULL, colour);
}

void
attache_session_confirm_place (AttacheSession *self, gint64 annotation_id)
{
  LOG ("confirm_place %" G_GINT64_FORMAT, annotation_id);
}

void
attache_session_attach (AttacheSession *self, gint64 annotation_id, AttacheSpan span)
{
  LOG ("attach %" G_GINT64_FORMAT " %u %u", annotation_id, span.start, span.end);
}

void
attache_session_detach (AttacheSession *self, gint64 annotation_id)
{
  LOG ("detach %" G_GINT64_FORMAT, annotation_id);
}

void
attache_session_set_tags (AttacheSession *self, gint64 annotation_id, const char *const *tags)
{
  g_autofree char *all = g_strjoinv ("|", (char **) tags);

  LOG ("set_tags %" G_GINT64_FORMAT " %s", annotation_id, all);
  change_annotation (self, annotation_id, NULL, tags, -1);
}

void
attache_session_delete_annotation (AttacheSession *self, gint64 annotation_id)
{
  AttacheDeskArticle *article = attache_desk_get_open_article (self);

  LOG ("delete_annotation %" G_GINT64_FORMAT, annotation_id);
  for (guint i = 0; i < article->annotations->len; i++)
    {
      if (attache_annotation_get_fields (article->annotations->pdata[i])->id == annotation_id)
        g_ptr_array_remove_index (article->annotations, i--);
    }
  attache_desk_read_again (self, article);
  attache_desk_set_selected (self, PROP_SELECTED_ANNOTATION, 0);
}

void
attache_session_set_starred (AttacheSession *self, gint64 article_id, gboolean is_starred)
{
  LOG ("set_starred %" G_GINT64_FORMAT " %d", article_id, is_starred);
}

void
attache_session_set_published (AttacheSession *self, gint64 article_id, gint64 published,
                               AttachePrecision precision)
{
  LOG ("set_published %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s", article_id,
       published / ATTACHE_USEC_PER_DAY, attache_precision_to_string (precision));
}

void
attache_session_set_title (AttacheSession *self, gint64 article_id, const char *title)
{
  LOG ("set_title %" G_GINT64_FORMAT " %s", article_id, title);
}

void
attache_session_set_outlet (AttacheSession *self, gint64 article_id, const char *outlet)
{
  LOG ("set_outlet %" G_GINT64_FORMAT " %s", article_id, outlet);
}

void
attache_session_decide_statement (AttacheSession *self, gint64 statement_id,
                                  AttacheDecision decision, gint64 speaker_id)
{
  LOG ("decide_statement %" G_GINT64_FORMAT " %d %" G_GINT64_FORMAT, statement_id, decision,
       speaker_id);
}

void
attache_session_merge_statements (AttacheSession *self, gint64 statement_id, gint64 other_id)
{
  LOG ("merge_statements %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, statement_id, other_id);
}

void
attache_session_split_statement (AttacheSession *self, gint64 statement_id, guint32 at)
{
  LOG ("split_statement %" G_GINT64_FORMAT " %u", statement_id, at);
}

void
attache_session_reword_statement (AttacheSession *self, gint64 statement_id, AttacheSpan span)
{
  LOG ("reword_statement %" G_GINT64_FORMAT " %u-%u", statement_id, span.start, span.end);
}
