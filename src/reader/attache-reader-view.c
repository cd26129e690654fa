/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The reader pane follows its session: what is read, what is selected, which passage is asked for.
 */

#include "config.h"

#include "attache-reader-view-private.h"

#include <glib/gi18n.h>

#include "attache-selection-bar.h"

typedef enum
{
  PROP_SESSION = 1,
  PROP_SHOW_STATEMENTS,
  PROP_SHOW_ACTORS,
  PROP_SHOW_TIMES,
  PROP_SHOW_HIGHLIGHTS,
  PROP_FONT_FAMILY,
  PROP_FONT_SIZE,
  PROP_COLUMNS,
} AttacheReaderViewProperty;

static GParamSpec *properties[PROP_COLUMNS + 1];

G_DEFINE_FINAL_TYPE (AttacheReaderView, attache_reader_view, GTK_TYPE_WIDGET)

GdkRectangle
attache_reader_view_locate (AttacheReaderView *self, AttacheSpan set)
{
  GdkRectangle place = attache_reader_text_locate (self->text, set);
  double x;
  double y;

  gtk_widget_translate_coordinates (GTK_WIDGET (self->text), GTK_WIDGET (self), place.x, place.y,
                                    &x, &y);
  place.x = (int) x;
  place.y = (int) y;
  return place;
}

static void
remember_top (AttacheReaderView *self)
{
  const AttacheSheet *page = attache_reader_text_get_page (self->text);
  gint64 id;

  if (self->reading == NULL || page == NULL)
    return;
  id = attache_article_get_fields (attache_reading_get_article (self->reading))->id;
  g_hash_table_insert (
      self->tops, g_memdup2 (&id, sizeof id),
      GUINT_TO_POINTER (attache_sheet_to_text (page, attache_reader_text_get_top (self->text))));
}

/* Where a person left this article; its beginning where it was never open. */
static void
restore_top (AttacheReaderView *self, gint64 article_id)
{
  const guint32 top = GPOINTER_TO_UINT (g_hash_table_lookup (self->tops, &article_id));
  const guint32 at = top > 0
                         ? attache_sheet_from_text (attache_reader_text_get_page (self->text), top)
                         : 0;

  attache_reader_text_set_cursor (self->text, at);
  attache_reader_text_set_top (self->text, at);
}

static void
show_asked (AttacheReaderView *self)
{
  AttacheSpan set;

  if (self->asked_article == 0 || self->reading == NULL
      || attache_article_get_fields (attache_reading_get_article (self->reading))->id
             != self->asked_article)
    return;
  self->asked_article = 0;
  set = attache_sheet_span_from_text (attache_reader_text_get_page (self->text), self->asked_span);
  attache_reader_text_set_cursor (self->text, set.start);
  attache_reader_text_show_span (self->text, set, TRUE);
}

static void
show_empty (AttacheReaderView *self)
{
  guint n_articles;

  g_object_get (self->session, "n-articles-total", &n_articles, NULL);
  adw_status_page_set_title (self->empty,
                             n_articles > 0 ? _ ("Choose an Article") : _ ("Nothing to Read Yet"));
  adw_status_page_set_description (
      self->empty, n_articles > 0 ? NULL
                                  : _ ("Import articles as text, web pages or records, or drop "
                                       "them on this window."));
  gtk_widget_set_visible (self->import, n_articles == 0);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

/* A new annotation is selected when it is written, and read after that. */
static void
open_wanted (AttacheReaderView *self)
{
  if (self->wanted != 0
      && attache_reader_view_open_annotation (self, self->wanted, self->is_tagging))
    self->wanted = 0;
}

static void
choose_selected (AttacheReaderView *self)
{
  gint64 statement_id;
  gint64 annotation_id;

  g_object_get (self->session, "selected-statement", &statement_id, "selected-annotation",
                &annotation_id, NULL);
  attache_reader_text_set_chosen (self->text, statement_id, annotation_id);
}

static void
reading_cb (AttacheReaderView *self)
{
  AttacheReading *reading = attache_session_get_reading (self->session);
  AttacheArticle *article = reading != NULL ? attache_reading_get_article (reading) : NULL;
  const gboolean is_same = self->reading != NULL && reading != NULL
                           && attache_reading_get_text (self->reading)
                                  == attache_reading_get_text (reading);

  if (!is_same)
    {
      self->wanted = 0;
      remember_top (self);
      attache_reader_view_hide_card (self);
      gtk_popover_popdown (GTK_POPOVER (self->selection_bar));
      gtk_popover_popdown (GTK_POPOVER (self->note_popover));
    }
  g_set_object (&self->reading, reading);
  if (reading == NULL)
    {
      attache_reader_text_set_reading (self->text, NULL);
      show_empty (self);
    }
  else
    {
      attache_reader_header_set_reading (self->header, reading);
      gtk_stack_set_visible_child_name (self->stack, "text");
      if (attache_reader_text_set_reading (self->text, reading))
        {
          restore_top (self, attache_article_get_fields (article)->id);
          attache_find_bar_refresh (self->find_bar);
        }
      show_asked (self);
      open_wanted (self);
    }
  attache_reader_view_update_actions (self);
}

static void
n_articles_cb (AttacheReaderView *self)
{
  if (self->reading == NULL)
    show_empty (self);
}

static void
passage_requested_cb (AttacheReaderView *self, gint64 article_id, guint start, guint end)
{
  if (self->is_pointed_at)
    return;
  self->asked_article = article_id;
  self->asked_span = (AttacheSpan){ start, end };
  show_asked (self);
}

static void
selected_annotation_cb (AttacheReaderView *self)
{
  gint64 id;

  choose_selected (self);
  g_object_get (self->session, "selected-annotation", &id, NULL);
  if (id == 0 || !self->is_new_wanted)
    return;
  self->is_new_wanted = FALSE;
  self->wanted = id;
  open_wanted (self);
}

/* What was pointed at is in sight: the session's wish to show it would only move the cursor away.
 */
static void
mark_clicked_cb (AttacheReaderView *self, guint kind, gint64 id)
{
  self->is_pointed_at = TRUE;
  if (kind == ATTACHE_MARK_HIGHLIGHT)
    {
      attache_session_select_annotation (self->session, id);
      attache_reader_view_open_annotation (self, id, FALSE);
    }
  else
    attache_session_select_statement (self->session, id);
  self->is_pointed_at = FALSE;
}

static void
selection_made_cb (AttacheReaderView *self)
{
  AttacheSpan set = attache_reader_text_get_selection (self->text);
  GdkRectangle place = attache_reader_view_locate (self, set);

  attache_reader_view_hide_card (self);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->selection_bar), &place);
  gtk_popover_popup (GTK_POPOVER (self->selection_bar));
}

/* The bar belongs to the selection, and goes with it. */
static void
has_selection_cb (AttacheReaderView *self, GParamSpec *pspec, GtkTextBuffer *buffer)
{
  if (!gtk_text_buffer_get_has_selection (buffer))
    gtk_popover_popdown (GTK_POPOVER (self->selection_bar));
  attache_reader_view_update_actions (self);
}

static void
starred_cb (AttacheReaderView *self, gboolean is_starred)
{
  const gint64 id = attache_article_get_fields (attache_reading_get_article (self->reading))->id;

  attache_session_set_starred (self->session, id, is_starred);
}

static void
dated_cb (AttacheReaderView *self, gint64 published)
{
  const gint64 id = attache_article_get_fields (attache_reading_get_article (self->reading))->id;

  attache_session_set_published (self->session, id, published, ATTACHE_PRECISION_DAY);
}

static void
scrolled_cb (AttacheReaderView *self)
{
  if (!gtk_popover_get_autohide (GTK_POPOVER (self->card)))
    attache_reader_view_hide_card (self);
  gtk_popover_popdown (GTK_POPOVER (self->selection_bar));
}

static void
apply_font (AttacheReaderView *self)
{
  attache_reader_text_set_font (self->text, self->font_family, self->font_size, self->columns,
                                1.55);
}

static void
set_shown (AttacheReaderView *self, AttacheReaderShow what, gboolean is_shown,
           AttacheReaderViewProperty id)
{
  const AttacheReaderShow shown = is_shown ? self->shown | what : self->shown & ~what;

  if (shown == self->shown)
    return;
  self->shown = shown;
  attache_reader_text_set_shown (self->text, shown);
  g_object_notify_by_pspec (G_OBJECT (self), properties[id]);
}

static void
attache_reader_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AttacheReaderView *self = ATTACHE_READER_VIEW (object);

  switch ((AttacheReaderViewProperty) id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_SHOW_STATEMENTS:
    case PROP_SHOW_ACTORS:
    case PROP_SHOW_TIMES:
    case PROP_SHOW_HIGHLIGHTS:
      g_value_set_boolean (value, (self->shown & (1u << (id - PROP_SHOW_STATEMENTS))) != 0);
      break;
    case PROP_FONT_FAMILY:
      g_value_set_string (value, self->font_family);
      break;
    case PROP_FONT_SIZE:
      g_value_set_uint (value, self->font_size);
      break;
    case PROP_COLUMNS:
      g_value_set_uint (value, self->columns);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
attache_reader_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AttacheReaderView *self = ATTACHE_READER_VIEW (object);

  switch ((AttacheReaderViewProperty) id)
    {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      break;
    case PROP_SHOW_STATEMENTS:
    case PROP_SHOW_ACTORS:
    case PROP_SHOW_TIMES:
    case PROP_SHOW_HIGHLIGHTS:
      set_shown (self, 1u << (id - PROP_SHOW_STATEMENTS), g_value_get_boolean (value), id);
      break;
    case PROP_FONT_FAMILY:
      g_free (self->font_family);
      self->font_family = g_value_dup_string (value);
      apply_font (self);
      break;
    case PROP_FONT_SIZE:
      self->font_size = g_value_get_uint (value);
      apply_font (self);
      break;
    case PROP_COLUMNS:
      self->columns = g_value_get_uint (value);
      apply_font (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
create_children (AttacheReaderView *self)
{
  self->header = ATTACHE_READER_HEADER (attache_reader_header_new ());
  attache_reader_text_set_header (self->text, GTK_WIDGET (self->header));
  attache_find_bar_set_text (self->find_bar, self->text);
  self->selection_bar = attache_selection_bar_new ();
  gtk_widget_set_parent (self->selection_bar, GTK_WIDGET (self));
  self->note_popover = ATTACHE_NOTE_POPOVER (attache_note_popover_new (self->session));
  gtk_widget_set_parent (GTK_WIDGET (self->note_popover), GTK_WIDGET (self));
  attache_reader_view_create_card (self);
  g_signal_connect_swapped (self->header, "starred", G_CALLBACK (starred_cb), self);
  g_signal_connect_swapped (self->header, "dated", G_CALLBACK (dated_cb), self);
  g_signal_connect_object (self->header, "carrier-opened", G_CALLBACK (attache_session_open_article),
                           self->session, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->text, "mark-clicked", G_CALLBACK (mark_clicked_cb), self);
  g_signal_connect_swapped (self->text, "selection-made", G_CALLBACK (selection_made_cb), self);
  g_signal_connect_swapped (self->text, "statement-pointed", G_CALLBACK (attache_reader_view_point),
                            self);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)),
                           "notify::has-selection", G_CALLBACK (has_selection_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->text)),
                           "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
}

static void
attache_reader_view_constructed (GObject *object)
{
  AttacheReaderView *self = ATTACHE_READER_VIEW (object);

  G_OBJECT_CLASS (attache_reader_view_parent_class)->constructed (object);
  create_children (self);
  apply_font (self);
  g_signal_connect_object (self->session, "notify::reading", G_CALLBACK (reading_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::n-articles-total", G_CALLBACK (n_articles_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::selected-statement",
                           G_CALLBACK (choose_selected), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::selected-annotation",
                           G_CALLBACK (selected_annotation_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "passage-requested", G_CALLBACK (passage_requested_cb),
                           self, G_CONNECT_SWAPPED);
  choose_selected (self);
  reading_cb (self);
}

static void
attache_reader_view_dispose (GObject *object)
{
  AttacheReaderView *self = ATTACHE_READER_VIEW (object);

  g_clear_handle_id (&self->hide_source, g_source_remove);
  g_clear_pointer (&self->selection_bar, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->note_popover, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->card, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->reading);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (attache_reader_view_parent_class)->dispose (object);
}

static void
attache_reader_view_finalize (GObject *object)
{
  AttacheReaderView *self = ATTACHE_READER_VIEW (object);

  g_hash_table_unref (self->tops);
  g_free (self->font_family);
  G_OBJECT_CLASS (attache_reader_view_parent_class)->finalize (object);
}

static void
attache_reader_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                             int *minimum, int *natural, int *minimum_baseline,
                             int *natural_baseline)
{
  gtk_widget_measure (ATTACHE_READER_VIEW (widget)->box, orientation, for_size, minimum, natural,
                      NULL, NULL);
}

static void
attache_reader_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AttacheReaderView *self = ATTACHE_READER_VIEW (widget);

  gtk_widget_allocate (self->box, width, height, -1, NULL);
  gtk_popover_present (GTK_POPOVER (self->selection_bar));
  gtk_popover_present (GTK_POPOVER (self->note_popover));
  gtk_popover_present (GTK_POPOVER (self->card));
}

static gboolean
attache_reader_view_grab_focus (GtkWidget *widget)
{
  AttacheReaderView *self = ATTACHE_READER_VIEW (widget);

  return self->reading != NULL ? gtk_widget_grab_focus (GTK_WIDGET (self->text))
                               : gtk_widget_child_focus (self->import, GTK_DIR_TAB_FORWARD);
}

static void
install_properties (GObjectClass *object_class)
{
  static const char *const shown[] = { "show-statements", "show-actors", "show-times",
                                       "show-highlights" };
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, ATTACHE_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                      | G_PARAM_STATIC_STRINGS);
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    properties[PROP_SHOW_STATEMENTS + i] = g_param_spec_boolean (shown[i], NULL, NULL, TRUE, flags);
  properties[PROP_FONT_FAMILY] = g_param_spec_string ("font-family", NULL, NULL, "", flags);
  properties[PROP_FONT_SIZE] = g_param_spec_uint ("font-size", NULL, NULL, 4, 200, 13, flags);
  properties[PROP_COLUMNS] = g_param_spec_uint ("columns", NULL, NULL, 10, 1000, 66, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
attache_reader_view_class_init (AttacheReaderViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = attache_reader_view_get_property;
  object_class->set_property = attache_reader_view_set_property;
  object_class->constructed = attache_reader_view_constructed;
  object_class->dispose = attache_reader_view_dispose;
  object_class->finalize = attache_reader_view_finalize;
  widget_class->measure = attache_reader_view_measure;
  widget_class->size_allocate = attache_reader_view_size_allocate;
  widget_class->grab_focus = attache_reader_view_grab_focus;
  install_properties (object_class);
  attache_reader_view_install_actions (widget_class);
  g_type_ensure (ATTACHE_TYPE_FIND_BAR);
  g_type_ensure (ATTACHE_TYPE_READER_TEXT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/attache/Attache/ui/attache-reader-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AttacheReaderView, box);
  gtk_widget_class_bind_template_child (widget_class, AttacheReaderView, stack);
  gtk_widget_class_bind_template_child (widget_class, AttacheReaderView, empty);
  gtk_widget_class_bind_template_child (widget_class, AttacheReaderView, import);
  gtk_widget_class_bind_template_child (widget_class, AttacheReaderView, find_bar);
  gtk_widget_class_bind_template_child (widget_class, AttacheReaderView, text);
  gtk_widget_class_set_css_name (widget_class, "attache-reader-view");
}

static void
attache_reader_view_init (AttacheReaderView *self)
{
  self->shown = ATTACHE_SHOW_ALL;
  self->font_size = 13;
  self->columns = 66;
  self->tops = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
attache_reader_view_new (AttacheSession *session)
{
  g_return_val_if_fail (ATTACHE_IS_SESSION (session), NULL);

  return g_object_new (ATTACHE_TYPE_READER_VIEW, "session", session, NULL);
}
