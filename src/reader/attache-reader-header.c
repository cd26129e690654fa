/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The header of an article, filled from its record. */

#include "config.h"

#include "attache-reader-header.h"

#include <glib/gi18n.h>

#include "attache-day-popover.h"
#include "attache-line-words.h"
#include "attache-time-unit.h"
#include "attache-time-words.h"

/* Words a minute, silently, of English prose: Brysbaert, "How many words do we read per minute?",
 * 2019. */
#define READING_SPEED 238

/* Carriers that are named; the others are counted. */
#define MAX_NAMED 8

struct _AttacheReaderHeader
{
  GtkWidget parent_instance;

  /* Template children */
  GtkWidget *box;
  GtkLabel *title;
  GtkLabel *outlet;
  GtkLabel *date;
  GtkMenuButton *date_button;
  AttacheDayPopover *day_popover;
  GtkLabel *length;
  GtkToggleButton *star;
  GtkLabel *kin;
  GtkMenuButton *versions;
  GtkLabel *version;
  GtkBox *version_list;

  /* State */
  gboolean is_filling;
};

typedef enum
{
  SIGNAL_STARRED,
  SIGNAL_DATED,
  SIGNAL_CARRIER_OPENED,
  N_SIGNALS,
} AttacheReaderHeaderSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AttacheReaderHeader, attache_reader_header, GTK_TYPE_WIDGET)

static const char *
get_basis_words (AttacheDateBasis basis)
{
  switch (basis)
    {
    case ATTACHE_BASIS_GIVEN:
      /* Translators: where the date of an article stands; shown in brackets after the date. */
      return C_ ("date basis", "given");
    case ATTACHE_BASIS_HEADER:
      return C_ ("date basis", "header");
    case ATTACHE_BASIS_FOOTER:
      return C_ ("date basis", "footer");
    case ATTACHE_BASIS_METADATA:
      return C_ ("date basis", "metadata");
    case ATTACHE_BASIS_INFERRED:
      return C_ ("date basis", "inferred");
    case ATTACHE_BASIS_UNKNOWN:
    default:
      return NULL;
    }
}

char *
attache_reader_header_describe_date (const AttacheArticleFields *fields)
{
  g_autofree char *words = NULL;

  g_return_val_if_fail (fields != NULL, NULL);

  if (fields->published == ATTACHE_TIME_UNKNOWN)
    return g_strdup (_ ("date unknown"));
  words = attache_time_words_span (attache_time_unit_span (
      attache_precision_to_time_unit (fields->published_precision), fields->published));
  if (get_basis_words (fields->published_basis) == NULL)
    return g_steal_pointer (&words);
  /* Translators: a date, and where it stands: “27 September 2022 (header)”. */
  return g_strdup_printf (_ ("%s (%s)"), words, get_basis_words (fields->published_basis));
}

/* “Also carried by Sylvan Post (93 %), Zenda News (71 %)” as markup with links, whose addresses are
 * the numbers of the articles; NULL where there is none. Transfer full. */
static char *
describe_kin (const AttacheKin *const *kin, guint n_kin)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < MIN (n_kin, MAX_NAMED); i++)
    {
      const char *outlet = kin[i]->outlet != NULL ? kin[i]->outlet : kin[i]->title;
      g_autofree char *name = g_markup_escape_text (outlet, -1);

      g_string_append_printf (names, "%s<a href=\"%" G_GINT64_FORMAT "\">%s</a>", i > 0 ? ", " : "",
                              kin[i]->article_id, name);
      /* Translators: how much of a text two articles have in common, behind the outlet's name. */
      g_string_append_printf (names, _ (" (%.0f %%)"), kin[i]->share * 100);
    }
  if (n_kin > MAX_NAMED)
    g_string_append_printf (names, ngettext (" and %u more", " and %u more", n_kin - MAX_NAMED),
                            n_kin - MAX_NAMED);
  /* Translators: outlets that have the same text: “Also carried by Sylvan Post (93 %)”. */
  return n_kin > 0 ? g_strdup_printf (_ ("Also carried by %s"), names->str) : NULL;
}

static gboolean
link_cb (AttacheReaderHeader *self, const char *uri)
{
  g_signal_emit (self, signals[SIGNAL_CARRIER_OPENED], 0, g_ascii_strtoll (uri, NULL, 10));
  return TRUE;
}

static void
star_toggled_cb (AttacheReaderHeader *self)
{
  const gboolean is_starred = gtk_toggle_button_get_active (self->star);

  gtk_button_set_icon_name (GTK_BUTTON (self->star),
                            is_starred ? "starred-symbolic" : "non-starred-symbolic");
  if (!self->is_filling)
    g_signal_emit (self, signals[SIGNAL_STARRED], 0, is_starred);
}

static void
day_chosen_cb (AttacheReaderHeader *self, gint64 day)
{
  g_signal_emit (self, signals[SIGNAL_DATED], 0, day);
}

static void
attache_reader_header_dispose (GObject *object)
{
  g_clear_pointer (&ATTACHE_READER_HEADER (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (attache_reader_header_parent_class)->dispose (object);
}

static void
attache_reader_header_class_init (AttacheReaderHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GType type = G_TYPE_FROM_CLASS (klass);

  g_type_ensure (ATTACHE_TYPE_DAY_POPOVER);
  G_OBJECT_CLASS (klass)->dispose = attache_reader_header_dispose;
  signals[SIGNAL_STARRED] = g_signal_new ("starred", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[SIGNAL_DATED] = g_signal_new ("dated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_CARRIER_OPENED] = g_signal_new ("carrier-opened", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/attache/Attache/ui/attache-reader-header.ui");
  gtk_widget_class_bind_template_child (widget_class, AttacheReaderHeader, box);
  gtk_widget_class_bind_template_child (widget_class, AttacheReaderHeader, title);
  gtk_widget_class_bind_template_child (widget_class, AttacheReaderHeader, outlet);
  gtk_widget_class_bind_template_child (widget_class, AttacheReaderHeader, date);
  gtk_widget_class_bind_template_child (widget_class, AttacheReaderHeader, date_button);
  gtk_widget_class_bind_template_child (widget_class, AttacheReaderHeader, day_popover);
  gtk_widget_class_bind_template_child (widget_class, AttacheReaderHeader, length);
  gtk_widget_class_bind_template_child (widget_class, AttacheReaderHeader, star);
  gtk_widget_class_bind_template_child (widget_class, AttacheReaderHeader, kin);
  gtk_widget_class_bind_template_callback (widget_class, link_cb);
  gtk_widget_class_bind_template_child (widget_class, AttacheReaderHeader, versions);
  gtk_widget_class_bind_template_child (widget_class, AttacheReaderHeader, version);
  gtk_widget_class_bind_template_child (widget_class, AttacheReaderHeader, version_list);
  gtk_widget_class_bind_template_callback (widget_class, star_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_chosen_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "attache-reader-header");
}

static void
attache_reader_header_init (AttacheReaderHeader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
attache_reader_header_new (void)
{
  return g_object_new (ATTACHE_TYPE_READER_HEADER, NULL);
}

char *
attache_reader_header_describe_outlet (const AttacheArticleFields *fields, const char *country)
{
  g_autofree char *outlet = NULL;

  g_return_val_if_fail (fields != NULL, NULL);

  if (fields->outlet != NULL && country != NULL)
    /* Translators: outlet, and the two letters of its country. */
    outlet = g_strdup_printf (_ ("%s (%s)"), fields->outlet, country);
  else
    outlet = g_strdup (fields->outlet);
  if (outlet != NULL && fields->author != NULL)
    /* Translators: outlet, author. */
    return g_strdup_printf (_ ("%s, %s"), outlet, fields->author);
  if (outlet == NULL)
    return g_strdup (fields->author != NULL ? fields->author : _ ("Outlet unknown"));
  return g_steal_pointer (&outlet);
}

static void
set_article (AttacheReaderHeader *self, AttacheArticle *article, const char *country)
{
  const AttacheArticleFields *fields;
  guint minutes;
  g_autofree char *date = NULL;
  g_autofree char *length = NULL;
  g_autofree char *outlet = NULL;
  g_autofree char *outlet_line = NULL;
  g_autofree char *title = NULL;
  g_autofree char *tip = NULL;

  fields = attache_article_get_fields (article);
  minutes = MAX (1, (fields->n_words + READING_SPEED / 2) / READING_SPEED);
  date = attache_reader_header_describe_date (fields);
  /* Translators: how long an article takes to read. */
  length = g_strdup_printf (ngettext ("%u min", "%u min", minutes), minutes);
  outlet = attache_reader_header_describe_outlet (fields, country);
  title = attache_line_words (fields->title, 1000);
  gtk_label_set_label (self->title, title);
  /* The first words of the text make a poor title: they are set smaller. */
  if (fields->is_title_derived)
    gtk_widget_add_css_class (GTK_WIDGET (self->title), "derived");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->title), "derived");
  outlet_line = attache_line_words (outlet, 200);
  gtk_label_set_label (self->outlet, outlet_line);
  if (country != NULL && fields->outlet != NULL)
    tip = g_strdup_printf (_ ("Country of the outlet: %s"), country);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->outlet), tip);
  gtk_label_set_label (self->date, date);
  gtk_label_set_label (self->length, length);
  gtk_widget_set_visible (GTK_WIDGET (self->date_button),
                          fields->published == ATTACHE_TIME_UNKNOWN
                              || fields->published_basis == ATTACHE_BASIS_INFERRED);
  if (fields->published != ATTACHE_TIME_UNKNOWN)
    attache_day_popover_set_day (self->day_popover, fields->published);
  self->is_filling = TRUE;
  gtk_toggle_button_set_active (self->star, fields->is_starred);
  star_toggled_cb (self);
  self->is_filling = FALSE;
}

static void
version_clicked_cb (GtkButton *button, gpointer user_data)
{
  AttacheReaderHeader *self = user_data;
  const gint64 *id = g_object_get_data (G_OBJECT (button), "article-id");

  gtk_menu_button_popdown (self->versions);
  g_signal_emit (self, signals[SIGNAL_CARRIER_OPENED], 0, *id);
}

static void
add_version (AttacheReaderHeader *self, gint64 id, guint number, guint n_versions, gboolean is_own)
{
  /* Translators: a version of an article, and the last of them. */
  g_autofree char *words = g_strdup_printf (
      number == n_versions ? _ ("Version %u, the newest") : _ ("Version %u"), number);
  GtkWidget *button = gtk_button_new_with_label (words);

  gtk_widget_set_sensitive (button, !is_own);
  gtk_widget_add_css_class (button, "flat");
  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
  g_object_set_data_full (G_OBJECT (button), "article-id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (version_clicked_cb), self, 0);
  gtk_box_prepend (self->version_list, button);
}

static void
show_versions (AttacheReaderHeader *self, AttacheReading *reading)
{
  guint n_versions, own = 0;
  const gint64 *ids;
  g_autofree char *words = NULL;
  GtkWidget *child;
  gint64 id;

  ids = attache_reading_get_versions (reading, &n_versions);
  id = attache_article_get_fields (attache_reading_get_article (reading))->id;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->version_list))) != NULL)
    gtk_box_remove (self->version_list, child);
  for (guint i = 0; i < n_versions; i++)
    {
      own = ids[i] == id ? i + 1 : own;
      add_version (self, ids[i], i + 1, n_versions, ids[i] == id);
    }
  /* Translators: of an article whose text changed: which version this is, of how many. */
  words = g_strdup_printf (_ ("Version %u of %u"), own, n_versions);
  gtk_label_set_label (self->version, words);
  gtk_widget_set_visible (GTK_WIDGET (self->versions), n_versions > 1);
  if (n_versions > 1 && own < n_versions)
    gtk_widget_add_css_class (GTK_WIDGET (self->versions), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->versions), "warning");
}

void
attache_reader_header_set_reading (AttacheReaderHeader *self, AttacheReading *reading)
{
  const AttacheKin *const *kin;
  g_autofree char *words = NULL;
  guint n_kin;

  g_return_if_fail (ATTACHE_IS_READER_HEADER (self) && ATTACHE_IS_READING (reading));

  set_article (self, attache_reading_get_article (reading), attache_reading_get_country (reading));
  show_versions (self, reading);
  kin = attache_reading_get_kin (reading, &n_kin);
  words = describe_kin (kin, n_kin);
  gtk_label_set_markup (self->kin, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->kin), words != NULL);
}
